package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static io.xplorr.connection.ConnectionState.PENDING;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static io.xplorr.connection.ConnectionState.REMOVED;
import static io.xplorr.connection.ConnectionState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether what the customer built lets a connection become readable. */
class CompleteConnectionTest extends ConnectionFixture {
    @Test
    void complete_roleThatPasses_isConnectedAndHandsItsOwnIdToTheProvider() {
        PendingConnection pending = connections.begin(REQUEST);
        find(report -> report);

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        CloudConnection connection = ((Completion.Connected) completion).connection();
        assertThat(connection.verified()).isTrue();
        assertThat(connection.tenant()).isEqualTo(ACME);
        assertThat(connection.displayName()).isEqualTo("Acme production");
        assertThat(connection).isEqualTo(connections.connection(pending.id()));
        assertThat(connection.credentials().settings()).containsEntry("principalUid", "uid-of-role-1");
        CredentialSource.Role offered = (CredentialSource.Role) verified.get(0).credentials();
        assertThat(offered.principal()).isEqualTo("role-1");
        assertThat(offered.externalId()).contains(pending.externalId());
        assertThat(verified.get(0).patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(verified.get(0).datasets()).containsExactly(THINGS);
        assertThat(verified.get(0).billedCalls()).isTrue();
        assertThat(verified.get(0).freshExternalIds().get())
                .isNotEqualTo(verified.get(0).freshExternalIds().get());
        ConnectionStatus status = connections.status(pending.id());
        assertThat(status.state()).isEqualTo(CONNECTED);
        assertThat(status.account()).contains("account-of-" + pending.id());
        assertThat(status.verifiedAt()).contains(clock.now());
        assertThat(status.expiresAt()).isEmpty();
        assertThat(status.principal()).contains("role-1");
    }

    @Test
    void complete_callsOfTheVerification_areCountedAndPriced() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onCall(call -> {
            if (call.number() == 1) {
                throw FakeFailure.throttled();
            }
        });

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(connections.verificationPrice(FAKE)).isEqualByComparingTo("0.01");
        assertThat(completion.report().calls().of("fake:verify").count()).isEqualTo(2);
        assertThat(completion.report().calls().spend()).isEqualByComparingTo(new BigDecimal("0.01"));
    }

    @Test
    void complete_requestNarrowedAndFree_asksTheProviderForThatOnly() {
        find(report -> report);
        PendingConnection pending = connections.begin(ConnectionRequest.builder("Acme", FAKE)
                .addDataset(DatasetId.of("cost.extra"))
                .addSetting("primaryRegion", "eu-central-1")
                .withoutBilledCalls()
                .build());

        connections.complete(pending.id(), "role-1");

        assertThat(verified.get(0).datasets()).containsExactly(DatasetId.of("cost.extra"));
        assertThat(verified.get(0).billedCalls()).isFalse();
        assertThat(verified.get(0).credentials().settings()).isEqualTo(Map.of("primaryRegion", "eu-central-1"));
    }

    @Test
    void complete_someDatasetDenied_isDegradedAndShowsTheProblem() {
        PendingConnection pending = connections.begin(REQUEST);
        find(report -> report.addPermission(DatasetPermission.of(
                DatasetId.of("cost.daily"), DatasetPermission.Status.DENIED, denied("cost.daily"))));

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(connections.status(pending.id()).state()).isEqualTo(DEGRADED);
        assertThat(connections.status(pending.id()).openProblems()).containsExactly(denied("cost.daily"));
    }

