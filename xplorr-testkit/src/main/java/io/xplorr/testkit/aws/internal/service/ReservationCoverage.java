package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How much of what ran was reserved, in the measures that a request chooses. Immutable and thread-safe.
 *
 * @param measures of hours, normalized units and cost, by the names that Cost Explorer has for them
 */
record ReservationCoverage(Set<String> measures, LocalDate today) {
    private static final Set<String> ALL = Set.of("Hour", "Unit", "Cost");

    static ReservationCoverage of(Invocation call) {
        return new ReservationCoverage(Commitment.metrics(call, ALL), call.today());
    }

    Structure of(List<CostLine> lines, CostPeriod period) {
        CostSum demanded = Commitment.sum(Commitment.ofTypes(lines, "Usage"), period, today);
        CostSum reserved = Commitment.sum(Commitment.ofTypes(lines, ReservationOperations.USED), period, today);
        Structure covered = new Structure();
        if (measures.contains("Hour")) {
            covered.put("CoverageHours", parts(demanded, reserved, CostMetric.USAGE_QUANTITY, "Hours"));
        }
        if (measures.contains("Unit")) {
            covered.put(
                    "CoverageNormalizedUnits",
                    parts(demanded, reserved, CostMetric.NORMALIZED_USAGE, "NormalizedUnits"));
        }
        if (measures.contains("Cost")) {
            covered.put(
                    "CoverageCost",
                    new Structure().put("OnDemandCost", CostAnswers.text(demanded.amount(CostMetric.UNBLENDED))));
        }
        return covered;
    }

    private static Structure parts(CostSum demanded, CostSum reserved, CostMetric metric, String what) {
        BigDecimal total = demanded.amount(metric).add(reserved.amount(metric));
        return new Structure()
                .put("OnDemand" + what, CostAnswers.text(demanded.amount(metric)))
                .put("Reserved" + what, CostAnswers.text(reserved.amount(metric)))
                .put("TotalRunning" + what, CostAnswers.text(total))
                .put("Coverage" + what + "Percentage", Commitment.percent(reserved.amount(metric), total));
    }
}
