package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static io.xplorr.connection.ConnectionState.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import org.junit.jupiter.api.Test;

/** What a sync may read: which connections, with which credentials, which datasets, and for how long. */
class SyncPermittedTest extends SyncedConnectionFixture {
    @Test
    void remove_whileASyncRuns_endsIt() {
        onFirst("fake:account", () -> connections.remove(id));

        SyncResult result = sync();

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ConnectionProblems.NOT_READABLE);
        assertThat(provider.calls(THINGS)).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(REMOVED);
    }

    @Test
    void verify_unsafeWhileASyncRuns_endsIt() {
        provider.onVerify(SyncedConnectionFixture::unsafe);
        onFirst("fake:account", () -> connections.verify(id));

        SyncResult result = sync();

        assertThat(result.problems()).extracting(Problem::message).anyMatch(text -> text.contains("QUARANTINED"));
        assertThat(provider.calls(THINGS)).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(QUARANTINED);
        assertThat(connections.status(id).openProblems())
                .noneMatch(problem -> problem.code().equals(ConnectionProblems.NOT_READABLE));
    }

    @Test
    void remove_byAnotherProcess_endsASyncThatNeedsNewCredentials() {
        try (Xplorr other = Xplorr.builder()
                .addProvider(provider)
                .timeSource(clock)
                .executor(clock.executor())
                .connectionStore(registered)
                .build()) {
            onFirst("fake:account", () -> {
                other.connections(ACME).remove(id);
                throw FakeFailure.expired();
            });

            SyncResult result = sync();

            assertThat(result.problems()).extracting(Problem::code).contains(ConnectionProblems.NOT_READABLE);
            assertThat(provider.calls("fake:authenticate")).hasSize(1);
            assertThat(provider.calls(THINGS)).isEmpty();
        }
    }

    @Test
    void sync_withAnOldValue_readsWithThePresentCredentials() {
        CloudConnection old = connections.connection(id);
        connections.beginRotation(id);
        connections.completeRotation(id);

        assertThat(xplorr.sync(old).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(connections.connection(id)).isNotEqualTo(old);
    }

    @Test
    void sync_registeredForSomeDatasets_readsThoseUnlessAskedForOthers() {
        ConnectionId some = connections
                .begin(ConnectionRequest.builder("Some", FAKE)
                        .addDataset(DatasetId.of("organization.accounts"))
                        .build())
                .id();
        connections.complete(some, "role-2");

        xplorr.sync(connections.connection(some));
        assertThat(provider.calls(THINGS)).isEmpty();

        xplorr.sync(
                connections.connection(some),
                SyncRequest.builder()
                        .addDataset(DatasetId.of("inventory.things"))
                        .build());
        assertThat(provider.calls(THINGS)).hasSize(1);
    }

    @Test
    void syncAndEstimate_datasetNotOffered_areRefused() {
        CloudConnection connection = connections.connection(id);
        DatasetId misspelt = DatasetId.of("inventory.thinks");
        SyncRequest asked = SyncRequest.builder().addDataset(misspelt).build();
        SyncRequest leftOut = SyncRequest.builder().addWithout(misspelt).build();

        assertThatThrownBy(() -> xplorr.sync(connection, asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("datasets")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThatThrownBy(() -> xplorr.estimate(connection, leftOut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("without")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThat(provider.calls(THINGS)).isEmpty();
    }

    @Test
    void sync_directConnection_isReadAndRegisteredNowhere() {
        assertThat(xplorr.sync(FakeProvider.connection("own")).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(xplorr.connections(TenantId.OPERATOR).list()).isEmpty();
    }

    @Test
    void sync_directConnectionWithARegisteredId_isRefused() {
        CloudConnection direct = CloudConnection.builder(id.value())
                .credentials(FakeProvider.connection("own").credentials())
                .build();

        assertThat(direct.verified()).isFalse();
        assertThatThrownBy(() -> xplorr.sync(direct))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(id.value());
    }

    @Test
    void estimate_connectionOfAnotherTenantsId_isRefused() {
        CloudConnection forged = CloudConnection.builder(id.value())
                .tenant(TenantId.of("globex"))
                .credentials(FakeProvider.connection("own").credentials())
                .build();

        assertThatThrownBy(() -> xplorr.estimate(forged, SyncRequest.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(id.value());
    }
}
