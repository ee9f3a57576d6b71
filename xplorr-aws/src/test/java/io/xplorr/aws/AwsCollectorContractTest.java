package io.xplorr.aws;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Volume;
import io.xplorr.testkit.contract.CollectorContract;
import io.xplorr.testkit.contract.ContractCloud;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;

/** The contract that every provider's collectors keep, kept over the wire: with money, with empty pages, in a region. */
class AwsCollectorContractTest {
    private static final String PAYER = "111122223333";

    @Nested
    class DailyCost extends CollectorContract {
        private static final int SERVICES = 4;
        private static final int ROWS_PER_PAGE = 25;

        @Override
        protected ContractCloud open(ManualClock clock) {
            FakeAws aws = FakeAws.builder(estate())
                    .clock(clock.asClock())
                    .costPageSize(ROWS_PER_PAGE)
                    .start();
            int rows = SERVICES * days(today(clock));
            return new AwsContractCloud(
                    aws,
                    new AwsContractCloud.Content(
                            CostDatasets.DAILY,
                            "ce:GetCostAndUsage",
                            (rows + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE,
                            rows,
                            totals(aws.estate(), today(clock))));
        }

        private static Estate estate() {
            Estate.Builder estate = Estate.builder().account(PAYER, "Acme").organization("o-acmeexample", PAYER);
            for (int i = 0; i < SERVICES; i++) {
                estate.cost(CostLine.of(PAYER, "Service " + i)
                        .daily(
                                LocalDate.of(2026, 10, 1),
                                LocalDate.of(2027, 1, 1),
                                "1234567.8900000000000000000" + (i + 1))
                        .build());
            }
            return estate.build();
        }

        private static LocalDate today(ManualClock clock) {
            return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        }

        /** Returns how many days of the month have figures: also the one that has just begun. */
        private static int days(LocalDate today) {
            return today.getDayOfMonth();
        }

        private static Map<String, BigDecimal> totals(Estate estate, LocalDate today) {
            CostPeriod month = new CostPeriod(
                    today.withDayOfMonth(1).atStartOfDay(), today.plusDays(1).atStartOfDay());
            CostSum sum = CostCube.sum(estate.costs().lines(), month, today).orElseThrow();
            Map<String, BigDecimal> totals = new TreeMap<>();
            for (CostMetric metric : CostMetric.values()) {
                if (metric.isCost()) {
                    totals.put(metric + " USD", sum.amount(metric)); // AWS's metrics are named as our bases are
                }
            }
            return totals;
        }
    }

    @Nested
    class Accounts extends CollectorContract {
        private static final int ACCOUNTS = 50;
        private static final int PER_PAGE = 20; // the most that AWS allows

        @Override
        protected ContractCloud open(ManualClock clock) {
            Estate.Builder estate = Estate.builder();
            for (int i = 0; i < ACCOUNTS; i++) {
                estate.account(Long.toString(111122223333L + i), "Account " + i);
            }
            return new AwsContractCloud(
                    FakeAws.builder(estate.organization("o-acmeexample", PAYER).build())
                            .clock(clock.asClock())
                            .start(),
                    new AwsContractCloud.Content(
                            OrganizationDatasets.ACCOUNTS,
                            "organizations:ListAccounts",
                            (ACCOUNTS + PER_PAGE - 1) / PER_PAGE,
                            ACCOUNTS,
                            Map.of()));
        }
    }

    @Nested
    class Volumes extends CollectorContract {
        private static final int VOLUMES = 450;
        private static final int PER_PAGE = 200;

        @Override
        protected ContractCloud open(ManualClock clock) {
            Estate.Builder estate = Estate.builder().account(PAYER, "Acme");
            for (int i = 0; i < VOLUMES; i++) {
                estate.place(
                        PAYER, AwsContractCloud.HOME, Volume.builder("vol-" + i).build());
            }
            return new AwsContractCloud(
                    FakeAws.builder(estate.build()).clock(clock.asClock()).start(),
                    new AwsContractCloud.Content(
                            InventoryDatasets.VOLUMES,
                            "ec2:DescribeVolumes",
                            (VOLUMES + PER_PAGE - 1) / PER_PAGE,
                            VOLUMES,
                            Map.of()));
        }
    }
}
