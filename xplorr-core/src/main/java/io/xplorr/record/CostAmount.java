package io.xplorr.record;

import java.math.BigDecimal;

/**
 * An exact amount of money that knows what it may be added to. Immutable and thread-safe.
 *
 * @param value exact, as the provider sent it; compare it by {@code compareTo}. Taking it out is the explicit way past
 *     the checks of {@link #plus}
 * @param currency an ISO 4217 code
 */
public record CostAmount(BigDecimal value, String currency, CostBasis basis, Grain grain) {
    public static CostAmount zero(String currency, CostBasis basis, Grain grain) {
        return new CostAmount(BigDecimal.ZERO, currency, basis, grain);
    }

    /**
     * Adds another amount.
     *
     * @throws IllegalArgumentException if currency, basis or grain differ
     */
    public CostAmount plus(CostAmount other) {
        if (!currency.equals(other.currency) || basis != other.basis || !grain.equals(other.grain)) {
            throw new IllegalArgumentException("amounts of different currency, basis or grain cannot be added: "
                    + label() + " and " + other.label());
        }
        return new CostAmount(value.add(other.value), currency, basis, grain);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + label();
    }

    private String label() {
        return currency + " " + basis + " " + grain;
    }
}
