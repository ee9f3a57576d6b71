package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.time.LocalDate;

/** How far back Cost Explorer looks, how far ahead, and from when on it is sure. */
final class CostRules {
    private static final int MONTHS = 14;
    private static final int MONTHS_OF_MULTI_YEAR = 38;
    private static final int MONTHS_OF_COVERAGE = 12;
    private static final int GRANULAR_DAYS = 14;
    private static final int SETTLING_DAYS = 6; // of the next month: AWS gives no figure, bills close within a week

    private CostRules() {}

    static void checkHistory(CostRequest request, CostExplorerSettings settings, LocalDate today) {
        LocalDate start = request.start().toLocalDate();
        if (start.isAfter(today)) {
            throw CostVocabulary.invalid("Start date must be equal to or no later than the current date");
        }
        if (request.granularity() == Granularity.HOURLY) {
            if (!settings.hourly()) {
                throw CostVocabulary.invalid("You haven't enabled hourly granularity data.");
            }
            checkGranular(start, today);
        }
        boolean multiYear = settings.multiYear() && request.granularity() == Granularity.MONTHLY;
        int months = multiYear ? MONTHS_OF_MULTI_YEAR : MONTHS;
        if (start.isBefore(today.minusMonths(months))) {
            throw CostVocabulary.invalid("You haven't enabled historical data beyond " + months + " months.");
        }
        if (start.isBefore(today.minusMonths(MONTHS)) && start.getDayOfMonth() != 1) {
            throw CostVocabulary.invalid(
                    "To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.");
        }
        if (request.end().toLocalDate().isAfter(today.withDayOfMonth(1).plusMonths(1))) {
            throw CostVocabulary.invalid("end date past the beginning of next month");
        }
    }

    /** The coverage of reservations is known of the last 12 months and the current one. */
    static void checkCoverage(CostRequest request, LocalDate today) {
        LocalDate earliest = today.withDayOfMonth(1).minusMonths(MONTHS_OF_COVERAGE);
        if (request.start().toLocalDate().isBefore(earliest)) {
            throw CostVocabulary.invalid("Earliest supported Start is " + earliest);
        }
    }

    /** The text speaks of hours even where days are asked for. */
    static void checkGranular(LocalDate start, LocalDate today) {
        if (start.isBefore(today.minusDays(GRANULAR_DAYS))) {
            throw CostVocabulary.invalid(
                    "start date is too old for hourly, the max supported days for hourly granularity " + "is "
                            + GRANULAR_DAYS + " days");
        }
    }

    /** Returns until when nothing is estimated any more. */
    static LocalDate settledUntil(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return today.getDayOfMonth() > SETTLING_DAYS ? month : month.minusMonths(1);
    }
}
