package io.xplorr.sync;

import java.math.BigDecimal;

/**
 * How often one action was called. Immutable and thread-safe.
 *
 * @param count attempts that were sent
 * @param throttled attempts that the provider refused for being too many
 * @param retried attempts that repeated an earlier one, whatever for
 * @param failed attempts that ended in an error, throttled ones included
 * @param billed attempts that the provider bills for, or may: answered ones, and those whose answer was lost
 * @param spend what {@code billed} costs at the price table's figures
 */
public record CallCount(long count, long throttled, long retried, long failed, long billed, BigDecimal spend) {
    public static final CallCount NONE = new CallCount(0, 0, 0, 0, 0, BigDecimal.ZERO);

    public CallCount plus(CallCount other) {
        return new CallCount(
                count + other.count,
                throttled + other.throttled,
                retried + other.retried,
                failed + other.failed,
                billed + other.billed,
                spend.add(other.spend));
    }
}
