package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.AccountState;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What syncs tell of the accounts that a payer pays for. */
class MemberAccountsTest extends SyncedConnectionFixture {
    @Test
    void sync_complete_showsWhenAndTheMemberAccounts() {
        SyncResult result = sync();

        ConnectionStatus status = connections.status(id);
        assertThat(status.state()).isEqualTo(CONNECTED);
        assertThat(status.syncedAt()).contains(result.startedAt().plus(result.duration()));
        assertThat(status.members())
                .containsExactly(
                        new MemberAccount("111122223333", Optional.of("payer"), AccountState.ACTIVE, true),
                        new MemberAccount("444455556666", Optional.empty(), AccountState.SUSPENDED, false));
        assertThat(status.openProblems()).isEmpty();
    }

    @Test
    void sync_accountsDenied_keepsTheMembersOfTheLastSyncThatReadThem() {
        sync();
        failing(ACCOUNTS, FakeFailure::denied);

        sync();

        assertThat(connections.status(id).members()).hasSize(2);
    }

    @Test
    void sync_payerConnectedAfterItsMember_endsTheComplaint() {
        provider.onVerify(request -> FakeProvider.works(request).toBuilder()
                .account("444455556666")
                .payer("111122223333")
                .build());
        ConnectionId member = connections
                .begin(ConnectionRequest.builder("Member", FAKE).build())
                .id();
        connections.complete(member, "role-2");

        assertThat(connections.status(member).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(member).openProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConnectionProblems.PAYER_NOT_CONNECTED);
            assertThat(problem.message()).contains("444455556666", "111122223333");
        });
        assertThat(xplorr.connections(TenantId.of("globex")).list()).isEmpty();

        sync(); // of the payer, which lists the member

        assertThat(connections.status(member).openProblems()).isEmpty();
        assertThat(connections.list())
                .allSatisfy(status -> assertThat(status.openProblems()).isEmpty());
    }

    @Test
    void complete_memberOfAConnectedPayer_saysNothingOfIt() {
        provider.onVerify(request -> FakeProvider.works(request).toBuilder()
                .account("444455556666")
                .payer(connections.status(id).account().orElseThrow())
                .build());
        ConnectionId member = connections
                .begin(ConnectionRequest.builder("Member", FAKE).build())
                .id();
        ConnectionId stranger = xplorr.connections(TenantId.of("globex"))
                .begin(ConnectionRequest.builder("Stranger", FAKE).build())
                .id();

        assertThat(connections.complete(member, "role-2").report().remarks()).isEmpty();
        assertThat(xplorr.connections(TenantId.of("globex"))
                        .complete(stranger, "role-3")
                        .report()
                        .remarks())
                .as("another tenant's payer is nobody's business")
                .hasSize(1);
    }
}
