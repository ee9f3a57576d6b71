package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.Connections;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's Java samples are the code below, which compiles, and connects a fake company. */
class ReadmeSamplesTest {
    private final Page page = new Page(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"sync", "begin", "complete"})
    void readme_showsTheCode(String sample) throws IOException {
        assertThat(DocSamples.shown("README.md", sample))
                .isEqualTo(DocSamples.written(ReadmeSamplesTest.class, sample))
                .isNotEmpty();
        assertThat(DocSamples.javaBlocks("README.md")).isEqualTo(3);
    }

    @Test
    void connect_roleOfTheKit_isScheduled() {
        try (FakeCompany company = FakeCompany.start();
                Xplorr xplorr = xplorr(company)) {
            PendingConnection pending = begin(xplorr, FakeCompany.OUR_ACCOUNT);
            String roleArn = company.makeRole(FakeCompany.PAYER, kitOf(pending));

            complete(xplorr, pending, roleArn);

            assertThat(page.texts()).hasSize(2).anyMatch(text -> text.contains(FakeCompany.OUR_ACCOUNT));
            assertThat(xplorr.scheduler().schedules())
                    .extracting(ScheduledSync::connectionId)
                    .containsExactly(pending.id());
        }
    }

    @Test
    void connect_roleThatIsNotThere_isRefusedWithTheRemedyAndNotScheduled() {
        try (FakeCompany company = FakeCompany.start();
                Xplorr xplorr = xplorr(company)) {
            PendingConnection pending = begin(xplorr, FakeCompany.OUR_ACCOUNT);

            complete(xplorr, pending, "no ARN");

            assertThat(page.texts()).last().asString().contains("RoleArn");
            assertThat(xplorr.scheduler().schedules()).isEmpty();
        }
    }

    private static Xplorr xplorr(FakeCompany company) {
        return Xplorr.builder()
                .addProvider(AwsProvider.builder()
                        .credentialsProvider(company.ourIdentity())
                        .endpointOverride(company.endpoint())
                        .build())
                .build();
    }

    private static AwsOnboarding kitOf(PendingConnection pending) {
        return AwsOnboarding.builder(pending.externalId())
                .trusted(TrustedPrincipal.account(FakeCompany.OUR_ACCOUNT))
                .build();
    }

    /** What the customer's administrator sees. */
    private record Page(List<String> texts) {
        void show(String... more) {
            texts.addAll(List.of(more));
        }
    }

    static void sync(Path file, String roleArn, String externalId) {
        // sample: sync
        try (JdbcStore store = JdbcStore.openFile(file);
                Xplorr xplorr = Xplorr.builder()
                        .addProvider(AwsProvider.create())
                        .store(store)
                        .addListener(store.problemListener())
                        .build()) {

            CloudConnection acme = CloudConnection.builder("acme")
                    .credentials(AwsCredentials.importedRole(roleArn, ExternalId.ofStored(externalId)))
                    .build();

            SyncResult result = xplorr.sync(acme);

            result.status();
            result.problems();
            result.moved();
            result.calls().spend();

            store.reader().monthlyCost(acme.id(), CostDatasets.DAILY);
        }
        // end
    }

    private PendingConnection begin(Xplorr xplorr, String ourAccount) {
        // sample: begin
        Connections connections = xplorr.connections(TenantId.of("acme"));
        PendingConnection pending = connections.begin(
                ConnectionRequest.builder("Acme production", Provider.AWS).build());

        AwsOnboarding kit = AwsOnboarding.builder(pending.externalId())
                .trusted(TrustedPrincipal.account(ourAccount))
                .build();
        page.show(kit.guide(), kit.cloudFormationTemplate());
        // end
        return pending;
    }

    private void complete(Xplorr xplorr, PendingConnection pending, String roleArn) {
        Connections connections = xplorr.connections(pending.tenant());
        // sample: complete
        Completion completion = connections.complete(pending.id(), roleArn);
        if (completion instanceof Completion.Connected connected) {
            xplorr.scheduler().schedule(connected.connectionId(), Schedule.every(Duration.ofHours(6)));
        } else { // refused: the report says why, and what the administrator has to do
            completion.report().problems().forEach(problem -> page.show(problem.message(), problem.remedy()));
        }
        // end
    }
}
