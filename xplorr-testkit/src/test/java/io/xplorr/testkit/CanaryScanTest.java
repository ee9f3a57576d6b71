package io.xplorr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xplorr.testkit.aws.access.SecretScan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reads all that the module's tests have logged at TRACE and reported, after they have run: no secret may be in it. */
class CanaryScanTest {
    @Test
    void logsAndReportsOfAllTests_holdNoSecret() {
        String directory = System.getProperty("canary.directory");
        assumeTrue(directory != null, "runs after the other tests, in Maven");
        Path log = Path.of(directory, "trace.log");
        SecretScan scan = SecretScan.ofFakeAws();

        assertThat(log).as("what the other tests logged").isNotEmptyFile();
        assertThat(scan.hitsIn(log)).isEmpty();
        assertThat(scan.hitsIn(Path.of(directory, "surefire-reports"))).isEmpty();
        System.out.printf("canary scan: no secret in %.1f MB%n", log.toFile().length() / 1e6);
    }
}
