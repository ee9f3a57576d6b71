package io.xplorr.aws.cost.internal;

import static io.xplorr.aws.cost.internal.Amounts.CURRENCY;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.Gaps;
import io.xplorr.aws.internal.Step;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.SavingsPlansCoverage;
import software.amazon.awssdk.services.costexplorer.model.SavingsPlansCoverageData;
import software.amazon.awssdk.services.costexplorer.model.SavingsPlansUtilization;
import software.amazon.awssdk.services.costexplorer.model.SavingsPlansUtilizationByTime;

/** Reads {@link CostDatasets#SAVINGS_PLANS}: first the utilisation, then the coverage. */
final class SavingsPlansCollector implements Collector {
    static final String UTILIZATION = "ce:GetSavingsPlansUtilization";
    static final String COVERAGE = "ce:GetSavingsPlansCoverage";

    private static final String TYPE = "Savings Plans";
    private static final int STEPS = 2;
    private static final int PAGE_SIZE = 100; // by itself AWS sends 20 a page, and bills each page

    private final AwsClients clients;

    SavingsPlansCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return CostDatasets.SAVINGS_PLANS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Optional<DateInterval> period = CostDates.beforeYesterday(request);
        if (period.isEmpty()) {
            return Page.of(List.of(), null);
        }
        Step step = Step.of(request);
        try {
            return step.index() == 0
                    ? fetchUtilization(request, period.get(), step, calls)
                    : fetchCoverage(request, period.get(), step, calls);
        } catch (CallException e) {
            return Gaps.none(e, null); // what has no utilisation covers nothing
        }
    }

    private Page fetchUtilization(PageRequest request, DateInterval period, Step step, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                UTILIZATION,
                () -> costExplorer.getSavingsPlansUtilization(
                        page -> page.timePeriod(period).granularity(Granularity.DAILY)));
        return Page.of(
                Answers.list(
                                UTILIZATION,
                                "SavingsPlansUtilizationsByTime",
                                response.hasSavingsPlansUtilizationsByTime(),
                                response.savingsPlansUtilizationsByTime())
                        .stream()
                        .flatMap(day -> toRecord(request, day).stream())
                        .toList(),
                step.next(null, STEPS));
    }

    private Page fetchCoverage(PageRequest request, DateInterval period, Step step, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                COVERAGE,
                () -> costExplorer.getSavingsPlansCoverage(page -> page.timePeriod(period)
                        .granularity(Granularity.DAILY)
                        .maxResults(PAGE_SIZE)
                        .nextToken(step.token())));
        return Page.of(
                Answers.list(
                                COVERAGE,
                                "SavingsPlansCoverages",
                                response.hasSavingsPlansCoverages(),
                                response.savingsPlansCoverages())
                        .stream()
                        .flatMap(day -> toRecord(request, day).stream())
                        .toList(),
                step.next(response.nextToken(), STEPS));
    }

    // A day without figures has an empty total: each of its members is optional.
    private static Optional<CommitmentUtilization> toRecord(PageRequest request, SavingsPlansUtilizationByTime day) {
        SavingsPlansUtilization use = day.utilization();
        if (use == null || use.totalCommitment() == null) {
            return Optional.empty();
        }
        Amounts amounts = new Amounts(UTILIZATION);
        if (day.savings() != null) {
            amounts.detail("NetSavings", day.savings().netSavings(), CURRENCY)
                    .detail("OnDemandCostEquivalent", day.savings().onDemandCostEquivalent(), CURRENCY);
        }
        if (day.amortizedCommitment() != null) {
            amounts.detail(
                            "AmortizedRecurringCommitment",
                            day.amortizedCommitment().amortizedRecurringCommitment(),
                            CURRENCY)
                    .detail(
                            "AmortizedUpfrontCommitment",
                            day.amortizedCommitment().amortizedUpfrontCommitment(),
                            CURRENCY)
                    .detail(
                            "TotalAmortizedCommitment",
                            day.amortizedCommitment().totalAmortizedCommitment(),
                            CURRENCY);
        }
        return Optional.of(new CommitmentUtilization(
                request.origin(),
                CostDates.window(UTILIZATION, day.timePeriod()),
                CommitmentKind.SPEND,
                TYPE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                amounts.required("TotalCommitment", use.totalCommitment(), CURRENCY),
                amounts.required("UsedCommitment", use.usedCommitment(), CURRENCY),
                amounts.required("UnusedCommitment", use.unusedCommitment(), CURRENCY),
                amounts.details()));
    }

    private static Optional<CommitmentCoverage> toRecord(PageRequest request, SavingsPlansCoverage day) {
        SavingsPlansCoverageData coverage = day.coverage();
        if (coverage == null || coverage.totalCost() == null) {
            return Optional.empty();
        }
        Amounts amounts = new Amounts(COVERAGE);
        return Optional.of(new CommitmentCoverage(
                request.origin(),
                CostDates.window(COVERAGE, day.timePeriod()),
                CommitmentKind.SPEND,
                TYPE,
                Answers.whole(COVERAGE, "Attributes", day.attributes()),
                amounts.required("SpendCoveredBySavingsPlans", coverage.spendCoveredBySavingsPlans(), CURRENCY),
                amounts.required("OnDemandCost", coverage.onDemandCost(), CURRENCY),
                amounts.required("TotalCost", coverage.totalCost(), CURRENCY),
                amounts.details()));
    }
}
