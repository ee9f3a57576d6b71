package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.spi.CallException;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import org.junit.jupiter.api.Test;

/** What a later look at a connection changes, and what it leaves. */
class VerifyConnectionTest extends ConnectionFixture {
    @Test
    void verify_billedAnswerLost_spendsNoMoreThanWasAnnounced() {
        ConnectionId id = connected();
        provider.failNext("fake:verify", FakeFailure.lost(), FakeFailure.lost());

        assertThatThrownBy(() -> connections.verify(id))
                .isInstanceOfSatisfying(
                        CallException.class, e -> assertThat(e.error().code()).isEqualTo(ProblemCode.BUDGET_EXHAUSTED));

        assertThat(provider.calls("fake:verify")).as("with that of connecting").hasSize(2);
        provider.heal();
    }

    @Test
    void verify_unsafeThoughOvertaken_quarantines() {
        ConnectionId id = connected();
        provider.onVerify(first -> {
            provider.onVerify(FakeProvider::works);
            connections.verify(id);
            return FakeProvider.works(first).toBuilder()
                    .addCheck(failed(Check.Weight.SAFETY))
                    .build();
        });

        connections.verify(id);

        assertThat(connections.status(id).state()).isEqualTo(QUARANTINED);
        assertThat(connections.status(id).openProblems()).isNotEmpty();
    }

    @Test
    void verify_rotationCompletedJustBefore_leavesTheNewCredentials() {
        ConnectionId id = connected();
        ExternalId next = connections.beginRotation(id).externalId().orElseThrow();
        Runnable[] before = {() -> connections.completeRotation(id)};
        ConnectionStore late = new ForwardingConnectionStore(store) {
            @Override
            public boolean save(StoredConnection connection) {
                Runnable once = before[0];
                before[0] = () -> {};
                once.run();
                return super.save(connection);
            }
        };
        Xplorr other = Xplorr.builder()
                .addProvider(provider)
                .timeSource(clock)
                .executor(clock.executor())
                .connectionStore(late)
                .build();

        other.connections(ACME).verify(id);

        assertThat(externalIdInUse(id)).contains(next);
        other.close();
    }

    @Test
    void verify_connectedOne_isReadableMeanwhileAndImpatient() {
        ConnectionId id = connected();
        provider.onVerify(request -> {
            verified.add(request);
            assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
            assertThat(connections.connection(id)).isNotNull();
            return FakeProvider.works(request);
        });

        connections.verify(id);

        assertThat(verified.get(0).patience()).isZero();
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
    }

    @Test
    void verify_connectedOneRefused_isBrokenAndComesBackByVerifying() {
        ConnectionId id = connected();
        find(report -> report.addCheck(failed(Check.Weight.NEEDED)));

        connections.verify(id);

        assertThat(connections.status(id).state()).isEqualTo(BROKEN);
        assertThatThrownBy(() -> connections.connection(id)).isInstanceOf(ConnectionStateException.class);
        connections.verify(id);
        assertThat(connections.status(id).state()).as("refused again").isEqualTo(BROKEN);
        find(report -> report);
        connections.verify(id);
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems()).isEmpty();
    }

    @Test
    void verify_undecided_leavesAConnectedOneAsItIs() {
        ConnectionId id = connected();
        find(report -> report.addCheck(Check.unknown("assume", Check.Weight.NEEDED, denied("x.y"))));

        connections.verify(id);

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
    }
}
