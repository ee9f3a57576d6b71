package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.COST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.record.CostBasis;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.Price;
import io.xplorr.spi.Windows;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which months are read when: first, while open, restated, swept, and never again. */
class HistoryTest extends SyncFixture {
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
    void sync_sweepAfterTheLongestDuration_sweepsNothing() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(true)).build();
        sync(cloud);

        SyncResult second = sync(
                cloud,
                SyncRequest.builder()
                        .sweepAfter(ChronoUnit.FOREVER.getDuration())
                        .build());

        assertThat(second.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(second.outcomes()).hasSize(1);
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
        assertThat(swept.outcomes()).as("the current month only").hasSize(1);
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
    void sync_payerThatCannotBeTold_sweepsNothingAndForgetsNobody() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(true)).build();
        sync(cloud);
        clock.advance(Duration.ofDays(31));
        cloud.fail("fake:payer", Scope.region("eu-west-1"), FakeFailure.denied());

        SyncResult unknown = sync(cloud);

        assertThat(unknown.outcomes()).as("the open months only").hasSize(2);
        assertThat(store.states(ACME.id()))
                .filteredOn(state -> state.slice().window().startDate().isBefore(LocalDate.parse("2026-12-01")))
                .hasSize(14)
                .allSatisfy(state -> assertThat(state.seal().payer()).hasValue("payer"));
    }

    @Test
    void sync_datasetWhoseMonthsLieFurtherBack_isReadWholeWhereAskedFor() {
        Dataset old = Dataset.builder("cost.monthly")
                .offByDefault()
                .windows(new Windows.Months(14, 37, 10))
                .build();
        FakeProvider cloud =
                cloud().addDataset(old, FakeCloud.monthlyCost(true)).build();

        SyncResult all = sync(cloud, SyncRequest.builder().addDataset(old.id()).build());
        SyncResult limited = sync(
                cloud,
                SyncRequest.builder()
                        .addDataset(old.id())
                        .historyMonths(15)
                        .addRestate(YearMonth.of(2025, 8))
                        .addRestate(YearMonth.of(2025, 7))
                        .build());

        assertThat(all.outcomes()).hasSize(24);
        assertThat(limited.outcomes()).as("restated months, however far back").hasSize(2);
    }

    @Test
    void sync_payerChangedWhileTheLastMonthSettles_keepsIt() {
        ManualClock december = ManualClock.startingAt("2026-12-02T09:00:00Z");
        AtomicReference<String> amount = new AtomicReference<>("300");
        FakeProvider cloud = FakeCloud.on(december)
                .addDataset(
                        COST,
                        request -> request.window()
                                .startDate()
                                .datesUntil(request.window().endDate())
                                .filter(day -> day.getDayOfMonth() == 1)
                                .map(day -> FakeCloud.cost(request, day, "compute", amount.get()))
                                .toList())
                .build();
        try (Xplorr xplorr = FakeCloud.xplorr(december, cloud).store(store).build()) {
            xplorr.sync(ACME);
            december.advance(Duration.ofDays(3));
            cloud.payer("another payer");
            amount.set("1");

            SyncResult result = xplorr.sync(ACME);

            assertThat(result.outcomes())
                    .extracting(outcome -> outcome.slice().window().startDate().toString())
                    .as("the month that the new payer has begun")
                    .containsExactly("2026-12-01");
            assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.HISTORY_SHRUNK);
            assertThat(costs())
                    .filteredOn(row -> row.chargePeriod().startDate().getMonthValue() == 11)
                    .extracting(row -> row.costs().get(CostBasis.UNBLENDED))
                    .containsOnly(new BigDecimal("300"));
        }
    }
}
