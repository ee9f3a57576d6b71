package io.xplorr.aws.sync;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import java.time.LocalDate;
import java.util.Map;

/** A payer of its own, with one of everything. */
final class SmallEstate {
    private SmallEstate() {}

    static Estate withEverything() {
        String payer = "111122223333";
        String ec2 = "Amazon Elastic Compute Cloud - Compute";
        LocalDate from = LocalDate.of(2024, 1, 1);
        LocalDate until = LocalDate.of(2028, 1, 1);
        return Estate.builder()
                .account(payer, "Acme")
                .organization("o-example", payer)
                .place(
                        payer,
                        "eu-central-1",
                        Instance.builder("i-0a1").volumeIds("vol-0a1").build(),
                        Volume.builder("vol-0a1").attachedTo("i-0a1").build(),
                        Snapshot.builder("snap-0a1").volumeId("vol-0a1").build(),
                        LoadBalancer.builder("web").build(),
                        ClassicLoadBalancer.builder("old").build(),
                        Database.builder("orders").build())
                .cost(
                        CostLine.of(payer, ec2)
                                .resource("i-0a1")
                                .tag("team", "blue")
                                .daily(from, until, "2.5")
                                .build(),
                        CostLine.of(payer, ec2)
                                .recordType("RIFee")
                                .dimension("RESERVATION_ID", "r-1")
                                .dimension("SUBSCRIPTION_ID", "s-1")
                                .unit("Hrs")
                                .daily(from, until, "24")
                                .build(),
                        CostLine.of(payer, ec2)
                                .recordType("DiscountedUsage")
                                .dimension("RESERVATION_ID", "r-1")
                                .dimension("SUBSCRIPTION_ID", "s-1")
                                .unit("Hrs")
                                .daily(from, until, "18")
                                .build(),
                        CostLine.of(payer, ec2)
                                .recordType("SavingsPlanCoveredUsage")
                                .dimension("SAVINGS_PLAN_ARN", "sp-1")
                                .daily(from, until, "4")
                                .build(),
                        CostLine.of(payer, "Savings Plans for AWS Compute usage")
                                .recordType("SavingsPlanRecurringFee")
                                .dimension("SAVINGS_PLAN_ARN", "sp-1")
                                .daily(from, until, "5")
                                .build())
                .costCategory(new CostCategory(
                        "c0ffee00-0000-4000-8000-000000000001", "Team", from, Map.of(payer, "blue"), "none"))
                .build();
    }
}
