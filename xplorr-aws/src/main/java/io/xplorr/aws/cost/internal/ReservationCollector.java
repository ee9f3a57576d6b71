package io.xplorr.aws.cost.internal;

import static io.xplorr.aws.cost.internal.Amounts.CURRENCY;
import static io.xplorr.aws.cost.internal.Amounts.HOURS;

import io.xplorr.ErrorKind;
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
import io.xplorr.sync.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.Coverage;
import software.amazon.awssdk.services.costexplorer.model.CoverageByTime;
import software.amazon.awssdk.services.costexplorer.model.CoverageHours;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.DimensionValues;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.ReservationAggregates;
import software.amazon.awssdk.services.costexplorer.model.UtilizationByTime;

/**
 * Reads {@link CostDatasets#RESERVATIONS}: for each service, which AWS takes one at a time, first the utilisation and then
 * the coverage. A service without reservations has nothing that could cover, so that its coverage is not asked for.
 */
final class ReservationCollector implements Collector {
    static final String UTILIZATION = "ce:GetReservationUtilization";
    static final String COVERAGE = "ce:GetReservationCoverage";

    private static final String TYPE = "Reserved Instances";
    private static final String SERVICE = "SERVICE";
    private static final int STEPS_OF_SERVICE = 2;

    private final AwsClients clients;
    private final List<String> services;

    ReservationCollector(AwsClients clients, List<String> services) {
        this.clients = clients;
        this.services = List.copyOf(services);
    }

    @Override
    public DatasetId id() {
        return CostDatasets.RESERVATIONS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Optional<DateInterval> period = CostDates.beforeToday(request);
        if (period.isEmpty() || services.isEmpty()) {
            return Page.of(List.of(), null);
        }
        Step step = Step.of(request);
        int chain = step.index() % STEPS_OF_SERVICE;
        String service = services.get(step.index() / STEPS_OF_SERVICE);
        try {
            return chain == 0
                    ? fetchUtilization(request, period.get(), service, step, calls)
                    : fetchCoverage(request, period.get(), service, step, calls);
        } catch (CallException e) {
            String nextService = step.skip(STEPS_OF_SERVICE - 1 - chain, steps());
            return isRefused(e)
                    ? Page.of(List.of(), nextService).withGap(refused(e, service))
                    : Gaps.none(e, nextService); // none of this service, maybe of the next one
        }
    }

    // AWS renames services, and then knows them by the new name only; the others can be read all the same.
    private static boolean isRefused(CallException thrown) {
        return thrown.error().nativeCode().equals(Optional.of("ValidationException"))
                && thrown.error().kind() == ErrorKind.INVALID_REQUEST;
    }

    private static Problem refused(CallException thrown, String service) {
        return Problem.builder(thrown.error().code())
                .severity(Problem.Severity.WARNING)
                .kind(thrown.error().kind())
                .action(thrown.action())
                .nativeCode(thrown.error().nativeCode().orElse(null))
                .message("The reservations of " + service + " are left out. "
                        + thrown.error().message())
                .remedy(
                        "Set reservationServices of AwsProvider to what Cost Explorer calls the services now; the dataset"
                                + " cost.dimensions lists their names.")
                .build();
    }

