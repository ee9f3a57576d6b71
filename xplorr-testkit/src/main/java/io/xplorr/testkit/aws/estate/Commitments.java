package io.xplorr.testkit.aws.estate;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.UsageCurve;
import java.time.LocalDate;

/** A reservation and a savings plan, and the lines that they leave on the bill. */
final class Commitments {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final long HOURS = 24_000_000;

    private Commitments() {}

    static void add(Estate.Builder estate, String account) {
        String reservation =
                "arn:aws:ec2:eu-west-1:" + account + ":reserved-instances/0f1e2d3c-0000-4000-8000-000000000001";
        // Ten m5.large reserved without upfront payment; nine of them are used.
        estate.cost(
                CostLine.of(account, PriceList.EC2)
                        .recordType("DiscountedUsage")
                        .region("eu-west-1")
                        .usageType("EU-BoxUsage:m5.large")
                        .dimension("INSTANCE_TYPE", "m5.large")
                        .dimension("PURCHASE_TYPE", "Standard Reserved Instances")
                        .dimension("SUBSCRIPTION_ID", "1234567890")
                        .dimension("RESERVATION_ID", reservation)
                        .unit("Hrs")
                        .rate("0")
                        .publicPrice("0.107")
                        .rate(CostMetric.AMORTIZED, "0.0605")
                        .rate(CostMetric.NET_AMORTIZED, "0.0605")
                        .rate(CostMetric.NORMALIZED_USAGE, "4")
                        .quantity(UsageCurve.flat(0, FROM, 9 * HOURS))
                        .build(),
                CostLine.of(account, PriceList.EC2)
                        .recordType("RIFee")
                        .region("eu-west-1")
                        .usageType("EU-HeavyUsage:m5.large")
                        .dimension("INSTANCE_TYPE", "m5.large")
                        .dimension("SUBSCRIPTION_ID", "1234567890")
                        .dimension("RESERVATION_ID", reservation)
                        .unit("Hrs")
                        .rate("0.0605")
                        .publicPrice("0.107")
                        .rate(CostMetric.NORMALIZED_USAGE, "4")
                        .rate(CostMetric.AMORTIZED, "0.00605") // the tenth that nobody uses
                        .rate(CostMetric.NET_AMORTIZED, "0.00605")
                        .quantity(UsageCurve.flat(0, FROM, 10 * HOURS))
                        .build());
        savingsPlan(estate, account);
    }

    /** Commits to 5 dollars an hour, of which 4.5 cover what would cost 6.25 on demand. */
    private static void savingsPlan(Estate.Builder estate, String account) {
        String arn = "arn:aws:savingsplans::" + account + ":savingsplan/5a5a5a5a-0000-4000-8000-000000000002";
        estate.cost(
                planLine(account, arn, "SavingsPlanCoveredUsage", PriceList.EC2)
                        .region("us-east-1")
                        .usageType("BoxUsage:m7g.4xlarge")
                        .dimension("INSTANCE_TYPE", "m7g.4xlarge")
                        .dimension("INSTANCE_TYPE_FAMILY", "m7g")
                        .rate("6.25")
                        .rate(CostMetric.AMORTIZED, "4.5")
                        .rate(CostMetric.NET_AMORTIZED, "4.5")
                        .build(),
                planLine(account, arn, "SavingsPlanNegation", PriceList.EC2)
                        .region("us-east-1")
                        .usageType("BoxUsage:m7g.4xlarge")
                        .rate("-6.25")
                        .rate(CostMetric.AMORTIZED, "0")
                        .rate(CostMetric.NET_AMORTIZED, "0")
                        .build(),
                planLine(account, arn, "SavingsPlanRecurringFee", "Savings Plans for AWS Compute usage")
                        .usageType("ComputeSP:1yrNoUpfront")
                        .rate("5")
                        .rate(CostMetric.AMORTIZED, "0.5")
                        .rate(CostMetric.NET_AMORTIZED, "0.5")
                        .build());
    }

    private static CostLine.Builder planLine(String account, String arn, String recordType, String service) {
        return CostLine.of(account, service)
                .recordType(recordType)
                .dimension("PURCHASE_TYPE", "Savings Plans")
                .dimension("SAVINGS_PLAN_ARN", arn)
                .dimension("SAVINGS_PLANS_TYPE", "Compute Savings Plans")
                .unit("Hrs")
                .quantity(UsageCurve.flat(0, FROM, HOURS));
    }
}
