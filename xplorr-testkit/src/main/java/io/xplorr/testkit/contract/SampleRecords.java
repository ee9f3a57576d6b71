package io.xplorr.testkit.contract;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.AttributeValue;
import io.xplorr.record.ChargeCategory;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostCategory;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostRecord;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.Measure;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.record.Origin;
import io.xplorr.record.PeriodStatus;
import io.xplorr.record.PricingCategory;
import io.xplorr.record.Quantity;
import io.xplorr.record.Ref;
import io.xplorr.record.Relation;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of every kind: with all that they can hold, and with as little as they can. */
final class SampleRecords {
    static final Window MONTH = Window.month(YearMonth.of(2026, 10));
    static final Window DAY = Window.day(LocalDate.of(2026, 10, 31));
    static final Instant OBSERVED = Instant.parse("2026-11-01T06:00:00.123456Z");

    /** What databases, files and protocols like to trip over. */
    static final String ODD_TEXT =
            "tab\there, line\nbreak, return\r, back\\slash \\N \\., \"double\" 'single' {} [] , ; é ß 漢 \uD83D\uDE00";

    private static final BigDecimal AMOUNT = new BigDecimal("1234567890.1234567890123456789");

    private SampleRecords() {}

    static Origin origin(ConnectionId connectionId, DatasetId dataset) {
        return new Origin(connectionId, Provider.AWS, dataset, OBSERVED);
    }

    static List<CloudRecord> full(Origin origin) {
        return List.of(
                fullCost(origin),
                new ForecastRecord(
                        origin,
                        MONTH,
                        Granularity.MONTHLY,
                        true,
                        CostBasis.UNBLENDED,
                        AMOUNT,
                        Optional.of(new BigDecimal("-0.5")),
                        Optional.of(AMOUNT),
                        Optional.of(80),
                        "USD"),
                new CommitmentUtilization(
                        origin,
                        DAY,
                        CommitmentKind.SPEND,
                        "ComputeSavingsPlans",
                        Optional.of("arn:aws:savingsplans::111122223333:savingsplan/1"),
                        Optional.of("111122223333"),
                        Map.of("REGION", "eu-west-1", "ODD", ODD_TEXT),
                        money("10"),
                        money("7.000000000000000000001"),
                        money("2.999999999999999999999"),
                        Map.of("NetSavings", money("-1E-20"))),
                new CommitmentCoverage(
                        origin,
                        DAY,
                        CommitmentKind.USAGE,
                        "Reservation",
                        Map.of("SERVICE", "Amazon Elastic Compute Cloud - Compute"),
                        new Quantity(new BigDecimal("1.5"), "Hours"),
                        new Quantity(BigDecimal.ZERO, "Hours"),
                        new Quantity(new BigDecimal("1.5"), "Hours"),
                        Map.of("OnDemandCost", money("3.25"))),
                new CostDimensionValue(
                        origin, "COST_AND_USAGE", "LINKED_ACCOUNT", "111122223333", Map.of("description", ODD_TEXT)),
                new CostTag(
                        origin,
                        "team",
                        Optional.of(ODD_TEXT),
                        Optional.of("UserDefined"),
                        Optional.of("Active"),
                        Optional.of(OBSERVED)),
                new CostCategory(
                        origin,
                        "arn:aws:ce::111122223333:costcategory/1",
                        "Product",
                        MONTH.start(),
                        Optional.of(MONTH.end()),
                        Optional.of("other"),
                        List.of("b", "a"),
                        List.of("{\"Value\":\"a\"}", ODD_TEXT)),
                fullResource(origin),
                new MetricSeries(
                        origin,
                        Optional.of("arn:aws:ec2:eu-west-1:111122223333:instance/i-1"),
                        "AWS/EC2",
                        "CPUUtilization",
                        MetricSeries.Statistic.MAXIMUM,
                        Optional.of("Percent"),
                        Duration.ofHours(1),
                        Map.of("InstanceId", "i-1"),
                        DAY,
                        new long[] {DAY.start().getEpochSecond(), DAY.start().getEpochSecond() + 3600},
                        new double[] {0.1, Double.MAX_VALUE},
                        MetricSeries.Status.PARTIAL),
                AccountRecord.builder(origin, "111122223333")
                        .uid("arn:aws:organizations::111122223333:account/o-1/111122223333")
                        .name(ODD_TEXT)
                        .email("owner@example.com")
                        .state(AccountState.PENDING_CLOSURE, "PENDING_CLOSURE")
                        .joinedAt(OBSERVED)
                        .joinMethod("CREATED")
                        .parentPath(List.of(
                                new Ref("r-1", Optional.of("Root"), Optional.of("ROOT")), Ref.of("ou-1", "Product")))
                        .management(true)
                        .tag("team", "")
                        .build(),
                new OrganizationRecord(
                        origin,
                        "o-1",
                        "arn:aws:organizations::111122223333:organization/o-1",
                        "111122223333",
                        Optional.of("ALL"),
                        List.of("r-1")));
    }

