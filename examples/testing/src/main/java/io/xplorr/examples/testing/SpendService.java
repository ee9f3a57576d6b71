package io.xplorr.examples.testing;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Window;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports what customers spend: brings their cost up to date, then adds it up from the store. Thread-safe. */
public final class SpendService {
    private static final DatasetId COST = DatasetId.of("cost.daily");
    private static final SyncRequest REQUEST = SyncRequest.builder()
            .addDataset(COST)
            .historyMonths(2)
            .maxSpend(new BigDecimal("0.50")) // what we are ready to pay for one report
            .build();

    private final Xplorr xplorr;
    private final SpendStore store;

    /** Makes a service that reads {@code store}, which {@code xplorr} writes. */
    public SpendService(Xplorr xplorr, SpendStore store) {
        this.xplorr = xplorr;
        this.store = store;
    }

    /** Reports a month, with the newest figures that are to be had; older ones come with the reason. */
    public SpendReport report(CloudConnection connection, YearMonth month) {
        SyncResult result = xplorr.sync(connection, REQUEST);
        return new SpendReport(
                month, byService(connection.id(), month), asOf(connection.id(), month), result.problems());
    }

    private Map<String, BigDecimal> byService(ConnectionId connectionId, YearMonth month) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        store.records(connectionId, COST).stream()
                .map(CostRecord.class::cast)
                .filter(row -> Window.month(month).contains(row.chargePeriod().start()))
                .forEach(row -> sums.merge(service(row), amount(row), BigDecimal::add));
        Map<String, BigDecimal> dearestFirst = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(sum -> dearestFirst.put(sum.getKey(), sum.getValue()));
        return dearestFirst;
    }

    private Optional<Instant> asOf(ConnectionId connectionId, YearMonth month) {
        return store.states(connectionId).stream()
                .filter(state -> state.slice().window().equals(Window.month(month)))
                .map(SliceState::seal)
                .map(seal -> seal.observedAt())
                .findFirst();
    }

    private static String service(CostRecord row) {
        return row.service().map(CostRecord.Service::name).orElse("other");
    }

    private static BigDecimal amount(CostRecord row) {
        return row.amount(CostBasis.UNBLENDED).orElseThrow().value();
    }
}
