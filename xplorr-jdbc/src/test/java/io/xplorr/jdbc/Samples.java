package io.xplorr.jdbc;

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
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Slices and costs to write. */
public final class Samples {
    public static final ConnectionId ACME = ConnectionId.of("acme");
    public static final DatasetId COST = DatasetId.of("cost.daily");
    public static final Instant OBSERVED = Instant.parse("2026-11-01T06:00:00Z");
    public static final SliceSeal SEAL = new SliceSeal(OBSERVED, false, Map.of(), Optional.empty());

    private Samples() {}

    public static Slice month(int month) {
        return new Slice(COST, Scope.GLOBAL, Window.month(YearMonth.of(2026, month)));
    }

    public static Origin origin(ConnectionId connectionId) {
        return new Origin(connectionId, Provider.AWS, COST, OBSERVED);
    }

    public static CostRecord cost(ConnectionId connectionId, Slice slice, String service, String amount) {
        return CostRecord.builder(origin(connectionId))
                .grain(Grain.of(Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE))
                .chargePeriod(Window.dayOf(slice.window().start()))
                .subAccount(Ref.of("111122223333", "Production"))
                .service(CostRecord.Service.of(service))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, new BigDecimal(amount))
                .build();
    }

    public static List<CostRecord> costs(ConnectionId connectionId, Slice slice, int rows, String amount) {
        return IntStream.range(0, rows)
                .mapToObj(i -> cost(connectionId, slice, "service " + i, amount))
                .toList();
    }
}
