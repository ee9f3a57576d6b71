package io.xplorr.testkit.aws.estate;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.UsageCurve;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The estates that come ready made. */
final class ReadyEstates {
    private static final LocalDate BEGINNING = LocalDate.of(2024, 1, 1);
    private static final List<String> EIGHT_REGIONS = List.of(
            "us-east-1",
            "eu-west-1",
            "eu-central-1",
            "us-west-2",
            "us-east-2",
            "ap-southeast-1",
            "ap-northeast-1",
            "sa-east-1");
    private static final List<String> FOUR_REGIONS = EIGHT_REGIONS.subList(0, 4);

    private ReadyEstates() {}

    static Estate startup() {
        String account = "123456789012";
        Estate.Builder estate = Estate.builder().account(account, "Startup");
        new Site(estate, account, "us-east-1", 1).fill(9);
        new Site(estate, account, "eu-west-1", 1).fill(3);
        serverless(estate, account, 1, 1);
        monthly(estate, account, "AWS Support (Developer)", "Fee", "29");
        return estate.build();
    }

    static Estate company(long seed) {
        String payer = "111122223333";
        String production = "444455556666";
        String data = "777788889999";
        Estate.Builder estate = Estate.builder()
                .account(payer, "Acme Payer")
                .account(production, "Acme Production")
                .account(data, "Acme Data")
                .account("123456789012", "Acme Staging")
                .account(Account.of("210987654321", "Acme Sandbox").withState("SUSPENDED"))
                .organization("o-acmeexample", payer);
        places(estate, payer, seed, 2, 0, 0, 0);
        places(estate, production, seed, 24, 18, 10, 8);
        places(estate, data, seed, 14, 10, 0, 4);
        places(estate, "123456789012", seed, 8, 6, 0, 0);
        for (String account : List.of(payer, production, data, "123456789012")) {
            serverless(estate, account, seed, account.equals(production) ? 20 : 4);
        }
        training(estate, data, seed);
        monthly(estate, payer, "AWS Support (Business)", "Fee", "412.5");
        monthly(estate, payer, "Tax", "Tax", "187.3312");
        credit(estate, payer, "-250");
        strangers(estate);
        return estate.build();
    }

    static Estate enterprise(long seed) {
        String payer = "111122223333";
        Estate.Builder estate = Estate.builder()
                .account(payer, "Globex Payer")
                .organization("o-globexample", payer)
                .costExplorer(CostExplorerSettings.defaults().withMultiYear().withHourly());
        Map<String, String> environments = new HashMap<>();
        for (int i = 1; i < 40; i++) {
            String account = String.format(Locale.ROOT, "2000%08d", i * 1_234_567 % 100_000_000);
            String environment = i % 3 == 0 ? "production" : i % 3 == 1 ? "staging" : "development";
            estate.account(Account.of(account, "Globex " + environment + " " + i)
                    .withOptedIn(i % 10 == 0 ? "eu-south-1" : "me-south-1"));
            environments.put(account, environment);
            for (int region = 0; region < EIGHT_REGIONS.size(); region++) {
                new Site(estate, account, EIGHT_REGIONS.get(region), seed).fill((i + region) % 6);
            }
            serverless(estate, account, seed, 1 + i % 7);
            monthly(estate, account, "Tax", "Tax", i + ".0725");
            if (i == 6) {
                training(estate, account, seed);
                Commitments.add(estate, account);
            }
        }
        monthly(estate, payer, "AWS Support (Enterprise)", "Fee", "15000");
        credit(estate, payer, "-1200.55");
        strangers(estate);
        return estate.costCategory(new CostCategory(
                        "c0ffee00-0000-4000-8000-000000000001", "Environment", BEGINNING, environments, "shared"))
                .build();
    }

    private static void places(Estate.Builder estate, String account, long seed, int... instances) {
        for (int i = 0; i < instances.length; i++) {
            new Site(estate, account, FOUR_REGIONS.get(i), seed).fill(instances[i]);
        }
    }

