package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.AwsActions;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.PendingConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No session that we ask for can do more than we need it for, whatever the role allows. */
class SessionPolicyTest {
    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final DatasetId VOLUMES = DatasetId.of("inventory.volumes");

    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.connections.begin(
            FakeCustomer.request().addDataset(VOLUMES).build());
    private final FakeRole role = customer.role(customer.payer, pending).allowing("*");

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void assumeRole_verificationProbesAndSync_areEachNarrowed() {
        customer.complete(pending, role);
        customer.connections.beginRotation(pending.id());
        customer.connections.completeRotation(pending.id());
        customer.connections.verify(pending.id());
        customer.xplorr.sync(
                customer.connections.connection(pending.id()),
                SyncRequest.builder().addDataset(VOLUMES).build());

        String volumes = AwsActions.sessionPolicy(List.of(VOLUMES));
        assertThat(customer.assumptions.all())
                .extracting(request -> request.getOrDefault("Policy", "none"))
                .startsWith(volumes, NOTHING, NOTHING)
                .endsWith(volumes)
                .containsOnly(volumes, NOTHING);
    }

    @Test
    void assumeRole_openRole_mintsASessionThatCanDoNothing() {
        role.trust(attempt -> true);

        ConnectionReport report = customer.complete(pending, role).report();

        assertThat(report.verdict()).isEqualTo(ConnectionReport.Verdict.UNSAFE);
        assertThat(customer.assumptions.all())
                .filteredOn(request -> !request.containsKey("ExternalId"))
                .extracting(request -> request.get("Policy"))
                .containsExactly(NOTHING);
    }

    @Test
    void sync_everythingLeftOut_takesASessionThatCanDoNothing() {
        customer.complete(pending, role);
        SyncRequest.Builder nothing = SyncRequest.builder();
        AwsActions.datasets().forEach(nothing::addWithout);

        SyncStatus status = customer.xplorr
                .sync(customer.connections.connection(pending.id()), nothing.build())
                .status();

        assertThat(status).isEqualTo(SyncStatus.COMPLETE);
        List<Map<String, String>> assumed = customer.assumptions.all();
        assertThat(assumed.get(assumed.size() - 1)).containsEntry("Policy", NOTHING);
    }

    @Test
    void begin_misspeltDataset_isRefused() {
        DatasetId misspelt = DatasetId.of("cost.daly");

        assertThatThrownBy(() -> customer.connections.begin(
                        FakeCustomer.request().addDataset(misspelt).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("datasets")
                .hasMessageContaining("cost.daily")
                .hasMessageEndingWith("was: cost.daly");
    }
}
