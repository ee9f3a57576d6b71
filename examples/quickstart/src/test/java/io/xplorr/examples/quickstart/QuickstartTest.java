package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    private static List<String> lines = List.of();

    @BeforeAll
    static void run(@TempDir Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(folder, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void run_connectsBothAccountsAndShowsWhatItLookedAt() {
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("Acme payer: Connected. 3 of 3 datasets"))
                .anySatisfy(line -> assertThat(line).contains("Acme production: Connected. 5 of 5 datasets"))
                .anySatisfy(line -> assertThat(line).contains("PASSED", "refuses us without its external ID"));
    }

    @Test
    void run_secondSync_readsLessAndSpendsLess() {
        List<String> increment = lines.stream()
                .dropWhile(line -> !line.startsWith("The second sync"))
                .filter(line -> line.startsWith("  Acme payer"))
                .limit(1)
                .flatMap(line -> Stream.of(line.strip().split("  +")))
                .toList();

        assertThat(increment).as("slices held, due, calls, dollars").hasSize(5);
        assertThat(Integer.parseInt(increment.get(1))).isEqualTo(16);
        assertThat(Integer.parseInt(increment.get(2))).isBetween(2, 4);
    }

    @Test
    void run_readsThePayerWholeAndTheOtherButForOneRegion() {
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("Acme payer", "COMPLETE", "CONNECTED"))
                .anySatisfy(line -> assertThat(line).contains("Acme production", "PARTIAL", "DEGRADED"))
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
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains("xplorr-ext-"));
    }
}
