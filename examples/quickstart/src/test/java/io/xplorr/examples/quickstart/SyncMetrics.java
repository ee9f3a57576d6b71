package io.xplorr.examples.quickstart;

import static java.util.stream.Collectors.toMap;

import io.xplorr.connection.ConnectionStatus;
import io.xplorr.sync.CallEvent;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

// sample: metrics
/** Counts what syncs do. Thread-safe. */
final class SyncMetrics implements SyncListener {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicReference<BigDecimal> usd = new AtomicReference<>(BigDecimal.ZERO);

    @Override
    public void callEnded(CallEvent event) {
        count("calls", event.action(), event.outcome());
    }

    @Override
    public void syncEnded(SyncResult result) {
        count("syncs", result.status());
        result.problems().forEach(problem -> count("problems", problem.code(), problem.kind()));
        usd.accumulateAndGet(result.calls().spend(), BigDecimal::add);
    }

    @Override
    public void connectionBroke(ConnectionStatus connection) {
        count("connections", connection.state()); // BROKEN, or QUARANTINED: look at that one at once
    }

    private void count(String name, Object... labels) {
        counts.computeIfAbsent(name + Arrays.toString(labels), key -> new LongAdder())
                .increment();
    }

    /** Returns how often each thing happened, such as {@code calls[ce:GetCostAndUsage, ANSWERED]}. */
    Map<String, Long> counts() {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> each.getValue().sum()));
    }

    /** Returns what AWS bills for the syncs that have ended, in US dollars. */
    BigDecimal usd() {
        return usd.get();
    }
}
// end
