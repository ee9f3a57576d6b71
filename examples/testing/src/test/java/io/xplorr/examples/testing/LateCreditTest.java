package io.xplorr.examples.testing;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.Window;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.Windows;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.junit.TestWorld;
import io.xplorr.testkit.junit.XplorrExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What reports say of a month that the cloud has second thoughts about; without HTTP. */
class LateCreditTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final SpendStore store = new SpendStore();
    private String credit = "0";

    @RegisterExtension
    final XplorrExtension xplorr = XplorrExtension.builder()
            .startingAt("2026-11-05T09:00:00Z")
            .store(world -> store)
            .xplorr(world -> world.newBuilder().addProvider(cloud(world)).build())
            .build();

    // sample: fakeProvider
    private CloudProvider cloud(TestWorld world) {
        Dataset cost = Dataset.builder("cost.daily")
                .windows(new Windows.Months(
                        0, 13, 10)) // the current month and 13 more, each open until the next one's 10th
                .build();
        FakeProvider cloud = FakeProvider.builder(world.clock())
                .addDataset(cost, FakePages.of(1, this::bill)) // one record a page
                .latency((action, scope) -> Duration.ofMillis(300))
                .build();
        cloud.failNext("fake:cost.daily", FakeFailure.throttled(), FakeFailure.unavailable());
        return world.watched(cloud); // a failure that no call meets fails the test
    }

    @Test
    void report_aCreditThatArrivesBeforeTheMonthSettles_isTakenOff(Xplorr xplorr) {
        SpendService service = new SpendService(xplorr, store);
        assertThat(service.report(FakeProvider.connection("acme"), OCTOBER).total())
                .isEqualByComparingTo("100.25");
        credit = "-40.05";

        assertThat(service.report(FakeProvider.connection("acme"), OCTOBER).total())
                .isEqualByComparingTo("60.20");
    }
    // end

    private List<CostRecord> bill(PageRequest request) {
        return List.of(
                line(request, LocalDate.of(2026, 10, 3), "compute", "100.25"),
                line(request, LocalDate.of(2026, 10, 31), "credit", credit),
                line(request, LocalDate.of(2026, 11, 1), "compute", "7"));
    }

    private static CostRecord line(PageRequest request, LocalDate day, String service, String amount) {
        return CostRecord.builder(request.origin())
                .grain(Grain.of(Granularity.DAILY, DimensionKey.SERVICE))
                .chargePeriod(Window.day(day))
                .service(CostRecord.Service.of(service))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, new BigDecimal(amount))
                .build();
    }
}
