package io.xplorr.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A span of time, half-open, in UTC. Immutable and thread-safe.
 *
 * @param start the first instant inside
 * @param end the first instant after; after {@code start}
 */
public record Window(Instant start, Instant end) implements Comparable<Window> {
    /** The window of data that is a state and not a history, such as an inventory. */
    public static final Window NOW = new Window(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("window must end after it starts, was: " + start + " to " + end);
        }
    }

    public static Window of(Instant start, Instant end) {
        return new Window(start, end);
    }

    public static Window day(LocalDate day) {
        return new Window(startOf(day), startOf(day.plusDays(1)));
    }

    public static Window month(YearMonth month) {
        return new Window(startOf(month.atDay(1)), startOf(month.plusMonths(1).atDay(1)));
    }

    /** Returns the UTC month that {@code instant} lies in. */
    public static Window monthOf(Instant instant) {
        return month(YearMonth.from(instant.atOffset(ZoneOffset.UTC)));
    }

    /** Returns the UTC day that {@code instant} lies in. */
    public static Window dayOf(Instant instant) {
        return day(instant.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    public boolean isNow() {
        return equals(NOW);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Returns whether {@code next} starts where this one ends. */
    public boolean meets(Window next) {
        return end.equals(next.start);
    }

    /** Returns the window from this one's start to {@code last}'s end. */
    public Window through(Window last) {
        return new Window(start, last.end);
    }

    public LocalDate startDate() {
        return start.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns the first day after the window, for windows of whole days. */
    public LocalDate endDate() {
        return end.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public int compareTo(Window other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }

    /** Returns {@code now}, or both dates (instants where the window is not of whole days). */
    @Override
    public String toString() {
        if (isNow()) {
            return "now";
        }
        boolean wholeDays = startDate().atStartOfDay(ZoneOffset.UTC).toInstant().equals(start)
                && endDate().atStartOfDay(ZoneOffset.UTC).toInstant().equals(end);
        return wholeDays ? startDate() + ".." + endDate() : start + ".." + end;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
