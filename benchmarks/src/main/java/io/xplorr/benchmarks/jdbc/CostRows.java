package io.xplorr.benchmarks.jdbc;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.Origin;
import io.xplorr.record.Ref;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.store.SliceSeal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A month of daily costs by account and service, as Cost Explorer gives them: five amounts a row. */
final class CostRows {
    static final ConnectionId CONNECTION = ConnectionId.of("payer");
    static final Slice SLICE =
            new Slice(DatasetId.of("cost.daily"), Scope.GLOBAL, Window.month(YearMonth.of(2026, 10)));
    static final SliceSeal SEAL =
            new SliceSeal(Instant.parse("2026-11-01T06:00:00Z"), false, Map.of(), Optional.empty());

    private static final int PAGE = 1_000;
    private static final int DAYS = 31;
    private static final int ACCOUNTS = 200;
    private static final Origin ORIGIN =
            new Origin(CONNECTION, Provider.AWS, SLICE.dataset(), Instant.parse("2026-11-01T06:00:00Z"));

    private CostRows() {}

    static List<List<CostRecord>> pages(int rows) {
        List<List<CostRecord>> pages = new ArrayList<>();
        for (int from = 0; from < rows; from += PAGE) {
            List<CostRecord> page = new ArrayList<>();
            for (int row = from; row < Math.min(rows, from + PAGE); row++) {
                page.add(row(row));
            }
            pages.add(page);
        }
        return pages;
    }

    private static CostRecord row(int number) {
        int day = number % DAYS;
        int account = number / DAYS % ACCOUNTS;
        int service = number / DAYS / ACCOUNTS;
        CostRecord.Builder row = CostRecord.builder(ORIGIN)
                .grain(Grain.of(Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE))
                .chargePeriod(Window.dayOf(SLICE.window().start().plus(Duration.ofDays(day))))
                .subAccount(Ref.of("%012d".formatted(account), "Account " + account))
                .service(CostRecord.Service.of("Amazon Service " + service))
                .currency("USD");
        for (CostBasis basis : CostBasis.values()) {
            row.cost(basis, new BigDecimal(number + ".0123456789"));
        }
        return row.build();
    }
}
