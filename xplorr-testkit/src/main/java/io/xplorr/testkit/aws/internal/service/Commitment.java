package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the lines of reservations and savings plans come to; Cost Explorer writes each number as text. */
final class Commitment {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 10;

    private Commitment() {}

    static List<CostLine> ofTypes(List<CostLine> lines, String... recordTypes) {
        List<String> types = Arrays.asList(recordTypes);
        return lines.stream()
                .filter(line -> types.contains(line.dimension("RECORD_TYPE")))
                .toList();
    }

    static CostSum sum(List<CostLine> lines, CostPeriod period, LocalDate today) {
        return CostCube.sum(lines, period, today).orElse(CostSum.none());
    }

    /** Returns what the usage would cost on demand. */
    static BigDecimal publicCost(List<CostLine> lines, CostPeriod period, LocalDate today) {
        return lines.stream()
                .map(line -> CostCube.sum(List.of(line), period, today)
                        .map(sum -> sum.amount(CostMetric.USAGE_QUANTITY).multiply(line.publicPrice())))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "0"
                : CostAnswers.text(part.multiply(HUNDRED).divide(whole, PERCENT_SCALE, RoundingMode.HALF_UP));
    }

    /** The one span of a question without granularity. */
    static List<CostPeriod> periods(Invocation call, CostRequest request) {
        return call.input().has("Granularity")
                ? request.periods()
                : List.of(new CostPeriod(request.start(), request.end()));
    }

    static AwsError noData() {
        return new AwsError("DataUnavailableException", 400, "The requested data is unavailable.");
    }

    /** Returns what an answer is to be measured in: all that is valid, unless the request chooses. */
    static Set<String> metrics(Invocation call, Set<String> valid) {
        List<String> chosen = call.input().texts("Metrics");
        for (String metric : chosen) {
            if (!valid.contains(metric)) {
                throw CostVocabulary.invalid("Metrics must be of " + new TreeSet<>(valid) + ", was: " + metric);
            }
        }
        return chosen.isEmpty() ? valid : Set.copyOf(chosen);
    }

    /** Refuses a granularity together with groups, and by the hour at all. */
    static void checkGranularity(Invocation call, CostRequest request) {
        if (request.granularity() == CostPeriod.Granularity.HOURLY) {
            throw CostVocabulary.invalid("Granularity HOURLY is not supported");
        }
        if (!request.groupBy().isEmpty() && call.input().has("Granularity")) {
            throw CostVocabulary.invalid("Granularity and GroupBy cannot be set together");
        }
    }
}
