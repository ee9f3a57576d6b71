package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a period is expected to cost. Never to be mixed with a {@link CostRecord}. Immutable and thread-safe.
 *
 * @param window the period, or the whole horizon where {@code total}
 * @param total whether the row is the sum over the horizon rather than one period
 * @param mean the expected cost
 * @param lower the low end of the prediction interval
 * @param upper the high end of the prediction interval
 * @param confidencePercent how likely the interval holds the truth, 51 to 99
 * @param currency an ISO 4217 code
 */
public record ForecastRecord(
        Origin origin,
        Window window,
        Granularity granularity,
        boolean total,
        CostBasis basis,
        BigDecimal mean,
        Optional<BigDecimal> lower,
        Optional<BigDecimal> upper,
        Optional<Integer> confidencePercent,
        String currency)
        implements CloudRecord {
    @Override
    public String key() {
        return RecordKey.of("forecast", origin)
                .add(window)
                .add(granularity)
                .add(total)
                .add(basis)
                .hex();
    }

    /** Returns empty: a forecast is replaced as a whole. */
    @Override
    public Optional<Instant> periodStart() {
        return Optional.empty();
    }
}