    private Page fetchUtilization(PageRequest request, DateInterval period, String service, Step step, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                UTILIZATION,
                () -> costExplorer.getReservationUtilization(page -> page.timePeriod(period)
                        .granularity(Granularity.DAILY)
                        .filter(only(service))
                        .nextPageToken(step.token())));
        List<CommitmentUtilization> days = Answers.list(
                        UTILIZATION,
                        "UtilizationsByTime",
                        response.hasUtilizationsByTime(),
                        response.utilizationsByTime())
                .stream()
                .flatMap(day -> toRecord(request, service, day).stream())
                .toList();
        boolean whole = step.token() == null && Step.isLast(response.nextPageToken());
        boolean none = days.stream().allMatch(day -> day.total().value().signum() == 0);
        return Page.of(days, whole && none ? step.skip(1, steps()) : step.next(response.nextPageToken(), steps()));
    }

    private Page fetchCoverage(PageRequest request, DateInterval period, String service, Step step, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                COVERAGE,
                () -> costExplorer.getReservationCoverage(page -> page.timePeriod(period)
                        .granularity(Granularity.DAILY)
                        .filter(only(service))
                        .metrics("Hour", "Unit", "Cost")
                        .nextPageToken(step.token())));
        return Page.of(
                Answers.list(COVERAGE, "CoveragesByTime", response.hasCoveragesByTime(), response.coveragesByTime())
                        .stream()
                        .flatMap(day -> toRecord(request, service, day).stream())
                        .toList(),
                step.next(response.nextPageToken(), steps()));
    }

    private int steps() {
        return services.size() * STEPS_OF_SERVICE;
    }

    private static Expression only(String service) {
        return Expression.builder()
                .dimensions(DimensionValues.builder()
                        .key(Dimension.SERVICE)
                        .values(service)
                        .build())
                .build();
    }

    // A day without figures has an empty total: each of its members is optional.
    private static Optional<CommitmentUtilization> toRecord(
            PageRequest request, String service, UtilizationByTime day) {
        ReservationAggregates total = day.total();
        if (total == null || total.purchasedHours() == null) {
            return Optional.empty();
        }
        Amounts amounts = new Amounts(UTILIZATION)
                .detail("PurchasedUnits", total.purchasedUnits(), "Units")
                .detail("TotalActualUnits", total.totalActualUnits(), "Units")
                .detail("UnusedUnits", total.unusedUnits(), "Units")
                .detail("OnDemandCostOfRIHoursUsed", total.onDemandCostOfRIHoursUsed(), CURRENCY)
                .detail("NetRISavings", total.netRISavings(), CURRENCY)
                .detail("TotalPotentialRISavings", total.totalPotentialRISavings(), CURRENCY)
                .detail("AmortizedUpfrontFee", total.amortizedUpfrontFee(), CURRENCY)
                .detail("AmortizedRecurringFee", total.amortizedRecurringFee(), CURRENCY)
                .detail("TotalAmortizedFee", total.totalAmortizedFee(), CURRENCY)
                .detail("RICostForUnusedHours", total.riCostForUnusedHours(), CURRENCY)
                .detail("RealizedSavings", total.realizedSavings(), CURRENCY)
                .detail("UnrealizedSavings", total.unrealizedSavings(), CURRENCY);
        return Optional.of(new CommitmentUtilization(
                request.origin(),
                CostDates.window(UTILIZATION, day.timePeriod()),
                CommitmentKind.USAGE,
                TYPE,
                Optional.empty(),
                Optional.empty(),
                Map.of(SERVICE, service),
                amounts.required("PurchasedHours", total.purchasedHours(), HOURS),
                amounts.required("TotalActualHours", total.totalActualHours(), HOURS),
                amounts.required("UnusedHours", total.unusedHours(), HOURS),
                amounts.details()));
    }

    private static Optional<CommitmentCoverage> toRecord(PageRequest request, String service, CoverageByTime day) {
        Coverage total = day.total();
        CoverageHours hours = total == null ? null : total.coverageHours();
        if (hours == null || hours.totalRunningHours() == null) {
            return Optional.empty();
        }
        Amounts amounts = new Amounts(COVERAGE);
        if (total.coverageNormalizedUnits() != null) {
            amounts.detail(
                            "ReservedNormalizedUnits",
                            total.coverageNormalizedUnits().reservedNormalizedUnits(),
                            "Units")
                    .detail(
                            "TotalRunningNormalizedUnits",
                            total.coverageNormalizedUnits().totalRunningNormalizedUnits(),
                            "Units");
        }
        if (total.coverageCost() != null) {
            amounts.detail("OnDemandCost", total.coverageCost().onDemandCost(), CURRENCY);
        }
        return Optional.of(new CommitmentCoverage(
                request.origin(),
                CostDates.window(COVERAGE, day.timePeriod()),
                CommitmentKind.USAGE,
                TYPE,
                Map.of(SERVICE, service),
                amounts.required("ReservedHours", hours.reservedHours(), HOURS),
                amounts.required("OnDemandHours", hours.onDemandHours(), HOURS),
                amounts.required("TotalRunningHours", hours.totalRunningHours(), HOURS),
                amounts.details()));
    }
}
