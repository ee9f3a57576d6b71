package io.xplorr.testkit.aws.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How much is used on a UTC day. The same day always gives the same quantity; implementations are called from many
 * threads at once.
 */
@FunctionalInterface
public interface DailyQuantity {
    /** Returns the quantity, zero included, or empty if the bill has no such row on that day. */
    Optional<BigDecimal> on(LocalDate day);

    /** Returns this quantity on the days before {@code end}, and no row from then on. */
    default DailyQuantity until(LocalDate end) {
        return day -> day.isBefore(end) ? on(day) : Optional.empty();
    }

    /** Returns the same quantity on each day of a half-open span. */
    static DailyQuantity between(LocalDate from, LocalDate until, BigDecimal quantity) {
        return day -> day.isBefore(from) || !day.isBefore(until) ? Optional.empty() : Optional.of(quantity);
    }

    static DailyQuantity of(Map<LocalDate, BigDecimal> quantities) {
        Map<LocalDate, BigDecimal> copy = Map.copyOf(quantities);
        return day -> Optional.ofNullable(copy.get(day));
    }
}
