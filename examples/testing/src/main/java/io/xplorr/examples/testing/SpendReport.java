package io.xplorr.examples.testing;

import io.xplorr.sync.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account has spent in a month. Immutable and thread-safe.
 *
 * @param byService in US dollars, the dearest service first
 * @param asOf when the figures were read; empty if they never were
 * @param caveats why they are older than they could be; empty if they are not
 */
public record SpendReport(
        YearMonth month, Map<String, BigDecimal> byService, Optional<Instant> asOf, List<Problem> caveats) {
    public SpendReport {
        byService = Collections.unmodifiableMap(new LinkedHashMap<>(byService));
        caveats = List.copyOf(caveats);
    }

    /** Returns the sum of all services, exact. */
    public BigDecimal total() {
        return byService.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
