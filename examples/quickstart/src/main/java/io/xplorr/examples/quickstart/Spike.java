package io.xplorr.examples.quickstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Days in a row that cost far more than usual: each over twice what the dearest of the 31 days before them did. So a fee that
 * comes every month is none.
 *
 * @param until the first day after
 * @param usual what the dearest of the 31 days before cost
 * @param excess what all its days cost above that
 */
record Spike(LocalDate from, LocalDate until, BigDecimal usual, BigDecimal excess) {
    private static final int DAYS_BEFORE = 31;
    private static final BigDecimal FAR_MORE = BigDecimal.valueOf(2);

    /** Returns the spike with the largest excess. */
    static Optional<Spike> worst(DailyCost cost) {
        Optional<Spike> worst = Optional.empty();
        if (cost.isEmpty()) {
            return worst;
        }
        LocalDate end = cost.last().plusDays(1);
        LocalDate day = cost.first().plusDays(DAYS_BEFORE);
        while (day.isBefore(end)) {
            Spike candidate = from(day, end, cost);
            if (worst.map(Spike::excess).orElse(BigDecimal.ZERO).compareTo(candidate.excess) < 0) {
                worst = Optional.of(candidate);
            }
            day = candidate.until.isAfter(day) ? candidate.until : day.plusDays(1);
        }
        return worst;
    }

    /** Returns the spike that begins on a day; an empty one, with no excess, if none does. */
    private static Spike from(LocalDate day, LocalDate end, DailyCost cost) {
        BigDecimal usual = cost.dearest(day.minusDays(DAYS_BEFORE), day);
        BigDecimal excess = BigDecimal.ZERO;
        LocalDate until = day;
        while (until.isBefore(end) && cost.on(until).compareTo(usual.multiply(FAR_MORE)) > 0) {
            excess = excess.add(cost.on(until).subtract(usual));
            until = until.plusDays(1);
        }
        return new Spike(day, until, usual, excess);
    }
}
