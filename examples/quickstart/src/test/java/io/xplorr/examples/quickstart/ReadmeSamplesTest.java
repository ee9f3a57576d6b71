package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.Connections;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.store.Store;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SyncResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's Java samples are the code below, which compiles. */
class ReadmeSamplesTest {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path THIS =
            Path.of("src", "test", "java", "io", "xplorr", "examples", "quickstart", "ReadmeSamplesTest.java");

    @ParameterizedTest
    @ValueSource(strings = {"sync", "connect"})
    void readme_showsTheCode(String sample) throws IOException {
        assertThat(normal(between(Files.readAllLines(README), "<!-- sample: " + sample + " -->", "```")))
                .isEqualTo(normal(between(Files.readAllLines(THIS), "// sample: " + sample, "// end")))
                .isNotEmpty();
    }

    // Spaces are the formatter's business here and the reader's there; comments explain to the reader only.
    private static String normal(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("```"))
                .map(line -> line.replaceAll("//.*", "").replaceAll("\\s+", ""))
                .collect(Collectors.joining());
    }

    private static List<String> between(List<String> lines, String start, String end) {
        return lines.stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(start))
                .skip(2)
                .takeWhile(line -> !line.equals(end))
                .toList();
    }

    static void sync(Store store, String roleArn, String externalId) {
        // sample: sync
        // -
        try (Xplorr xplorr =
                Xplorr.builder().addProvider(AwsProvider.create()).store(store).build()) {

            CloudConnection acme = CloudConnection.builder("acme")
                    .credentials(AwsCredentials.importedRole(roleArn, ExternalId.ofStored(externalId)))
                    .build();

            SyncResult result = xplorr.sync(acme);

            result.status();
            result.problems();
            result.moved();
            result.calls().spend();
        }
        // end
    }

    static Completion connect(Xplorr xplorr) {
        // sample: connect
        // -
        Connections connections = xplorr.connections(TenantId.of("acme"));
        PendingConnection pending = connections.begin(
                ConnectionRequest.builder("Acme production", Provider.AWS).build());
        Completion completion = connections.complete(pending.id(), "arn:aws:iam::123456789012:role/XplorrReadOnly");
        xplorr.scheduler().schedule(pending.id(), Schedule.every(Duration.ofHours(6)));
        // end
        return completion;
    }
}
