package io.xplorr.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the engine knows of a slice when it commits it. Immutable and thread-safe.
 *
 * @param observedAt when its first page was asked for
 * @param closed whether the provider is not expected to change it any more
 * @param totals the exact sum of each amount of money in it, by {@code basis currency}, such as {@code UNBLENDED USD}
 * @param payer the provider's id of the account that paid when it was read, which decides how much history there is; empty
 *     where it does not matter or is not known
 */
public record SliceSeal(Instant observedAt, boolean closed, Map<String, BigDecimal> totals, Optional<String> payer) {
    public SliceSeal {
        totals = Collections.unmodifiableMap(new TreeMap<>(totals));
    }
}
