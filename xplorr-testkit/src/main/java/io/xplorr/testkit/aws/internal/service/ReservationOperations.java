package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostQuery;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Cost Explorer's utilization and coverage of reservations, from their lines on the bill. */
final class ReservationOperations {
    private static final Paging PAGING = Paging.by("NextPageToken", "MaxResults");
    private static final String DEFAULT_SERVICE = "Amazon Elastic Compute Cloud - Compute";
    private static final String FEE = "RIFee";
    static final String USED = "DiscountedUsage";

    private final CostVocabulary vocabulary;
    private final CostAccess access;
    private final Pages pages;
    private final int pageSize;

    ReservationOperations(Estate estate, CostAccess access, Pages pages, int pageSize) {
        this.vocabulary = new CostVocabulary(estate);
        this.access = access;
        this.pages = pages;
        this.pageSize = pageSize;
    }

    Structure utilization(Invocation call) {
        CostRequest request = read(call, CommitmentRules.RESERVATION_UTILIZATION);
        Map<List<String>, List<CostLine>> groups = groups(call, request, line -> line.has("RESERVATION_ID"));
        if (groups.isEmpty()) {
            throw Commitment.noData();
        }
        List<CostLine> all = all(groups);
        List<Structure> byTime = new ArrayList<>();
        Structure answer = new Structure();
        boolean daily = request.groupBy().isEmpty() && !call.input().has("Granularity");
        List<CostPeriod> periods = daily
                ? CostPeriod.tiling(request.start(), request.end(), CostPeriod.Granularity.DAILY)
                : Commitment.periods(call, request);
        for (CostPeriod period : periods) {
            List<Structure> shapes = new ArrayList<>();
            if (!request.groupBy().isEmpty()) {
                Page<Map.Entry<List<String>, List<CostLine>>> page = page(call, groups);
                page.items().forEach(group -> shapes.add(utilizationGroup(group, period, call.today())));
                answer.put("NextPageToken", page.nextToken());
            }
            byTime.add(new Structure()
                    .put("TimePeriod", CostAnswers.span(period, request.granularity()))
                    .list("Groups", shapes)
                    .put("Total", aggregates(all, period, call.today())));
        }
        return answer.list("UtilizationsByTime", byTime)
                .put("Total", aggregates(all, new CostPeriod(request.start(), request.end()), call.today()));
    }

    Structure coverage(Invocation call) {
        CostRequest request = read(call, CommitmentRules.RESERVATION_COVERAGE);
        CostRules.checkCoverage(request, call.today());
        ReservationCoverage coverage = ReservationCoverage.of(call);
        Map<List<String>, List<CostLine>> groups = groups(
                call,
                request,
                line -> line.has("INSTANCE_TYPE") && List.of("Usage", USED).contains(line.dimension("RECORD_TYPE")));
        List<CostLine> all = all(groups);
        List<Structure> byTime = new ArrayList<>();
        Structure answer = new Structure();
        for (CostPeriod period : Commitment.periods(call, request)) {
            List<Structure> shapes = new ArrayList<>();
            if (!request.groupBy().isEmpty()) {
                Page<Map.Entry<List<String>, List<CostLine>>> page = page(call, groups);
                page.items()
                        .forEach(group -> shapes.add(new Structure()
                                .put("Attributes", attributes(request, group.getKey()))
                                .put("Coverage", coverage.of(group.getValue(), period))));
                answer.put("NextPageToken", page.nextToken());
            }
            byTime.add(new Structure()
                    .put("TimePeriod", CostAnswers.span(period, request.granularity()))
                    .list("Groups", shapes)
                    .put("Total", coverage.of(all, period)));
        }
        return answer.list("CoveragesByTime", byTime)
                .put("Total", coverage.of(all, new CostPeriod(request.start(), request.end())));
    }

    private CostRequest read(Invocation call, CommitmentRules rules) {
        rules.check(call.input());
        CostRequest request = CostRequest.read(call.input().without("Metrics"), vocabulary);
        Commitment.checkGranularity(call, request);
        CostRules.checkHistory(request, access.settings(), call.today());
        return request;
    }

    /** One service a call: EC2 unless the filter names another one. */
    private Map<List<String>, List<CostLine>> groups(Invocation call, CostRequest request, Predicate<CostLine> wanted) {
        boolean named = CostFilter.names(call.input(), "SERVICE");
        Predicate<CostLine> service = line -> named || line.dimension("SERVICE").equals(DEFAULT_SERVICE);
        return access.bill(call)
                .groups(new CostQuery(
                        List.of(),
                        request.filter().and(service).and(wanted),
                        request.groupBy().stream().map(CostRequest.Group::value).toList(),
                        call.today()));
    }

