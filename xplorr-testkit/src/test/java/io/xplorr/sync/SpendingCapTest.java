package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Price;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No sync spends more than it may, and none less than was estimated. */
class SpendingCapTest extends SyncFixture {
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
}
