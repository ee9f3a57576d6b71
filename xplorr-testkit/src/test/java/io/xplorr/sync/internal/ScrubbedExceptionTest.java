package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScrubbedExceptionTest {
    @Test
    void of_secretsInEveryPlace_areGoneAndTheRestIsThere() {
        IOException cause = new IOException("sent CANARY");
        RuntimeException thrown = new IllegalStateException("CANARY is wrong", cause);
        thrown.addSuppressed(new IllegalArgumentException("closing CANARY"));

        String trace = trace(ScrubbedException.of(thrown, text -> text.replace("CANARY", "***")));

        assertThat(trace).doesNotContain("CANARY");
        assertThat(trace)
                .contains("java.lang.IllegalStateException: *** is wrong")
                .contains("Caused by: ")
                .contains("java.io.IOException: sent ***")
                .contains("Suppressed: ")
                .contains("java.lang.IllegalArgumentException: closing ***")
                .contains("ScrubbedExceptionTest.of_secretsInEveryPlace");
    }

    @Test
    void of_causesInACircle_ends() {
        RuntimeException inner = new RuntimeException("inner");
        RuntimeException outer = new RuntimeException("outer", inner);
        inner.initCause(outer);

        assertThat(trace(ScrubbedException.of(outer, text -> text)))
                .contains("outer")
                .contains("inner");
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
