package io.xplorr.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How amounts look. They are exact until here. */
final class Money {
    private Money() {}

    /** Returns an amount rounded to cents, such as {@code 1,234.50}. */
    static String dollars(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }
}