    /** Services that are paid by use, not by the hour: they grow, and rest at weekends. */
    private static void serverless(Estate.Builder estate, String account, long seed, int size) {
        String region = "us-east-1";
        usage(
                estate,
                account,
                region,
                "Amazon Simple Storage Service",
                "TimedStorage-ByteHrs",
                "GB-Mo",
                "0.023",
                UsageCurve.flat(seed, BEGINNING, 40_000_000L * size).growing(25));
        usage(
                estate,
                account,
                region,
                "AWS Lambda",
                "Lambda-GB-Second",
                "Lambda-GB-Second",
                "0.0000166667",
                curve(seed + 1, 90_000_000_000L * size, 30));
        usage(
                estate,
                account,
                region,
                "Amazon DynamoDB",
                "WriteRequestUnits",
                "WriteRequestUnits",
                "0.00000125",
                curve(seed + 2, 800_000_000_000L * size, 20));
        usage(
                estate,
                account,
                region,
                "AmazonCloudWatch",
                "CW:MetricMonitorUsage",
                "Metrics",
                "0.3",
                UsageCurve.flat(seed, BEGINNING, 3_400_000L * size));
        usage(
                estate,
                account,
                "global",
                "Amazon CloudFront",
                "US-DataTransfer-Out-Bytes",
                "GB",
                "0.085",
                curve(seed + 3, 55_000_000L * size, 35));
        usage(
                estate,
                account,
                region,
                "AWS Key Management Service",
                "us-east-1-KMS-Requests",
                "Requests",
                "0.000003",
                curve(seed + 4, 9_000_000_000L * size, 5));
    }

    private static UsageCurve curve(long seed, long millionths, int growth) {
        return UsageCurve.flat(seed, BEGINNING, millionths)
                .growing(growth)
                .weekends(600)
                .wavering(120);
    }

    private static void usage(
            Estate.Builder estate,
            String account,
            String region,
            String service,
            String usageType,
            String unit,
            String price,
            UsageCurve curve) {
        estate.cost(CostLine.of(account, service)
                .region(region)
                .usageType(usageType)
                .unit(unit)
                .rate(price)
                .quantity(curve)
                .build());
    }

    /** Someone lets a cluster of GPUs run, every March. */
    private static void training(Estate.Builder estate, String account, long seed) {
        estate.cost(CostLine.of(account, PriceList.EC2)
                .region("us-west-2")
                .usageType(PriceList.usageType("us-west-2", "BoxUsage:p3.8xlarge"))
                .operation("RunInstances")
                .dimension("INSTANCE_TYPE", "p3.8xlarge")
                .tag("team", "data")
                .unit("Hrs")
                .rate(PriceList.hourly("p3.8xlarge"))
                .quantity(curve(seed, 2_000_000, 0).leaping(MonthDay.of(3, 11), 4, 90))
                .build());
    }

    private static void monthly(
            Estate.Builder estate, String account, String service, String recordType, String amount) {
        estate.cost(CostLine.of(account, service)
                .recordType(recordType)
                .rate(amount)
                .quantity(ReadyEstates::firstOfMonth)
                .build());
    }

    /** Arrives on the ninth of the month after, when the month looked settled. */
    private static void credit(Estate.Builder estate, String account, String amount) {
        estate.cost(CostLine.of(account, PriceList.EC2)
                .recordType("Credit")
                .region("us-east-1")
                .rate(amount)
                .quantity(ReadyEstates::firstOfMonth)
                .bookedOnDayOfNextMonth(9)
                .build());
    }

    private static Optional<BigDecimal> firstOfMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 && !day.isBefore(BEGINNING) ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    private static void strangers(Estate.Builder estate) {
        for (int i = 0; i < 30; i++) {
            estate.publicSnapshot(Snapshot.builder(Ids.of("snap-", 999, i))
                    .ownerId("999999999999")
                    .description("Anyone may use this")
                    .build());
        }
    }
}
