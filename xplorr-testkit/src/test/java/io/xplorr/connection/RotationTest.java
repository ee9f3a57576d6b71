package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.spi.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a connection goes over to another external ID or key. */
class RotationTest extends ConnectionFixture {
    @Test
    void rotation_ofARole_goesOverToANewIdOnlyWhenThatWorks() {
        ConnectionId id = connected();
        ExternalId old = connections.pending(id).externalId();

        Rotation rotation = connections.beginRotation(id);

        ExternalId next = rotation.externalId().orElseThrow();
        assertThat(next).isNotEqualTo(old);
        assertThat(connections.beginRotation(id)).as("again").isEqualTo(rotation);
        assertThat(connections.status(id).rotatingSince()).contains(clock.now());
        assertThat(externalIdInUse(id)).contains(old);

        find(report -> report.addCheck(failed(Check.Weight.NEEDED)));
        assertThat(connections.completeRotation(id)).isInstanceOf(Completion.Refused.class);
        assertThat(externalIdInUse(id)).as("refused").contains(old);
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);

        find(report -> report);
        assertThat(connections.completeRotation(id)).isInstanceOf(Completion.Connected.class);
        assertThat(((CredentialSource.Role) verified.get(0).credentials()).externalId())
                .contains(next);
        assertThat(externalIdInUse(id)).contains(next);
        assertThat(connections.pending(id).externalId()).isEqualTo(next);
        assertThat(connections.status(id).rotatingSince()).isEmpty();
    }

    @Test
    void rotation_idReplacedRatherThanAdded_isCompletedFromBroken() {
        ConnectionId id = connected();
        ExternalId next = connections.beginRotation(id).externalId().orElseThrow();
        accept(next);
        connections.verify(id);
        assertThat(connections.status(id).state()).isEqualTo(BROKEN);

        Completion completion = connections.completeRotation(id);

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(externalIdInUse(id)).contains(next);
    }

    @Test
    void rotation_refusedWhileBrokenOrQuarantined_leavesItSo() {
        ConnectionId broken = connected();
        connections.beginRotation(broken);
        ConnectionId quarantined = connected();
        connections.beginRotation(quarantined);
        find(report -> report.addCheck(failed(Check.Weight.SAFETY)));
        connections.verify(quarantined);
        find(report -> report.addCheck(failed(Check.Weight.NEEDED)));
        connections.verify(broken);

        assertThat(connections.completeRotation(broken)).isInstanceOf(Completion.Refused.class);
        assertThat(connections.completeRotation(quarantined)).isInstanceOf(Completion.Refused.class);

        assertThat(connections.status(broken).state()).isEqualTo(BROKEN);
        assertThat(connections.status(quarantined).state()).isEqualTo(QUARANTINED);
        assertThat(connections.status(broken).rotatingSince()).isPresent();
        find(report -> report);
        assertThat(connections.completeRotation(quarantined)).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void rotation_cancelled_keepsWhatItHasAndBeginsAnewWithAnotherId() {
        ConnectionId id = connected();
        ExternalId present = connections.pending(id).externalId();
        ExternalId first = connections.beginRotation(id).externalId().orElseThrow();

        connections.cancelRotation(id);
        connections.cancelRotation(id);

        assertThat(connections.status(id).rotatingSince()).isEmpty();
        assertThat(externalIdInUse(id)).contains(present);
        assertThatThrownBy(() -> connections.completeRotation(id)).hasMessageContaining("no rotation");
        assertThat(connections.beginRotation(id).externalId().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void rotation_completed_probesTheFormerIdUntilItIsRefused() {
        ConnectionId id = connected();
        ExternalId old = connections.pending(id).externalId();
        connections.beginRotation(id);
        connections.completeRotation(id);
        find(report -> report);

        connections.verify(id);
        List<VerificationRequest> all = new ArrayList<>(verified);
        find(report ->
                report.addCheck(Check.passed(Check.FORMER_EXTERNAL_ID_REFUSED, Check.Weight.ADVICE, "it is refused")));
        connections.verify(id);
        connections.verify(id);
        all.addAll(verified);

        assertThat(all)
                .extracting(VerificationRequest::formerExternalId)
                .containsExactly(Optional.of(old), Optional.of(old), Optional.empty());
    }

    @Test
    void rotation_ofAnUnsafeRole_quarantines() {
        ConnectionId id = connected();
        connections.beginRotation(id);
        find(report -> report.addCheck(failed(Check.Weight.SAFETY)));

        connections.completeRotation(id);

        assertThat(connections.status(id).state()).isEqualTo(QUARANTINED);
    }

    @Test
    void rotation_notBegun_throws() {
        ConnectionId id = connected();

        assertThatThrownBy(() -> connections.completeRotation(id))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("no rotation");
    }

    @Test
    void rotation_ofOneOfAGroup_movesTheGroupToOneNewId() {
        ConnectionRequest member = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-1")
                .build();
        ConnectionId first = connections.begin(member).id();
        ConnectionId second = connections.begin(member).id();
        connections.complete(first, "role-1");
        connections.complete(second, "role-2");

        ExternalId next = connections.beginRotation(first).externalId().orElseThrow();
        connections.completeRotation(first);

        assertThat(connections.beginRotation(second).externalId()).contains(next);
        assertThat(connections.begin(member).externalId()).as("a new member").isEqualTo(next);
    }

    @Test
    void rotation_ofAGroup_takesItsPendingMembersAlong() {
        ConnectionRequest member = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-1")
                .build();
        ConnectionId first = connections.begin(member).id();
        ConnectionId shown = connections.begin(member).id();
        ConnectionId completed = connections.begin(member).id();
        connections.complete(first, "role-1");
        ExternalId next = connections.beginRotation(first).externalId().orElseThrow();
        connections.completeRotation(first);

        connections.complete(completed, "role-3");

        assertThat(connections.pending(shown).externalId()).isEqualTo(next);
        assertThat(externalIdInUse(completed)).contains(next);
    }

    @Test
    void rotation_ofAnAccessKey_goesOverToTheSecondOnlyWhenThatWorks() {
        ConnectionId id = connections.begin(REQUEST).id();
        connections.completeWithAccessKey(id, "key-1", Secret.of("secret-1"));

        assertThat(connections.beginRotation(id).externalId()).isEmpty();
        assertThatThrownBy(() -> connections.completeRotation(id)).isInstanceOf(ConnectionStateException.class);
        find(report -> report.account("another-account"));
        assertThat(connections.completeRotationWithAccessKey(id, "key-2", Secret.of("secret-2")))
                .as("a key of another account")
                .isInstanceOf(Completion.Refused.class);
        assertThat(connections.status(id).principal()).contains("key-1");
        find(report -> report);
        assertThat(connections.completeRotationWithAccessKey(id, "key-2", Secret.of("secret-2")))
                .isInstanceOf(Completion.Connected.class);
        assertThat(connections.status(id).principal()).contains("key-2");
    }
}