    private Page<Map.Entry<List<String>, List<CostLine>>> page(
            Invocation call, Map<List<String>, List<CostLine>> groups) {
        int size = call.input().integer("MaxResults").orElse(pageSize);
        if (size < 1) {
            throw CostVocabulary.invalid("MaxResults must be at least 1, was: " + size);
        }
        return pages.cut(call, PAGING, List.copyOf(groups.entrySet()), size, (group, at) -> true);
    }

    private static List<CostLine> all(Map<List<String>, List<CostLine>> groups) {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static Structure utilizationGroup(
            Map.Entry<List<String>, List<CostLine>> group, CostPeriod period, LocalDate today) {
        CostLine sample = group.getValue().get(0);
        return new Structure()
                .put("Key", "SUBSCRIPTION_ID")
                .put("Value", group.getKey().get(0))
                .put(
                        "Attributes",
                        new Structure()
                                .put("subscriptionId", group.getKey().get(0))
                                .put("leaseId", sample.dimension("RESERVATION_ID"))
                                .put("accountId", sample.accountId())
                                .put("region", sample.dimension("REGION"))
                                .put("instanceType", sample.dimension("INSTANCE_TYPE")))
                .put("Utilization", aggregates(group.getValue(), period, today));
    }

    private static Structure aggregates(List<CostLine> lines, CostPeriod period, LocalDate today) {
        List<CostLine> fees = Commitment.ofTypes(lines, FEE);
        List<CostLine> usage = Commitment.ofTypes(lines, USED);
        CostSum bought = Commitment.sum(fees, period, today);
        CostSum used = Commitment.sum(usage, period, today);
        BigDecimal hours = bought.amount(CostMetric.USAGE_QUANTITY);
        BigDecimal units = bought.amount(CostMetric.NORMALIZED_USAGE);
        BigDecimal usedHours = used.amount(CostMetric.USAGE_QUANTITY);
        BigDecimal usedUnits = used.amount(CostMetric.NORMALIZED_USAGE);
        BigDecimal fee = bought.amount(CostMetric.UNBLENDED);
        BigDecimal onDemand = Commitment.publicCost(usage, period, today);
        BigDecimal potential = Commitment.publicCost(fees, period, today).subtract(fee);
        BigDecimal net = onDemand.subtract(fee);
        BigDecimal unused = bought.amount(CostMetric.AMORTIZED);
        BigDecimal realized = onDemand.subtract(used.amount(CostMetric.AMORTIZED));
        return new Structure()
                .put("UtilizationPercentage", Commitment.percent(usedHours, hours))
                .put("UtilizationPercentageInUnits", Commitment.percent(usedUnits, units))
                .put("PurchasedHours", CostAnswers.text(hours))
                .put("PurchasedUnits", CostAnswers.text(units))
                .put("TotalActualHours", CostAnswers.text(usedHours))
                .put("TotalActualUnits", CostAnswers.text(usedUnits))
                .put("UnusedHours", CostAnswers.text(hours.subtract(usedHours)))
                .put("UnusedUnits", CostAnswers.text(units.subtract(usedUnits)))
                .put("OnDemandCostOfRIHoursUsed", CostAnswers.text(onDemand))
                .put("NetRISavings", CostAnswers.text(net))
                .put("TotalPotentialRISavings", CostAnswers.text(potential))
                .put("AmortizedUpfrontFee", "0")
                .put("AmortizedRecurringFee", CostAnswers.text(fee))
                .put("TotalAmortizedFee", CostAnswers.text(fee))
                .put("RICostForUnusedHours", CostAnswers.text(unused))
                .put("RealizedSavings", CostAnswers.text(realized))
                .put("UnrealizedSavings", CostAnswers.text(potential.subtract(realized)));
    }

    /** Named in camel case here: {@code instanceType} for INSTANCE_TYPE. */
    private static Structure attributes(CostRequest request, List<String> key) {
        Structure attributes = new Structure();
        for (int i = 0; i < key.size(); i++) {
            StringBuilder name = new StringBuilder();
            for (String word :
                    request.groupBy().get(i).key().toLowerCase(Locale.ROOT).split("_", -1)) {
                name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            attributes.put(name.toString(), key.get(i));
        }
        return attributes;
    }
}
