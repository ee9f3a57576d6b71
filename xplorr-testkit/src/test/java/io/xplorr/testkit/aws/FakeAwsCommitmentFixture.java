package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.DailyQuantity;
import io.xplorr.testkit.aws.estate.Estate;
import java.math.BigDecimal;
import java.time.LocalDate;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** An organisation with reservations and a savings plan, and how one asks Cost Explorer of it. */
abstract class FakeAwsCommitmentFixture extends FakeAwsFixture {
    static final String EC2 = "Amazon Elastic Compute Cloud - Compute";
    static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    /** Of 100 reserved hours a day 80 are used; 20 hours run on demand; a plan of 10 dollars is used for 8. */
    static Estate.Builder committed() {
        return organization()
                .cost(
                        reserved("RIFee")
                                .rate("0.06")
                                .rate(CostMetric.AMORTIZED, "0.012")
                                .quantity(hours("100"))
                                .build(),
                        reserved("DiscountedUsage")
                                .rate("0")
                                .rate(CostMetric.AMORTIZED, "0.06")
                                .quantity(hours("80"))
                                .build(),
                        line(PAYER, EC2)
                                .dimension("INSTANCE_TYPE", "m5.large")
                                .rate("0.1")
                                .rate(CostMetric.NORMALIZED_USAGE, "4")
                                .quantity(hours("20"))
                                .build(),
                        planned("SavingsPlanRecurringFee")
                                .rate("10")
                                .rate(CostMetric.AMORTIZED, "2")
                                .quantity(hours("1"))
                                .build(),
                        planned("SavingsPlanCoveredUsage")
                                .rate("12")
                                .rate(CostMetric.AMORTIZED, "8")
                                .quantity(hours("1"))
                                .build());
    }

    static DailyQuantity hours(String hours) {
        return DailyQuantity.between(FROM, LocalDate.of(2027, 1, 1), new BigDecimal(hours));
    }

    static CostLine.Builder reserved(String recordType) {
        return line(PAYER, EC2)
                .recordType(recordType)
                .dimension("INSTANCE_TYPE", "m5.large")
                .dimension("SUBSCRIPTION_ID", "123")
                .dimension("RESERVATION_ID", "arn:aws:ec2:eu-west-1:111122223333:reserved-instances/r-1")
                .publicPrice("0.1")
                .rate(CostMetric.NORMALIZED_USAGE, "4");
    }

    static CostLine.Builder planned(String recordType) {
        return line(PAYER, EC2)
                .recordType(recordType)
                .dimension("INSTANCE_TYPE", "m7g.large")
                .dimension("SAVINGS_PLAN_ARN", "arn:aws:savingsplans::111122223333:savingsplan/s-1");
    }

    static JsonNode ask(AwsClient client, String operation, String... more) {
        return answer(client, operation, more).json();
    }

    static AwsClient.Answer answer(AwsClient client, String operation, String... more) {
        return client.json(
                "ce",
                operation,
                "{\"TimePeriod\":{\"Start\":\"2026-10-01\",\"End\":\"2026-10-11\"}"
                        + (more.length == 0 ? "" : "," + String.join(",", more)).replace('\'', '"') + "}");
    }
}