    @Test
    void complete_nothingCouldBeTold_isUndecidedAndNotConnected() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(request -> permissions(request, DatasetPermission.Status.UNKNOWN));

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(connections.status(pending.id()).state()).isEqualTo(PENDING);
    }

    @Test
    void complete_someCouldNotBeTold_isConnectedAndDegraded() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(
                request -> permissions(request, DatasetPermission.Status.UNKNOWN, DatasetPermission.Status.GRANTED));

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.WORKS_PARTLY);
        assertThat(connections.status(pending.id()).state()).isEqualTo(DEGRADED);
    }

    @Test
    void complete_refused_staysPendingForgetsTheCandidateAndMayBeTriedAgain() {
        PendingConnection pending = connections.begin(REQUEST);
        find(report -> report.addCheck(failed(Check.Weight.NEEDED)));

        Completion refused = connections.completeWithAccessKey(pending.id(), "key-1", Secret.of("secret-1"));

        assertThat(refused).isInstanceOf(Completion.Refused.class);
        assertThat(refused.report().verdict()).isEqualTo(ConnectionReport.Verdict.REFUSED);
        assertThat(connections.status(pending.id()).state()).isEqualTo(PENDING);
        assertThat(store.find(pending.id()).orElseThrow().keys().credentials()).isEmpty();
        assertThatThrownBy(() -> connections.connection(pending.id())).isInstanceOf(ConnectionStateException.class);
        assertThatThrownBy(() -> connections.verify(pending.id()))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("nothing was handed in");

        find(report -> report);
        assertThat(connections.complete(pending.id(), "role-2")).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_whatIsCompletedAlready_saysHowToGoOn() {
        ConnectionId id = connected();

        assertThatThrownBy(() -> connections.complete(id, "role-1"))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("completed already")
                .hasMessageContaining("verify");

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
    }

    @Test
    void complete_orVerify_whatIsRemoved_saysSo() {
        ConnectionId id = connected();
        connections.remove(id);

        assertThatThrownBy(() -> connections.complete(id, "role-1"))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("it is removed");
        assertThatThrownBy(() -> connections.verify(id))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("it is removed");
    }

    @Test
    void complete_onAnInterruptedThread_saysSoAndLeavesTheConnectionAsItWas() {
        ConnectionId id = connections.begin(REQUEST).id();
        provider.onCall(call -> {
            Thread.currentThread().interrupt();
            throw FakeFailure.throttled(); // so that it waits
        });

        assertThatThrownBy(() -> connections.complete(id, "role-1"))
                .isInstanceOfSatisfying(
                        XplorrException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STOPPED))
                .hasMessageContaining("verification was cancelled: its thread was interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(connections.status(id).state()).isEqualTo(PENDING);
    }

    @Test
    void complete_callsThatTakeTooLong_saysSoAndLeavesTheConnectionAsItWas() {
        ConnectionId id = connections.begin(REQUEST).id();
        provider.onCall(call -> {
            clock.advance(Duration.ofMinutes(11));
            throw FakeFailure.unavailable();
        });

        assertThatThrownBy(() -> connections.complete(id, "role-1"))
                .isInstanceOf(XplorrException.class)
                .hasMessageContaining("verification took longer than 10 minutes");

        assertThat(connections.status(id).state()).isEqualTo(PENDING);
    }

    @Test
    void complete_nothingHandedIn_namesWhatIsMissingAndCountsForNothing() {
        ConnectionId id = connections.begin(REQUEST).id();
        StoredConnection before = store.find(id).orElseThrow();

        assertThatNullPointerException()
                .isThrownBy(() -> connections.complete(id, null))
                .withMessage("roleReference");
        assertThatNullPointerException()
                .isThrownBy(() -> connections.completeWithAccessKey(id, "key-1", null))
                .withMessage("secret");

        assertThat(store.find(id)).contains(before);
    }

    @Test
    void complete_safetyUnknown_isNeverConnected() {
        PendingConnection pending = connections.begin(REQUEST);
        find(report ->
                report.addCheck(Check.unknown("external-id-required", Check.Weight.SAFETY, denied("cost.daily"))));

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(connections.status(pending.id()).state()).isEqualTo(PENDING);
    }

    @Test
    void complete_reportInWhichNothingPassed_isNeverConnected() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(request -> ConnectionReport.builder()
                .account("account-1")
                .addCheck(Check.skipped("assume", Check.Weight.NEEDED, "not looked at"))
                .build());

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(connections.status(pending.id()).state()).isEqualTo(PENDING);
    }

    @Test
    void complete_unsafeRole_isQuarantinedUntilAVerificationPasses() {
        PendingConnection pending = connections.begin(REQUEST);
        find(report -> report.addCheck(failed(Check.Weight.SAFETY)));

        assertThat(connections.complete(pending.id(), "role-1")).isInstanceOf(Completion.Refused.class);

        assertThat(connections.status(pending.id()).state()).isEqualTo(QUARANTINED);
        assertThatThrownBy(() -> connections.connection(pending.id())).isInstanceOf(ConnectionStateException.class);
        find(report -> report.addCheck(Check.unknown("external-id-required", Check.Weight.SAFETY, denied("x.y"))));
        connections.verify(pending.id());
        assertThat(connections.status(pending.id()).state()).as("undecided").isEqualTo(QUARANTINED);
        find(report -> report);
        connections.verify(pending.id());
        assertThat(connections.status(pending.id()).state()).isEqualTo(CONNECTED);
    }

    @Test
    void complete_afterItExpired_isRefusedAndRemoved() {
        PendingConnection pending = connections.begin(ConnectionRequest.builder("Acme", FAKE)
                .expiresAfter(Duration.ofHours(1))
                .build());
        find(report -> report);
        clock.advance(Duration.ofHours(1));

        Completion completion = connections.complete(pending.id(), "role-1");

        assertThat(completion.report().problems())
                .extracting(Problem::code)
                .containsExactly(ConnectionProblems.EXPIRED);
        assertThat(verified).as("no call is made").isEmpty();
        assertThat(connections.status(pending.id()).state()).isEqualTo(REMOVED);
        assertThat(store.find(pending.id()).orElseThrow().keys().externalId()).isEmpty();
    }

    @Test
    void pendingAndVerify_afterItExpired_areRefused() {
        ConnectionRequest shortLived = ConnectionRequest.builder("Acme", FAKE)
                .expiresAfter(Duration.ofHours(1))
                .build();
        PendingConnection first = connections.begin(shortLived);
        PendingConnection second = connections.begin(shortLived);
        StoredConnection held = store.find(second.id()).orElseThrow();
        Optional<CredentialSource> handedIn = Optional.of(role(second.externalId()));
        store.save(held.become(
                VERIFYING, held.keys().withCredentials(handedIn), held.facts().verifying()));
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> connections.pending(first.id())).isInstanceOf(ConnectionStateException.class);
        assertThat(connections.verify(second.id()).problems())
                .extracting(Problem::code)
                .containsExactly(ConnectionProblems.EXPIRED);

        assertThat(connections.status(first.id()).state()).isEqualTo(REMOVED);
        assertThat(connections.status(second.id()).state()).isEqualTo(REMOVED);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void complete_connectedAlready_throws() {
        ConnectionId id = connected();

        assertThatThrownBy(() -> connections.complete(id, "role-2"))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("state=CONNECTED");
    }

    @Test
    void complete_overtakenByAnother_countsForNothing() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(first -> {
            provider.onVerify(FakeProvider::works);
            connections.complete(pending.id(), "role-2");
            return FakeProvider.works(first);
        });

        assertThatThrownBy(() -> connections.complete(pending.id(), "role-1"))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("counts for nothing");

        assertThat(connections.status(pending.id()).principal()).contains("role-2");
    }

    @Test
    void complete_unsafeThoughAnotherRoleWasHandedInMeanwhile_countsForNothing() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(first -> {
            provider.onVerify(FakeProvider::works);
            connections.complete(pending.id(), "role-2");
            return FakeProvider.works(first).toBuilder()
                    .addCheck(failed(Check.Weight.SAFETY))
                    .build();
        });

        assertThatThrownBy(() -> connections.complete(pending.id(), "role-1"))
                .isInstanceOf(ConnectionStateException.class)
                .hasMessageContaining("counts for nothing");

        assertThat(connections.status(pending.id()).state()).isEqualTo(CONNECTED);
    }

    @Test
    void complete_removedMeanwhile_staysRemoved() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(request -> {
            connections.remove(pending.id());
            return FakeProvider.works(request);
        });

        assertThatThrownBy(() -> connections.complete(pending.id(), "role-1"))
                .isInstanceOf(ConnectionStateException.class);

        assertThat(connections.status(pending.id()).state()).isEqualTo(REMOVED);
        assertThat(store.find(pending.id()).orElseThrow().keys().credentials()).isEmpty();
    }

    @Test
    void complete_verifierThrows_standsWhereItStood() {
        PendingConnection pending = connections.begin(REQUEST);
        provider.onVerify(request -> {
            throw FakeFailure.denied();
        });

        assertThatThrownBy(() -> connections.complete(pending.id(), "role-1")).isInstanceOf(RuntimeException.class);

        assertThat(connections.status(pending.id()).state()).isEqualTo(PENDING);
        assertThat(store.find(pending.id()).orElseThrow().keys().credentials()).isEmpty();
        provider.onVerify(FakeProvider::works);
        assertThat(connections.complete(pending.id(), "role-1")).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_afterTheProcessDiedVerifying_goesOn() {
        PendingConnection pending = connections.begin(REQUEST);
        StoredConnection held = store.find(pending.id()).orElseThrow();
        store.save(held.become(VERIFYING, held.keys(), held.facts().verifying()));

        assertThat(connections.complete(pending.id(), "role-1")).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_brokenOneWithARoleOfAnotherAccount_isRefused() {
        ConnectionId id = connected();
        find(report -> report.addCheck(failed(Check.Weight.NEEDED)));
        connections.verify(id);
        find(report -> report.account("another-account"));

        Completion completion = connections.complete(id, "role-2");

        assertThat(completion.report().problems())
                .extracting(Problem::code)
                .containsExactly(ConnectionProblems.ACCOUNT_CHANGED);
        assertThat(connections.status(id).state()).isEqualTo(BROKEN);
        assertThat(connections.status(id).account()).contains("account-of-" + id);
    }
}