    static List<CloudRecord> minimal(Origin origin) {
        Quantity nothing = new Quantity(BigDecimal.ZERO, "Hours");
        return List.of(
                CostRecord.builder(origin)
                        .grain(Grain.of(Granularity.MONTHLY))
                        .chargePeriod(MONTH)
                        .currency("USD")
                        .build(),
                new ForecastRecord(
                        origin,
                        MONTH,
                        Granularity.DAILY,
                        false,
                        CostBasis.BLENDED,
                        BigDecimal.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "USD"),
                new CommitmentUtilization(
                        origin,
                        DAY,
                        CommitmentKind.USAGE,
                        "Reservation",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        nothing,
                        nothing,
                        nothing,
                        Map.of()),
                new CommitmentCoverage(
                        origin,
                        DAY,
                        CommitmentKind.SPEND,
                        "SavingsPlans",
                        Map.of(),
                        nothing,
                        nothing,
                        nothing,
                        Map.of()),
                new CostDimensionValue(origin, "COST_AND_USAGE", "REGION", "", Map.of()),
                new CostTag(origin, "team", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new CostCategory(
                        origin,
                        "arn:aws:ce::111122223333:costcategory/2",
                        "Empty",
                        MONTH.start(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                ResourceRecord.builder(
                                origin, "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1", ResourceType.STORAGE_VOLUME)
                        .build(),
                new MetricSeries(
                        origin,
                        Optional.empty(),
                        "AWS/EC2",
                        "CPUUtilization",
                        MetricSeries.Statistic.AVERAGE,
                        Optional.empty(),
                        Duration.ofMinutes(5),
                        Map.of(),
                        DAY,
                        new long[0],
                        new double[0],
                        MetricSeries.Status.FORBIDDEN),
                AccountRecord.builder(origin, "444455556666").build(),
                new OrganizationRecord(origin, "o-2", "o-2", "444455556666", Optional.empty(), List.of()));
    }

    /** Returns a cost of one service; the service is its identity. */
    static CostRecord cost(Origin origin, String service, BigDecimal amount) {
        return CostRecord.builder(origin)
                .grain(Grain.of(Granularity.MONTHLY, DimensionKey.SERVICE))
                .chargePeriod(MONTH)
                .service(CostRecord.Service.of(service))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, amount)
                .build();
    }

    private static CostRecord fullCost(Origin origin) {
        CostRecord.Builder cost = CostRecord.builder(origin)
                .grain(new Grain(
                        Granularity.DAILY,
                        List.of(DimensionKey.SUB_ACCOUNT, DimensionKey.tag("team:a"), DimensionKey.costCategory("P")),
                        Optional.of("RECORD_TYPE not Tax")))
                .chargePeriod(DAY)
                .billingPeriod(MONTH)
                .estimated(true)
                .periodStatus(PeriodStatus.OPEN)
                .billingAccount(new Ref("111122223333", Optional.of("Payer"), Optional.of("Management")))
                .subAccount(Ref.of("444455556666"))
                .chargeCategory(ChargeCategory.CREDIT)
                .nativeChargeType("Credit")
                .correction(true)
                .parties(new CostRecord.Parties("AWS", Optional.of("AWS"), "Amazon Web Services, Inc."))
                .service(new CostRecord.Service(
                        ODD_TEXT, Optional.of("AmazonEC2"), Optional.of("Compute"), Optional.of("Virtual Machines")))
                .place(new CostRecord.Place(Optional.of("eu-west-1"), Optional.of("eu-west-1a")))
                .resource(new CostRecord.BilledResource("i-1", Optional.of("web"), Optional.of("Instance")))
                .sku(new CostRecord.Sku(
                        Optional.of("SKU1"),
                        Optional.of("PRICE1"),
                        Optional.of("EU-BoxUsage:t3.micro"),
                        Map.of("vcpu", "2")))
                .pricingCategory(PricingCategory.COMMITTED)
                .usage(new Quantity(new BigDecimal("24.0000000001"), "Hours"))
                .pricing(new CostRecord.Pricing(
                        Optional.of(new Quantity(new BigDecimal("24"), "Hours")),
                        Optional.of(new BigDecimal("0.0000000001")),
                        Optional.of(new BigDecimal("0.00000000009"))))
                .currency("USD")
                .pricingCurrency("EUR")
                .exchangeRate(new BigDecimal("1.0823"))
                .commitment(new CostRecord.Commitment(
                        "sp-1",
                        Optional.of("plan"),
                        Optional.of(CommitmentKind.SPEND),
                        Optional.of("Compute"),
                        Optional.of(false),
                        Optional.of(money("0.5"))))
                .invoiceId("EUINV26-1")
                .tag("team", ODD_TEXT)
                .tag("unset", null)
                .tag("empty", "")
                .costCategory("Product", "web")
                .costCategory("Unset", null)
                .extension("x_RecordType", "Credit");
        BigDecimal amount = AMOUNT;
        for (CostBasis basis : CostBasis.values()) {
            amount = amount.add(BigDecimal.ONE); // each basis another, so that none can stand for its neighbour
            cost.cost(basis, amount);
        }
        return cost.build();
    }

    private static ResourceRecord fullResource(Origin origin) {
        return ResourceRecord.builder(
                        origin, "arn:aws:ec2:eu-west-1:111122223333:instance/i-1", ResourceType.COMPUTE_INSTANCE)
                .nativeId("i-1")
                .nativeType("AWS::EC2::Instance")
                .name(ODD_TEXT)
                .account("111122223333")
                .regionId("eu-west-1")
                .zone("eu-west-1a")
                .state(ResourceState.RUNNING, "running")
                .createdAt(OBSERVED)
                .sku("t3.micro")
                .size("vcpu", 2, "1")
                .size(new Measure("memory", new BigDecimal("0.5000000000000000000001"), "GiB"))
                .relation(Relation.Kind.MEMBER_OF, "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1")
                .tag("Name", ODD_TEXT)
                .tag("", "")
                .attribute("text", "2026-01-01T00:00:00Z")
                .attribute("flag", Boolean.TRUE)
                .attribute("number", AttributeValue.of(new BigDecimal("0.10000000000000000001")))
                .attribute("time", AttributeValue.of(OBSERVED))
                .build();
    }

    private static Quantity money(String value) {
        return new Quantity(new BigDecimal(value), "USD");
    }
}
