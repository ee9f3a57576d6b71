package io.xplorr.testkit.aws.cost;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Usage that goes on for ever, grows from month to month, rests at weekends, wavers from day to day, and may leap once
 * a year. Computed in whole millionths, so that it is the same on every machine. Immutable and thread-safe.
 *
 * @param seed what the wavering is made from
 * @param millionths the usage of a working day at {@code from}
 * @param monthlyGrowth in thousandths of the usage at the start
 * @param weekend what is left at weekends, in thousandths
 * @param waver how far a day may lie above or below, in thousandths
 * @param leap the first of the days of the year when usage is a multiple
 * @param leapDays for how many days; 0 for no leap
 * @param leapFactor the multiple
 */
public record UsageCurve(
        long seed,
        LocalDate from,
        long millionths,
        int monthlyGrowth,
        int weekend,
        int waver,
        MonthDay leap,
        int leapDays,
        int leapFactor)
        implements DailyQuantity {
    private static final MonthDay NO_DAY = MonthDay.of(1, 1);

    /** Returns usage that stays the same from a day on. */
    public static UsageCurve flat(long seed, LocalDate from, long millionths) {
        return new UsageCurve(seed, from, millionths, 0, 1000, 0, NO_DAY, 0, 1);
    }

    public UsageCurve growing(int monthlyGrowth) {
        return new UsageCurve(seed, from, millionths, monthlyGrowth, weekend, waver, leap, leapDays, leapFactor);
    }

    public UsageCurve weekends(int weekend) {
        return new UsageCurve(seed, from, millionths, monthlyGrowth, weekend, waver, leap, leapDays, leapFactor);
    }

    public UsageCurve wavering(int waver) {
        return new UsageCurve(seed, from, millionths, monthlyGrowth, weekend, waver, leap, leapDays, leapFactor);
    }

    public UsageCurve leaping(MonthDay leap, int leapDays, int leapFactor) {
        return new UsageCurve(seed, from, millionths, monthlyGrowth, weekend, waver, leap, leapDays, leapFactor);
    }

    @Override
    public Optional<BigDecimal> on(LocalDate day) {
        if (day.isBefore(from)) {
            return Optional.empty();
        }
        long months = ChronoUnit.DAYS.between(from, day) / 30;
        long amount = millionths * (1000 + months * monthlyGrowth) / 1000;
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            amount = amount * weekend / 1000;
        }
        if (waver > 0) {
            long noise = Math.floorMod(mix(seed + day.toEpochDay() * 0x9E3779B97F4A7C15L), 2L * waver + 1) - waver;
            amount = amount * (1000 + noise) / 1000;
        }
        return Optional.of(BigDecimal.valueOf(amount * (leaps(day) ? leapFactor : 1), 6));
    }

    private boolean leaps(LocalDate day) {
        long since = ChronoUnit.DAYS.between(leap.atYear(day.getYear()), day);
        return since >= 0 && since < leapDays;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
