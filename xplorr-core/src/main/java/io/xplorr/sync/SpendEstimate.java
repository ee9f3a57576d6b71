package io.xplorr.sync;

import io.xplorr.record.DatasetId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sync will need at least. Pages that cannot be foreseen come on top. Immutable and thread-safe.
 *
 * @param billedCalls by dataset, where there are any
 * @param usd what they cost at the price table's figures
 */
public record SpendEstimate(Map<DatasetId, Long> billedCalls, BigDecimal usd) {
    public SpendEstimate {
        billedCalls = Collections.unmodifiableMap(new TreeMap<>(billedCalls));
    }

    public long totalBilledCalls() {
        return billedCalls.values().stream().mapToLong(Long::longValue).sum();
    }
}
