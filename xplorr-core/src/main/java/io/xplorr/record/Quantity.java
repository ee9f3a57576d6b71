package io.xplorr.record;

import java.math.BigDecimal;

/**
 * An exact amount of something. Immutable and thread-safe.
 *
 * @param unit the provider's word
 */
public record Quantity(BigDecimal value, String unit) {
    @Override
    public String toString() {
        return value.toPlainString() + " " + unit;
    }
}
