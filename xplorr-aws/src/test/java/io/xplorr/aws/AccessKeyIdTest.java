package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessKeyIdTest {
    @Test
    void parse_keyOfUser_isLasting() {
        assertThat(AccessKeyId.parse("AKIAIOSFODNN7EXAMPLE").isTemporary()).isFalse();
    }

    @Test
    void parse_keyOfSession_isTemporary() {
        assertThat(AccessKeyId.parse("ASIAIOSFODNN7EXAMPLE").isTemporary()).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                       | empty
            `  `                                     | empty
            ` AKIAIOSFODNN7EXAMPLE`                  | blanks or line breaks around
            `AKIAIOSFODNN7EXAMPLE\u00a0`             | had 21 characters
            akiaiosfodnn7example                     | capital letters
            AKIAIOSFODNN7EXAMPL                      | had 19 characters
            AKIAIOSFODNN7EXAMPLEX                    | had 21 characters
            AROAIOSFODNN7EXAMPLE                     | unique id
            AIDAIOSFODNN7EXAMPLE                     | unique id
            arn:aws:iam::111122223333:user/alice     | an ARN
            wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | secret access key
            """)
    void parse_anythingElse_refusedWithoutShowingIt(String text, String why) {
        assertThatThrownBy(() -> AccessKeyId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("access key id is not usable: ")
                .hasMessageContaining(why)
                .message()
                .satisfies(message -> assertThat(text.isBlank() || !message.contains(text.strip()))
                        .isTrue());
    }
}
