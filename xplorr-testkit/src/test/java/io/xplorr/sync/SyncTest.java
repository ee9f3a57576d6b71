package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.COST_ID;
import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.CallError;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.FollowOn;
import io.xplorr.spi.Page;
import io.xplorr.spi.Price;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.SliceState;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a sync gets, keeps and tells, over a cloud without HTTP and on a manual clock. */
class SyncTest {
    private static final CloudConnection ACME = FakeProvider.connection("acme");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final InMemoryStore store = Store.inMemory();

    @Test
    void sync_allReadable_isCompleteAndHoldsEveryPage() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.records(THINGS_ID)).isEqualTo(12);
        assertThat(things()).hasSize(12).doesNotHaveDuplicates();
        assertThat(result.calls().of("fake:inventory.things").count()).isEqualTo(6);
    }

    @Test
    void sync_oneRegionDenied_keepsItsOldContentAndCompletesTheOthers() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        sync(cloud);
        clock.advance(Duration.ofHours(6));
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1") && call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(things()).hasSize(8);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.scope()).contains(Scope.region("eu-west-1"));
            assertThat(problem.dataset()).contains(THINGS_ID);
            assertThat(problem.remedy()).isNotEmpty();
        });
        assertThat(outcome(result, "eu-west-1")).isInstanceOf(SliceOutcome.Kept.class);
        assertThat(outcome(result, "us-east-1")).isInstanceOf(SliceOutcome.Replaced.class);
        assertThat(ageOf("eu-west-1")).isEqualTo(Duration.ofHours(6));
        assertThat(ageOf("us-east-1")).isEqualTo(Duration.ZERO);
    }

    @Test
    void sync_deniedInTheMiddleOfAChain_writesNothingOfIt() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 2) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(things()).isEmpty();
        assertThat(result.outcomes()).allMatch(SliceOutcome.Missing.class::isInstance);
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(SyncFailedException.class)
                .hasMessageContaining("ACCESS_DENIED");
    }

    @Test
    void sync_datasetOfAnotherAccount_isCompleteAndNotedUnlessItWasReadBefore() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 2)).build();
        cloud.onCall(call -> anotherAccountsThings(call));

        SyncResult first = sync(cloud);

        assertThat(first.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(first.outcomes()).hasSize(2).allMatch(SliceOutcome.NotApplicable.class::isInstance);
        assertThat(first.problems())
                .hasSize(2)
                .allMatch(problem -> problem.severity() == Problem.Severity.INFO
                        && problem.dataset().isPresent());

        cloud.onCall(call -> {});
        sync(cloud);
        cloud.onCall(call -> anotherAccountsThings(call));
        SyncResult third = sync(cloud);

        assertThat(third.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(third.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(third.problems()).allMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        assertThat(things()).as("nothing is deleted").hasSize(4);
    }

    private static void anotherAccountsThings(FakeCall call) {
        if (call.action().equals("fake:inventory.things")) {
            throw FakeFailure.of(CallError.of(
                    ErrorKind.PERMISSION,
                    CallError.Reaction.NOT_APPLICABLE,
                    new ProblemCode("ANOTHER_ACCOUNT"),
                    "AccessDenied",
                    "Ask the payer.",
                    "Connect it."));
        }
    }

    @Test
    void sync_vanishedThings_areGoneAfterwards() {
        AtomicReference<Integer> count = new AtomicReference<>(5);
        FakeProvider cloud = cloud().addDataset(
                        THINGS,
                        (request, page) -> FakeCloud.thingsOn(1, count.get()).page(request, page))
                .build();
        sync(cloud);
        count.set(2);

        sync(cloud);

        assertThat(things()).hasSize(4);
    }

    @Test
    void sync_throttledForAMinute_waitsItOutAndCountsIt() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1")
                    && call.action().equals("fake:inventory.things")
                    && secondsIn(call) < 60) {
                throw FakeFailure.throttled();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.duration()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(3));
        CallCount calls = result.calls().of("fake:inventory.things");
        assertThat(calls.throttled()).isPositive().isEqualTo(calls.retried()).isEqualTo(calls.failed());
    }

    @Test
    void sync_throttledWithoutEnd_endsAtTheCallsDeadline() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1") && call.action().equals("fake:inventory.things")) {
                throw FakeFailure.throttled();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.duration()).isLessThan(Duration.ofMinutes(3));
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.THROTTLED);
    }

    @Test
    void sync_brokenForAWhile_recovers() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && secondsIn(call) < 40) {
                throw FakeFailure.unavailable();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).hasSize(8);
    }

    @Test
    void sync_samePageTokenForEver_endsWithOneProblem() {
        FakeProvider cloud = cloud().addDataset(
                        THINGS, (request, page) -> Page.of(List.of(FakeCloud.thing(request, "x")), "p1"))
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsOnly(ProblemCode.PAGE_TOKEN_REPEATED);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(4);
        assertThat(things()).isEmpty();
    }

    @Test
    void sync_tokensInACycle_end() {
        FakeProvider cloud = cloud().addDataset(THINGS, (request, page) -> Page.of(List.of(), "p" + (page % 3 + 1)))
                .build();

        assertThat(sync(cloud).problems()).extracting(Problem::code).containsOnly(ProblemCode.PAGE_TOKEN_REPEATED);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(8);
    }

    @Test
    void sync_pagesWithoutEnd_endAtTheBound() {
        FakeProvider cloud = cloud().addDataset(THINGS, (request, page) -> Page.of(List.of(), "p" + (page + 1)))
                .build();

        try (Xplorr xplorr =
                FakeCloud.xplorr(clock, cloud).store(store).maxPagesPerRead(50).build()) {
            SyncResult result = xplorr.sync(ACME);

            assertThat(result.problems()).extracting(Problem::code).containsOnly(ProblemCode.TOO_MANY_PAGES);
        }
        assertThat(cloud.calls("fake:inventory.things")).hasSize(100);
    }

    @Test
    void sync_emptyPageWithToken_goesOn() {
        FakeProvider cloud = cloud().addDataset(
                        THINGS,
                        (request, page) -> page == 0
                                ? Page.of(List.of(), "p1")
                                : Page.of(List.of(FakeCloud.thing(request, "x")), ""))
                .build();

        assertThat(sync(cloud).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).hasSize(2);
    }

    @Test
    void sync_expiredInTheMiddleOfPaging_refreshesOnceAndRepeatsThePage() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 2) {
                throw FakeFailure.expired();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(cloud.calls("fake:authenticate")).hasSize(2);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(4);
        assertThat(things()).hasSize(6);
    }

    @Test
    void sync_expiredAgainAfterTheRefresh_failsTheSlice() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() >= 2) {
                throw FakeFailure.expired();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CREDENTIALS_REJECTED);
        assertThat(things()).isEmpty();
    }

    @Test
    void sync_pageTokenRefused_readsAnewFromTheFirstPageOnce() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 3) {
                throw FakeFailure.tokenRefused();
            }
        });

        assertThat(sync(cloud).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(6);
        assertThat(things()).hasSize(6);
    }

    @Test
    void sync_noCredentials_failsWithOneProblemAndKeepsEverything() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 2)).build();
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:authenticate")) {
                throw FakeFailure.rejected();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CREDENTIALS_REJECTED);
        assertThat(result.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(things()).hasSize(4);
    }

    @Test
    void sync_regionsDenied_readsThePrimaryAndWhatIsHeldWithOneProblem() {
        FakeProvider cloud = cloud("eu-west-1", "us-east-1", "us-west-2")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:regions")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult first = sync(cloud);

        assertThat(first.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(first.outcomes()).hasSize(1);

        cloud.onCall(call -> {});
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:regions")) {
                throw FakeFailure.denied();
            }
        });
        SyncResult third = sync(cloud);

        assertThat(third.outcomes()).hasSize(3).allMatch(SliceOutcome.Replaced.class::isInstance);
        assertThat(third.problems()).hasSize(1);
    }

    @Test
    void sync_regionDisabledLater_retiresItsSlices() {
        FakeProvider three = cloud("eu-west-1", "us-east-1", "us-west-2")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();
        sync(three);
        FakeProvider two = cloud("eu-west-1", "us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();

        SyncResult result = sync(two);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(store.states(ACME.id()))
                .filteredOn(SliceState::retired)
                .extracting(state -> state.slice().scope().value())
                .containsExactly("us-west-2");
        assertThat(things()).hasSize(3);
    }

    @Test
    void sync_smallHistory_takesTwoReadsAndLaterOne() {
        FakeProvider cloud = cloud().addDataset(COST, FakeCloud.monthlyCost(true))
                .prices(action -> action.equals("fake:cost.daily") ? Price.of("0.01") : Price.FREE)
                .build();

        SyncResult first = sync(cloud);
        SyncResult second = sync(cloud);

        assertThat(first.outcomes()).hasSize(14);
        assertThat(first.calls().of("fake:cost.daily").billed()).isEqualTo(2);
        assertThat(first.calls().spend()).isEqualByComparingTo("0.02");
        assertThat(second.outcomes())
                .extracting(SliceOutcome::slice)
                .containsExactly(new Slice(COST_ID, Scope.GLOBAL, Window.month(YearMonth.of(2026, 11))));
        assertThat(second.calls().of("fake:cost.daily").billed()).isEqualTo(1);
        assertThat(costs()).hasSize(14);
    }

    @Test
    void sync_bigHistory_readsItsMonthsSideBySide() {
        FakeProvider cloud = cloud().addDataset(COST, FakeCloud.monthlyCost(false))
                .latency((action, scope) -> Duration.ofSeconds(1))
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.calls().of("fake:cost.daily").count()).isEqualTo(28);
        // authenticate, account and payer at once, the newest month's first page, then all that is left at once
        assertThat(result.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(costs()).hasSize(28);
    }

    @Test
    void sync_previousMonthUntilSettled_isReadAgain() {
        ManualClock fifth = ManualClock.startingAt("2026-11-05T09:00:00Z");
        FakeProvider cloud = FakeCloud.on(fifth)
                .addDataset(COST, FakeCloud.monthlyCost(true))
                .build();
        try (Xplorr xplorr = FakeCloud.xplorr(fifth, cloud).store(store).build()) {
            xplorr.sync(ACME);
            assertThat(xplorr.sync(ACME).outcomes()).hasSize(2);
            fifth.advance(Duration.ofDays(5));
            assertThat(xplorr.sync(ACME).outcomes()).as("on the tenth").hasSize(2);
            assertThat(xplorr.sync(ACME).outcomes()).as("settled now").hasSize(1);
        }
    }

    @Test
    void sync_monthStillEstimatedPastTheSettlingDay_staysOpen() {
        FakeProvider cloud = cloud().addDataset(
                        COST, (request, page) -> Page.of(List.of(), null, Set.of(Window.month(YearMonth.of(2026, 10)))))
                .build();
        sync(cloud);

        assertThat(sync(cloud).outcomes()).hasSize(2);
    }

    @Test
    void sync_sealsCarryTheExactTotals() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(false)).build();

        sync(cloud);

        assertThat(store.states(ACME.id()))
                .allSatisfy(state -> assertThat(state.seal().totals())
                        .containsExactly(Map.entry("UNBLENDED USD", new BigDecimal("1.10"))));
    }

    @Test
    void sync_restated_readsTheClosedMonthAgainAndTellsWhatMoved() {
        AtomicReference<String> amount = new AtomicReference<>("1.10");
        FakeProvider cloud = cloud().addDataset(
                        COST,
                        request -> request.window()
                                .startDate()
                                .datesUntil(request.window().endDate())
                                .filter(day -> day.getDayOfMonth() == 1)
                                .map(day -> FakeCloud.cost(request, day, "compute", amount.get()))
                                .toList())
                .build();
        sync(cloud);
        amount.set("0.90");

        SyncResult result = sync(
                cloud, SyncRequest.builder().addRestate(YearMonth.of(2026, 3)).build());

        Window march = Window.month(YearMonth.of(2026, 3));
        Window november = Window.month(YearMonth.of(2026, 11));
        assertThat(result.outcomes())
                .extracting(outcome -> outcome.slice().window())
                .containsExactly(march, november);
        assertThat(result.moved())
                .extracting(Moved::slice)
                .extracting(Slice::window)
                .containsExactly(march, november);
        assertThat(result.moved().get(0).change()).isEqualByComparingTo("-0.20");
        assertThat(result.moved().get(0).total()).isEqualTo("UNBLENDED USD");
    }

    @Test
    void sync_closedMonthsOfOldAge_areSweptOneASync() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(true)).build();
        sync(cloud);
        clock.advance(Duration.ofDays(31));

        SyncResult swept = sync(cloud);
        SyncResult without =
                sync(cloud, SyncRequest.builder().sweepAfter(Duration.ZERO).build());

        assertThat(swept.outcomes())
                .extracting(outcome -> outcome.slice().window().startDate().toString())
                .as("one closed month, and the open ones: November is past its settling day but was not yet read so")
                .containsExactly("2025-11-01", "2026-11-01", "2026-12-01");
        assertThat(without.outcomes()).hasSize(1);
    }

    @Test
    void sync_payerChanged_keepsTheOldMonthsUntilTheyAreRestated() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(true)).build();
        sync(cloud);
        clock.advance(Duration.ofDays(31));
        cloud.payer("another payer");

        SyncResult swept = sync(cloud);
        SyncResult restated = sync(
                cloud, SyncRequest.builder().addRestate(YearMonth.of(2025, 11)).build());

        assertThat(swept.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_SHRUNK);
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
        });
        assertThat(swept.outcomes()).as("the open months only").hasSize(2);
        assertThat(swept.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(restated.outcomes())
                .extracting(outcome -> outcome.slice().window().startDate().toString())
                .contains("2025-11-01");
    }

    @Test
    void sync_windowThatTheProviderCanNoLongerAnswer_isNeverReadAgain() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(true)).build();
        sync(cloud);
        clock.advance(Duration.ofDays(60));

        SyncResult result = sync(
                cloud, SyncRequest.builder().addRestate(YearMonth.of(2025, 10)).build());

        assertThat(result.outcomes())
                .extracting(outcome -> outcome.slice().window().startDate().toString())
                .doesNotContain("2025-10-01", "2025-11-01");
        assertThat(costs()).as("what is held stays").hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void sync_atTheSpendingCap_stopsCleanly() {
        FakeProvider cloud = cloud().addDataset(COST, FakeCloud.monthlyCost(false))
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .prices(action -> action.equals("fake:cost.daily") ? Price.of("0.01") : Price.FREE)
                .build();
        SyncRequest request =
                SyncRequest.builder().maxSpend(new BigDecimal("0.07")).build();

        SyncResult result = sync(cloud, request);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.calls().spend()).isEqualByComparingTo("0.07");
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.BUDGET_EXHAUSTED);
        assertThat(things()).as("free reads go on").hasSize(2);
        assertThat(result.outcomes()).anyMatch(SliceOutcome.NotAttempted.class::isInstance);
    }

    @Test
    void estimate_neverExceedsWhatTheSyncThenSpendsAndMakesNoCall() {
        FakeProvider small = billedCloud(true);
        FakeProvider big = billedCloud(false);
        for (FakeProvider cloud : List.of(small, big)) {
            InMemoryStore fresh = Store.inMemory();
            try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(fresh).build()) {
                SpendEstimate first = xplorr.estimate(ACME, SyncRequest.defaults());
                assertThat(cloud.calls()).isEmpty();
                assertThat(first.usd()).isEqualByComparingTo("0.02");
                assertThat(xplorr.sync(ACME).calls().spend()).isGreaterThanOrEqualTo(first.usd());

                SpendEstimate later = xplorr.estimate(ACME, SyncRequest.defaults());
                assertThat(later.totalBilledCalls()).isEqualTo(1);
                assertThat(xplorr.sync(ACME).calls().spend()).isGreaterThanOrEqualTo(later.usd());
            }
        }
    }

    private FakeProvider billedCloud(boolean onePage) {
        Dataset billed = Dataset.builder("cost.daily")
                .windows(COST.windows())
                .addAction("fake:cost.daily")
                .billedCalls(1)
                .build();
        return cloud().addDataset(billed, FakeCloud.monthlyCost(onePage))
                .prices(action -> action.equals("fake:cost.daily") ? Price.of("0.01") : Price.FREE)
                .build();
    }

    @Test
    void sync_lostAnswers_countAgainstTheCap() {
        FakeProvider cloud = cloud().addDataset(COST, FakeCloud.monthlyCost(true))
                .prices(action -> action.equals("fake:cost.daily") ? Price.of("0.01") : Price.FREE)
                .build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:cost.daily")) {
                throw FakeFailure.lost();
            }
        });
        SyncRequest request =
                SyncRequest.builder().maxSpend(new BigDecimal("0.05")).build();

        SyncResult result = sync(cloud, request);

        assertThat(cloud.calls("fake:cost.daily")).hasSize(5);
        assertThat(result.calls().spend()).isEqualByComparingTo("0.05");
        assertThat(result.problems()).extracting(Problem::code).contains(ProblemCode.BUDGET_EXHAUSTED);
    }

    @Test
    void sync_followOn_getsTheIdsOfItsSourceInItsScope() {
        Dataset names = Dataset.builder("inventory.names")
                .regional()
                .followOn(new FollowOn(
                        THINGS_ID,
                        row -> row instanceof ResourceRecord resource ? Optional.of(resource.uid()) : Optional.empty()))
                .build();
        FakeProvider cloud = cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 1))
                .addDataset(
                        names,
                        request -> request.ids().stream()
                                .map(id -> FakeCloud.thing(request, "name-of-" + id))
                                .toList())
                .build();

        SyncResult result =
                sync(cloud, SyncRequest.builder().addDataset(names.id()).build());

        assertThat(result.records(THINGS_ID)).as("the source is read too").isEqualTo(4);
        assertThat(store.records(ACME.id(), names.id(), ResourceRecord.class))
                .extracting(ResourceRecord::uid)
                .containsExactlyInAnyOrder(
                        "eu-west-1/name-of-eu-west-1/thing-0-0",
                        "eu-west-1/name-of-eu-west-1/thing-1-0",
                        "us-east-1/name-of-us-east-1/thing-0-0",
                        "us-east-1/name-of-us-east-1/thing-1-0");
    }

    @Test
    void sync_followOnOfAFailedSource_isKeptWithTheSameProblem() {
        Dataset names = Dataset.builder("inventory.names")
                .regional()
                .followOn(new FollowOn(THINGS_ID, row -> Optional.empty()))
                .build();
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addDataset(names, request -> List.of(FakeCloud.thing(request, "n")))
                .build();
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).hasSize(1);
        assertThat(result.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(store.records(ACME.id(), names.id())).hasSize(1);
    }

    @Test
    void sync_collectorWithADefect_harmsOnlyItsOwnSlices() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addDataset(COST, (request, page) -> {
                    throw new IllegalStateException("a defect with a secret in its message");
                })
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNEXPECTED));
        assertThat(things()).hasSize(1);
    }

    @Test
    void sync_answerForAnotherPeriod_isRefused() {
        FakeProvider cloud = cloud().addDataset(
                        COST, request -> List.of(FakeCloud.cost(request, LocalDate.of(2020, 1, 1), "compute", "1")))
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(costs()).isEmpty();
        assertThat(result.problems().get(0).message()).contains("2020-01-01");
    }

    @Test
    void sync_overtakenByANewerRun_changesNothing() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(1, 1)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                store.open(ACME.id()).close();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.SUPERSEDED);
        assertThat(things()).isEmpty();
    }

    @Test
    void cancel_endsTheRunAndKeepsWhatWasCommitted() {
        FakeProvider cloud = cloud("eu-west-1", "us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(3, 1))
                .latency((action, scope) -> Duration.ofSeconds(scope.value().equals("eu-west-1") ? 1 : 100))
                .build();
        AtomicReference<SyncRun> run = new AtomicReference<>();
        cloud.onCall(call -> {
            if (call.scope().value().equals("us-east-1") && call.number() == 2) {
                run.get().cancel();
            }
        });
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            CountDownLatch set = new CountDownLatch(1);
            clock.executor().execute(() -> {
                run.set(xplorr.start(ACME, SyncRequest.defaults()));
                set.countDown();
            });
            awaitQuietly(set);

            SyncResult result = run.get().join();

            assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
            assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CANCELLED);
            assertThat(things()).hasSize(3);
        }
    }

    @Test
    void sync_pastItsDeadline_stopsAndSaysSo() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(100, 1))
                .latency((action, scope) -> Duration.ofSeconds(2))
                .build();
        SyncRequest request =
                SyncRequest.builder().deadline(Duration.ofSeconds(30)).build();

        SyncResult result = sync(cloud, request);

        assertThat(result.duration()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.DEADLINE_EXCEEDED);
    }

    @Test
    void start_unknownProvider_isRefusedAtOnce() {
        FakeProvider cloud = cloud().build();
        CloudConnection other = CloudConnection.builder("other")
                .credentials(new CredentialSource.Role(Provider.AZURE, "app", Optional.empty(), Map.of()))
                .build();

        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).build()) {
            assertThatThrownBy(() -> xplorr.sync(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("azure")
                    .hasMessageContaining("fake");
        }
    }

    @Test
    void start_afterClose_isRefused() {
        Xplorr xplorr = FakeCloud.xplorr(clock, cloud().build()).build();
        xplorr.close();
        xplorr.close();

        assertThatThrownBy(() -> xplorr.sync(ACME)).isInstanceOf(IllegalStateException.class);
    }

    private long secondsIn(FakeCall call) {
        return Duration.between(Instant.parse("2026-11-23T09:00:00Z"), call.at())
                .toSeconds();
    }

    private FakeProvider.Builder cloud(String... regions) {
        FakeProvider.Builder builder = FakeCloud.on(clock);
        for (String region : regions.length == 0 ? new String[] {"eu-west-1", "us-east-1"} : regions) {
            builder.addRegion(region);
        }
        return builder;
    }

    private SyncResult sync(FakeProvider cloud) {
        return sync(cloud, SyncRequest.defaults());
    }

    private SyncResult sync(FakeProvider cloud, SyncRequest request) {
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            return xplorr.sync(ACME, request);
        }
    }

    private List<CloudRecord> things() {
        return store.records(ACME.id(), THINGS_ID);
    }

    private List<CostRecord> costs() {
        return store.records(ACME.id(), COST_ID, CostRecord.class);
    }

    private Duration ageOf(String region) {
        return store.states(ACME.id()).stream()
                .filter(state -> state.slice().scope().value().equals(region))
                .map(state -> Duration.between(state.seal().observedAt(), clock.now()))
                .findFirst()
                .orElseThrow();
    }

    private static SliceOutcome outcome(SyncResult result, String region) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.slice().scope().value().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
