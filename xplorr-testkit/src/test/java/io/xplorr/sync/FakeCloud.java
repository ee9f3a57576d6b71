package io.xplorr.sync;

import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.Windows;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The datasets and records that the engine's tests read. */
final class FakeCloud {
    static final Dataset THINGS = Dataset.builder("inventory.things").regional().build();
    static final Dataset COST =
            Dataset.builder("cost.daily").windows(new Windows.Months(0, 13, 10)).build();
    static final DatasetId THINGS_ID = THINGS.id();
    static final DatasetId COST_ID = COST.id();

    private FakeCloud() {}

    static FakeProvider.Builder on(ManualClock clock) {
        return FakeProvider.builder(clock);
    }

    static Xplorr.Builder xplorr(ManualClock clock, FakeProvider provider) {
        return Xplorr.builder()
                .addProvider(provider)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(1));
    }

    static ResourceRecord thing(PageRequest request, String id) {
        String region = request.scope().value();
        return ResourceRecord.builder(request.origin(), region + "/" + id, ResourceType.COMPUTE_INSTANCE)
                .regionId(region)
                .build();
    }

    /** Answers {@code pages} pages of {@code perPage} things each. */
    static FakePages thingsOn(int pages, int perPage) {
        return (request, page) -> {
            List<CloudRecord> rows = new ArrayList<>();
            for (int i = 0; i < perPage; i++) {
                rows.add(thing(request, "thing-" + page + "-" + i));
            }
            return Page.of(rows, page + 1 < pages ? "p" + (page + 1) : null);
        };
    }

    static CostRecord cost(PageRequest request, LocalDate day, String service, String amount) {
        return CostRecord.builder(request.origin())
                .grain(Grain.of(Granularity.DAILY, DimensionKey.SERVICE))
                .chargePeriod(Window.day(day))
                .service(CostRecord.Service.of(service))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, new BigDecimal(amount))
                .build();
    }

    /** Answers the first day of each month of the window, one page a month or all on one page. */
    static FakePages monthlyCost(boolean onePage) {
        return (request, page) -> {
            List<LocalDate> months = request.window()
                    .startDate()
                    .datesUntil(request.window().endDate())
                    .filter(day -> day.getDayOfMonth() == 1)
                    .toList();
            if (onePage) {
                return Page.of(
                        months.stream()
                                .map(day -> cost(request, day, "compute", "1.10"))
                                .toList(),
                        null);
            }
            // Two pages a month.
            LocalDate month = months.get(page / 2);
            String next = page + 1 < months.size() * 2 ? "p" + (page + 1) : null;
            return Page.of(List.of(cost(request, month, "compute-" + page % 2, "0.55")), next);
        };
    }
}
