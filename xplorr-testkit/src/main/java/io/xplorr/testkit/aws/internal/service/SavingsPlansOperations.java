package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
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
import java.util.Map;
import java.util.Set;

/** Cost Explorer's utilization and coverage of savings plans, from their lines on the bill. */
final class SavingsPlansOperations {
    private static final Paging PAGING = Paging.by("NextToken", "MaxResults");
    private static final int DEFAULT_RESULTS = 20;
    private static final int MONTHS = 13;
    private static final String COVERED = "SavingsPlanCoveredUsage";
    private static final Set<String> COVERABLE =
            Set.of("Amazon Elastic Compute Cloud - Compute", "AWS Lambda", "Amazon Elastic Container Service");

    private final CostVocabulary vocabulary;
    private final CostAccess access;
    private final Pages pages;

    SavingsPlansOperations(Estate estate, CostAccess access, Pages pages) {
        this.vocabulary = CostVocabulary.ofSavingsPlans(estate);
        this.access = access;
        this.pages = pages;
    }

    Structure utilization(Invocation call) {
        CostRequest request = read(call, CommitmentRules.SAVINGS_PLANS_UTILIZATION);
        List<CostLine> lines = lines(call, request);
        List<Structure> byTime = Commitment.periods(call, request).stream()
                .map(period -> utilized(lines, period, call.today())
                        .put("TimePeriod", CostAnswers.span(period, request.granularity())))
                .toList();
        return new Structure()
                .list("SavingsPlansUtilizationsByTime", byTime)
                .put("Total", utilized(lines, new CostPeriod(request.start(), request.end()), call.today()));
    }

    Structure coverage(Invocation call) {
        CostRequest request = read(call, CommitmentRules.SAVINGS_PLANS_COVERAGE);
        Commitment.metrics(call, Set.of("SpendCoveredBySavingsPlans"));
        int size = call.input().integer("MaxResults").orElse(DEFAULT_RESULTS);
        if (size < 1) {
            throw CostVocabulary.invalid("MaxResults must be at least 1, was: " + size);
        }
        CostCube coverable = new CostCube(lines(call, request).stream()
                .filter(SavingsPlansOperations::isCoverable)
                .toList());
        Map<List<String>, List<CostLine>> groups = coverable.groups(new CostQuery(
                List.of(),
                line -> true,
                request.groupBy().stream().map(CostRequest.Group::value).toList(),
                call.today()));
        List<Structure> items = new ArrayList<>();
        for (CostPeriod period : Commitment.periods(call, request)) {
            groups.forEach((key, lines) -> items.add(covered(lines, period, call.today())
                    .put("Attributes", attributes(request, key))
                    .put("TimePeriod", CostAnswers.span(period, request.granularity()))));
        }
        Page<Structure> page = pages.cut(call, PAGING, items, size, (item, at) -> true);
        return new Structure().list("SavingsPlansCoverages", page.items()).put("NextToken", page.nextToken());
    }

    private CostRequest read(Invocation call, CommitmentRules rules) {
        rules.check(call.input());
        CostRequest request = CostRequest.read(call.input().without("Metrics"), vocabulary);
        Commitment.checkGranularity(call, request);
        if (request.start().toLocalDate().isBefore(call.today().minusMonths(MONTHS))) {
            throw CostVocabulary.invalid("Start must be within 13 months");
        }
        if (request.end().toLocalDate().isAfter(call.today())) {
            throw CostVocabulary.invalid("End must not be in the future");
        }
        return request;
    }

    /** All lines that the caller sees; none of a savings plan among them is no data, which is no error of anyone's. */
    private List<CostLine> lines(Invocation call, CostRequest request) {
        List<CostLine> lines =
                access.bill(call).lines().stream().filter(request.filter()).toList();
        if (lines.stream().noneMatch(line -> line.has("SAVINGS_PLAN_ARN"))) {
            throw Commitment.noData();
        }
        return lines;
    }

    private static boolean isCoverable(CostLine line) {
        return line.dimension("RECORD_TYPE").equals(COVERED)
                || line.dimension("RECORD_TYPE").equals("Usage") && COVERABLE.contains(line.dimension("SERVICE"));
    }

    private static Structure utilized(List<CostLine> lines, CostPeriod period, LocalDate today) {
        CostSum fees = Commitment.sum(Commitment.ofTypes(lines, "SavingsPlanRecurringFee"), period, today);
        CostSum usage = Commitment.sum(Commitment.ofTypes(lines, COVERED), period, today);
        BigDecimal committed = fees.amount(CostMetric.UNBLENDED);
        BigDecimal unused = fees.amount(CostMetric.AMORTIZED);
        BigDecimal used = committed.subtract(unused);
        BigDecimal onDemand = usage.amount(CostMetric.UNBLENDED);
        return new Structure()
                .put(
                        "Utilization",
                        new Structure()
                                .put("TotalCommitment", CostAnswers.text(committed))
                                .put("UsedCommitment", CostAnswers.text(used))
                                .put("UnusedCommitment", CostAnswers.text(unused))
                                .put("UtilizationPercentage", Commitment.percent(used, committed)))
                .put(
                        "Savings",
                        new Structure()
                                .put("NetSavings", CostAnswers.text(onDemand.subtract(committed)))
                                .put("OnDemandCostEquivalent", CostAnswers.text(onDemand)))
                .put(
                        "AmortizedCommitment",
                        new Structure()
                                .put("AmortizedRecurringCommitment", CostAnswers.text(committed))
                                .put("AmortizedUpfrontCommitment", "0")
                                .put("TotalAmortizedCommitment", CostAnswers.text(committed)));
    }

    private static Structure covered(List<CostLine> lines, CostPeriod period, LocalDate today) {
        BigDecimal covered = Commitment.sum(Commitment.ofTypes(lines, COVERED), period, today)
                .amount(CostMetric.UNBLENDED);
        BigDecimal onDemand = Commitment.sum(Commitment.ofTypes(lines, "Usage"), period, today)
                .amount(CostMetric.UNBLENDED);
        BigDecimal total = covered.add(onDemand);
        return new Structure()
                .put(
                        "Coverage",
                        new Structure()
                                .put("SpendCoveredBySavingsPlans", CostAnswers.text(covered))
                                .put("OnDemandCost", CostAnswers.text(onDemand))
                                .put("TotalCost", CostAnswers.text(total))
                                .put("CoveragePercentage", Commitment.percent(covered, total)));
    }

    private static Structure attributes(CostRequest request, List<String> key) {
        Structure attributes = new Structure();
        for (int i = 0; i < key.size(); i++) {
            attributes.put(request.groupBy().get(i).key(), key.get(i));
        }
        return attributes;
    }
}
