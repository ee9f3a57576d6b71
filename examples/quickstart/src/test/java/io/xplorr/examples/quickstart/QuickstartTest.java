package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private static List<String> lines = List.of();

    @BeforeAll
    static void run() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void run_readsThePayerWholeAndTheOtherButForOneRegion() {
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("acme-payer", "COMPLETE"))
                .anySatisfy(line -> assertThat(line).contains("acme-production", "PARTIAL"))
                .anySatisfy(line -> assertThat(line).contains("ACCESS_DENIED in " + FakeCompany.DENIED_REGION))
                .anySatisfy(line -> assertThat(line).contains("What to do:"));
    }

    @Test
    void run_findsTheSpikeThatTheCompanyHasEveryMarch() {
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("Amazon Elastic Compute Cloud - Compute in Acme Data")
                        .containsPattern("\\d{4}-03-11 to \\d{4}-03-14"));
    }

    @Test
    void run_staysWithin100Columns() {
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void run_showsNoSecret() {
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains(FakeCompany.EXTERNAL_ID));
    }
}
