package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.Connections;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.LocalKeyFile;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SyncResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/operating.md work: its metrics and its queries, on a company of which one region is closed. */
class OperatingDocTest {
    private static final String PAGE = "docs/operating.md";
    private static final int ONE_OF_THE_VERIFICATION = 1;

    @TempDir
    Path folder;

    @Test
    void page_showsTheCode() throws IOException {
        assertThat(DocSamples.shown(PAGE, "metrics"))
                .isEqualTo(DocSamples.written(SyncMetrics.class, "metrics"))
                .isNotEmpty();
        assertThat(DocSamples.shown(PAGE, "restart"))
                .isEqualTo(DocSamples.written(OperatingDocTest.class, "restart"))
                .isNotEmpty();
        assertThat(DocSamples.javaBlocks(PAGE)).isEqualTo(2);
    }

    @Test
    void restart_connectionsThatWereCompleted_areScheduledForTheirNextMoment() {
        TenantId acme = TenantId.of("acme");
        KeyEncryptionKey key = LocalKeyFile.addKey(folder.resolve("key"), "1");
        try (FakeCompany company = FakeCompany.start();
                JdbcStore store = JdbcStore.openFile(folder.resolve("store"))) {
            ConnectionId completed;
            try (Xplorr xplorr = builder(company, store)
                    .connectionStore(store.connections(key))
                    .build()) {
                Connections connections = xplorr.connections(acme);
                connections.begin(
                        ConnectionRequest.builder("not completed", Provider.AWS).build());
                completed = connect(company, connections).id();
                xplorr.sync(connections.connection(completed));
            }
            Instant restartedAt = Instant.now();
            try (Xplorr xplorr = builder(company, store)
                    .connectionStore(store.connections(key))
                    .build()) {

                restart(xplorr, List.of(acme));

                assertThat(xplorr.scheduler().schedules()).singleElement().satisfies(schedule -> {
                    assertThat(schedule.connectionId()).isEqualTo(completed);
                    assertThat(schedule.dueAt()).isAfter(restartedAt);
                });
            }
        }
    }

    private static void restart(Xplorr xplorr, List<TenantId> tenants) {
        // sample: restart
        for (TenantId tenant : tenants) {
            for (ConnectionStatus connection : xplorr.connections(tenant).list()) {
                if (connection.verifiedAt().isPresent()) {
                    xplorr.scheduler().schedule(connection.id(), Schedule.defaults());
                }
            }
        }
        // end
    }

    @Test
    void metrics_ofASync_countWhatItsResultTells() {
        SyncMetrics metrics = new SyncMetrics();

        SyncResult result = sync(metrics);

        assertThat(metrics.counts())
                .containsEntry("syncs[PARTIAL]", 1L)
                .containsEntry("problems[ACCESS_DENIED, PERMISSION]", 1L)
                .containsEntry("calls[ec2:DescribeInstances, REFUSED]", 1L)
                .containsEntry("calls[sts:AssumeRole, REFUSED]", 2L) // by a role that keeps others out
                .containsEntry(
                        "calls[ec2:DescribeInstances, ANSWERED]",
                        result.calls().of("ec2:DescribeInstances").count() - 1 + ONE_OF_THE_VERIFICATION);
        assertThat(metrics.usd()).isEqualByComparingTo(result.calls().spend());
    }

    @Test
    void queries_afterASync_tellWhatIsWrongAndThatNothingIsOld() throws Exception {
        sync(new SyncMetrics());

        List<List<String>> rows = new ArrayList<>();
        for (String query : DocSamples.text(PAGE, "health").split(";")) {
            rows.add(firstColumns(query, query.contains("open_problems") ? "code" : "dataset"));
        }

        assertThat(rows).containsExactly(List.of("ACCESS_DENIED"), List.of());
    }

    private SyncResult sync(SyncMetrics metrics) {
        try (FakeCompany company = FakeCompany.start();
                JdbcStore store = JdbcStore.openFile(folder.resolve("store"));
                Xplorr xplorr = builder(company, store).addListener(metrics).build()) {
            Connections connections = xplorr.connections(TenantId.of("acme"));
            return xplorr.sync(
                    connections.connection(connect(company, connections).id()));
        }
    }

    private static Xplorr.Builder builder(FakeCompany company, JdbcStore store) {
        return Xplorr.builder()
                .addProvider(AwsProvider.builder()
                        .credentialsProvider(company.ourIdentity())
                        .endpointOverride(company.endpoint())
                        .build())
                .store(store)
                .addListener(store.problemListener());
    }

    private static PendingConnection connect(FakeCompany company, Connections connections) {
        PendingConnection pending = connections.begin(ConnectionRequest.builder("Acme production", Provider.AWS)
                .addDataset(InventoryDatasets.INSTANCES)
                .build());
        AwsOnboarding kit = AwsOnboarding.builder(pending.externalId())
                .trusted(TrustedPrincipal.account(FakeCompany.OUR_ACCOUNT))
                .build();
        connections.complete(pending.id(), company.makeRole(FakeCompany.PRODUCTION, kit));
        return pending;
    }

    private List<String> firstColumns(String query, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("store"), "xplorr", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }
}
