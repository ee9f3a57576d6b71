package io.xplorr.examples.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

class JsonWriterTest {
    @Test
    void nesting_hasCommasBetweenAndNowhereElse() {
        String json = written(out -> out.beginObject()
                .name("a")
                .beginArray()
                .value(1)
                .value("x")
                .beginObject()
                .endObject()
                .beginArray()
                .endArray()
                .endArray()
                .name("b")
                .value((String) null)
                .name("c")
                .beginObject()
                .name("d")
                .value(-2)
                .endObject()
                .endObject());

        assertThat(json).isEqualTo("{\"a\":[1,\"x\",{},[]],\"b\":null,\"c\":{\"d\":-2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "quote \" backslash \\ slash /",
                "\u0000\u0001\b\t\n\u000b\f\r\u001b\u001f\u007f",
                "Grüße, 料金, \u2028\u2029\ufeff",
                "emoji \uD83D\uDCB8 and a flag \uD83C\uDDEA\uD83C\uDDFA"
            })
    void value_anyText_isReadBackAsItWas(String text) throws JsonProcessingException {
        String json = written(out -> out.beginObject().name(text).value(text).endObject());

        assertThat(json).matches("[ -~]*");
        assertThat(new ObjectMapper().readTree(json).get(text).textValue()).isEqualTo(text);
    }

    @Test
    void value_halfOfAnEmoji_staysReadable() {
        assertThat(written(out -> out.value("\uD83D!"))).isEqualTo("\"\\ud83d!\"");
    }

    @Test
    void value_numberInAnotherLanguage_staysANumber() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(written(out -> out.value(1234567L))).isEqualTo("1234567");
            assertThat(written(out -> out.value("\n"))).isEqualTo("\"\\u000a\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String written(Consumer<JsonWriter> writing) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        writing.accept(new JsonWriter(out));
        out.flush();
        return text.toString();
    }
}
