package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static io.xplorr.connection.ConnectionState.PENDING;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static io.xplorr.connection.ConnectionState.REMOVED;
import static io.xplorr.connection.ConnectionState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Price;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registry, above a provider whose verification finds what the test says. */
class ConnectionsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Provider FAKE = Provider.of("fake");
    private static final DatasetId THINGS = DatasetId.of("inventory.things");
    private static final ConnectionRequest REQUEST =
            ConnectionRequest.builder("Acme production", FAKE).build();

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final FakeProvider provider = FakeProvider.builder(clock)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .addDataset(Dataset.builder("cost.extra").offByDefault().build(), request -> List.<CloudRecord>of())
            .prices(action -> action.equals("fake:verify") ? Price.of("0.01") : Price.FREE)
            .build();
    private final ConnectionStore store = ConnectionStore.inMemory();
    private final Xplorr xplorr = Xplorr.builder()
            .addProvider(provider)
            .timeSource(clock)
            .executor(clock.executor())
            .connectionStore(store)
            .build();
    private final Connections connections = xplorr.connections(ACME);
    private final List<VerificationRequest> verified = new ArrayList<>();

    @AfterEach
    void close() {
        xplorr.close();
    }

    @Test
    void begin_anyRequest_issuesAnIdOfItsOwnThatStaysTheSame() {
        PendingConnection first = connections.begin(REQUEST);
        PendingConnection second = connections.begin(REQUEST);

        assertThat(first.externalId().reveal()).matches("xplorr-ext-[a-z2-7]{32}");
        assertThat(second.externalId()).isNotEqualTo(first.externalId());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(connections.pending(first.id())).isEqualTo(first);
        assertThat(first.expiresAt()).isEqualTo(clock.now().plus(Duration.ofHours(48)));
        assertThat(connections.status(first.id()).state()).isEqualTo(PENDING);
        assertThat(connections.list())
                .extracting(ConnectionStatus::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void begin_providerNotAdded_isRefused() {
        assertThatThrownBy(() -> connections.begin(
                        ConnectionRequest.builder("Acme", Provider.AWS).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aws");
    }

    @Test
    void beginAndImport_datasetNotOffered_areRefused() {
        ConnectionRequest misspelt = ConnectionRequest.builder("Acme", FAKE)
                .addDataset(DatasetId.of("inventory.thinks"))
                .build();

        assertThatThrownBy(() -> connections.begin(misspelt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("datasets")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThatThrownBy(() -> connections.importExisting(misspelt, role(ExternalId.ofStored("legacy-id-0001"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("was: inventory.thinks");
        assertThat(connections.list()).isEmpty();
    }

    @Test
    void begin_sameGroup_sharesTheIdWithinTheTenantOnly() {
        ConnectionRequest member = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-1")
                .build();
        ConnectionRequest otherGroup = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-2")
                .build();
        ExternalId shared = connections.begin(member).externalId();

        assertThat(connections.begin(member).externalId()).isEqualTo(shared);
        assertThat(connections.begin(otherGroup).externalId()).isNotEqualTo(shared);
        assertThat(connections.begin(REQUEST).externalId()).isNotEqualTo(shared);
        assertThat(xplorr.connections(TenantId.of("globex")).begin(member).externalId())
                .isNotEqualTo(shared);
    }

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

    @Test
    void remove_connectedOne_isForgottenButItsEnd() {
        ConnectionId id = connected();
        CloudConnection kept = connections.connection(id);

        connections.remove(id);
        connections.remove(id);

        assertThat(connections.list()).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(REMOVED);
        assertThat(connections.status(id).principal()).isEmpty();
        assertThat(store.find(id).orElseThrow().keys()).isEqualTo(ConnectionKeys.of(Optional.empty(), 0));
        assertThatThrownBy(() -> xplorr.sync(kept)).isInstanceOf(ConnectionStateException.class);
        assertThatThrownBy(() -> connections.pending(id)).isInstanceOf(ConnectionStateException.class);
        assertThatThrownBy(() -> connections.verify(id)).isInstanceOf(ConnectionStateException.class);
    }

    @Test
    void importExisting_roleWithItsOwnId_isVerifiedWithIt() {
        find(report -> report);

        Completion completion = connections.importExisting(REQUEST, role(ExternalId.ofStored("legacy-id-0001")));

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(((CredentialSource.Role) verified.get(0).credentials()).externalId())
                .contains(ExternalId.ofStored("legacy-id-0001"));
        assertThat(externalIdInUse(completion.connectionId())).contains(ExternalId.ofStored("legacy-id-0001"));
    }

    @Test
    void importExisting_idThatWasIssued_isRefusedWithoutShowingIt() {
        ExternalId issued = connections.begin(REQUEST).externalId();

        assertThatThrownBy(() -> xplorr.connections(TenantId.of("globex")).importExisting(REQUEST, role(issued)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issued for another connection")
                .hasMessageNotContaining(issued.reveal());
        assertThat(verified).isEmpty();
    }

    @Test
    void importExisting_roleWithoutId_isRefused() {
        CredentialSource open = new CredentialSource.Role(FAKE, "role-1", Optional.empty(), Map.of());

        assertThatThrownBy(() -> connections.importExisting(REQUEST, open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external ID");
    }

    @Test
    void anyMethod_unknownId_throwsTheSame() {
        ConnectionId unknown = ConnectionId.of("conn-unknown");

        assertThatThrownBy(() -> connections.status(unknown))
                .isInstanceOfSatisfying(
                        UnknownConnectionException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_REQUEST))
                .hasMessageContaining("conn-unknown");
    }

    private ConnectionId connected() {
        ConnectionId id = connections.begin(REQUEST).id();
        connections.complete(id, "role-1");
        return id;
    }

    private Optional<ExternalId> externalIdInUse(ConnectionId id) {
        return ((CredentialSource.Role) connections.connection(id).credentials()).externalId();
    }

    private static ConnectionReport permissions(VerificationRequest request, DatasetPermission.Status... found) {
        ConnectionReport.Builder report = ConnectionReport.builder()
                .account("account-of-" + request.connectionId())
                .addCheck(Check.passed("assume", Check.Weight.NEEDED, "it lets us in"));
        for (DatasetPermission.Status status : found) {
            report.addPermission(
                    DatasetPermission.of(DatasetId.of("some." + status.name().toLowerCase(Locale.ROOT)), status));
        }
        return report.build();
    }

    /** Makes every verification be refused but with this external ID. */
    private void accept(ExternalId externalId) {
        provider.onVerify(request -> {
            ConnectionReport.Builder report = FakeProvider.works(request).toBuilder();
            boolean known =
                    ((CredentialSource.Role) request.credentials()).externalId().equals(Optional.of(externalId));
            return known
                    ? report.build()
                    : report.addCheck(failed(Check.Weight.NEEDED)).build();
        });
    }

    /** Makes every verification find what works, changed like this. */
    private void find(UnaryOperator<ConnectionReport.Builder> change) {
        verified.clear();
        provider.onVerify(request -> {
            verified.add(request);
            return change.apply(FakeProvider.works(request).toBuilder()).build();
        });
    }

    private static CredentialSource role(ExternalId externalId) {
        return new CredentialSource.Role(FAKE, "role-1", Optional.of(externalId), Map.of());
    }

    private static Check failed(Check.Weight weight) {
        return Check.failed(
                "some-check",
                weight,
                Problem.builder(new ProblemCode("SOME_CHECK"))
                        .message("It failed.")
                        .build());
    }

    private static Problem denied(String dataset) {
        return Problem.builder(ProblemCode.ACCESS_DENIED)
                .kind(ErrorKind.PERMISSION)
                .dataset(DatasetId.of(dataset))
                .message("It is denied.")
                .build();
    }
}
