package io.xplorr.aws.cost.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.record.Granularity;
import io.xplorr.record.Window;
import io.xplorr.spi.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;

/** Cost Explorer's periods: UTC days (hours where it must be), the end exclusive. */
final class CostDates {
    private CostDates() {}

    static LocalDate today(PageRequest request) {
        return request.origin().observedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns the interval to ask for: the window, but never beyond the present day or hour, which is still open. */
    static DateInterval upToNow(PageRequest request, Granularity granularity) {
        Window window = request.window();
        if (granularity == Granularity.HOURLY) {
            Instant thisHour = request.origin().observedAt().truncatedTo(ChronoUnit.HOURS);
            Instant end = earlier(window.end(), thisHour.plus(1, ChronoUnit.HOURS));
            return interval(window.start().toString(), end.toString());
        }
        LocalDate tomorrow = today(request).plusDays(1);
        LocalDate end = window.endDate().isBefore(tomorrow) ? window.endDate() : tomorrow;
        return interval(window.startDate().toString(), end.toString());
    }

    /** Returns the days of the window that are over; empty if there are none, as on a window's first day. */
    static Optional<DateInterval> beforeToday(PageRequest request) {
        return before(today(request), request.window());
    }

    /** Returns the days of the window before yesterday, for those that demand an end, itself exclusive, before today. */
    static Optional<DateInterval> beforeYesterday(PageRequest request) {
        return before(today(request).minusDays(1), request.window());
    }

    private static Optional<DateInterval> before(LocalDate last, Window window) {
        LocalDate end = window.endDate().isBefore(last) ? window.endDate() : last;
        return window.startDate().isBefore(end) ? Optional.of(between(window.startDate(), end)) : Optional.empty();
    }

    static DateInterval between(LocalDate start, LocalDate end) {
        return interval(start.toString(), end.toString());
    }

    /** Reads a period of an answer. */
    static Window window(String action, @Nullable DateInterval period) {
        DateInterval given = Answers.required(action, "TimePeriod", period);
        try {
            return Window.of(instant(given.start()), instant(given.end()));
        } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
            throw Answers.unreadable(action, "TimePeriod is not a period: " + given.start() + " to " + given.end());
        }
    }

    /** Reads a point in time, which may be a date. */
    static Instant instant(String action, String field, String text) {
        try {
            return instant(text);
        } catch (DateTimeException e) {
            throw Answers.unreadable(action, field + " is not a point in time: " + text);
        }
    }

    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    /** Returns whether a month has been over for so long that nothing but a correction changes it. */
    static boolean isSettled(Window billingPeriod, int settlingDay, Instant observedAt) {
        return !observedAt.isBefore(billingPeriod.end().plus(settlingDay - 1, ChronoUnit.DAYS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static DateInterval interval(String start, String end) {
        return DateInterval.builder().start(start).end(end).build();
    }
}
