package io.xplorr.spi;

import java.math.BigDecimal;

/**
 * What a call costs. Immutable and thread-safe.
 *
 * @param perUnit US dollars for each priced unit of a call
 */
public record Price(BigDecimal perUnit) {
    public static final Price FREE = new Price(BigDecimal.ZERO);

    public Price {
        if (perUnit.signum() < 0) {
            throw new IllegalArgumentException("perUnit must not be negative, was: " + perUnit);
        }
    }

    public static Price of(String perUnit) {
        return new Price(new BigDecimal(perUnit));
    }

    public BigDecimal of(long units) {
        return perUnit.multiply(BigDecimal.valueOf(units));
    }
}
