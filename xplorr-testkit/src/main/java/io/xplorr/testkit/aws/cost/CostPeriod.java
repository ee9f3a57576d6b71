package io.xplorr.testkit.aws.cost;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A half-open span of UTC time that one sum is about. */
public record CostPeriod(LocalDateTime start, LocalDateTime end) {

    /** How long the periods are that an answer is cut into. */
    public enum Granularity {
        HOURLY,
        DAILY,
        MONTHLY
    }

    /** Returns the periods that tile a span; the first and the last month may be parts of one. */
    public static List<CostPeriod> tiling(LocalDateTime start, LocalDateTime end, Granularity granularity) {
        List<CostPeriod> periods = new ArrayList<>();
        for (LocalDateTime from = start; from.isBefore(end); ) {
            LocalDateTime next = next(from, granularity);
            LocalDateTime to = next.isBefore(end) ? next : end;
            periods.add(new CostPeriod(from, to));
            from = to;
        }
        return List.copyOf(periods);
    }

    private static LocalDateTime next(LocalDateTime from, Granularity granularity) {
        return switch (granularity) {
            case HOURLY -> from.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            case DAILY -> from.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            case MONTHLY -> from.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay();
        };
    }
}
