package io.xplorr.aws.cost.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.cost.CostFilter;
import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.FakeClients;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.ChargeCategory;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import io.xplorr.record.PeriodStatus;
import io.xplorr.record.Quantity;
import io.xplorr.record.Window;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Page;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostCollectorTest {
    private static final String MEMBER = "444455556666";
    private static final Window OCTOBER = Window.month(YearMonth.of(2026, 10));
    private static final Window NOVEMBER = Window.month(YearMonth.of(2026, 11));
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final CostQuery DAILY =
            CostQuery.of(CostDatasets.DAILY, Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE);

    @Test
    void fetch_day_hasEveryMetricToTheLastDigit() {
        CostLine line = CostLine.of(MEMBER, "Amazon RDS")
                .on(DAY, "12.3456789012")
                .rate(CostMetric.NET_UNBLENDED, "0.9")
                .rate(CostMetric.BLENDED, "1.1")
                .build();
        try (FakeClients fake = fake(line)) {
            CostRecord row = single(Reading.global(new CostCollector(fake.clients, DAILY), OCTOBER));

            assertThat(row.chargePeriod()).isEqualTo(Window.day(DAY));
            assertThat(row.billingPeriod()).contains(OCTOBER);
            assertThat(row.subAccount().orElseThrow().id()).isEqualTo(MEMBER);
            assertThat(row.subAccount().orElseThrow().name()).contains("Data");
            assertThat(row.service().orElseThrow().name()).isEqualTo("Amazon RDS");
            assertThat(row.currency()).isEqualTo("USD");
            assertThat(row.chargeCategory()).isEqualTo(ChargeCategory.UNKNOWN);
            assertAmount(row, CostBasis.UNBLENDED, "12.3456789012");
            assertAmount(row, CostBasis.NET_UNBLENDED, "11.11111101108");
            assertAmount(row, CostBasis.BLENDED, "13.58024679132");
            assertThat(row.costs()).hasSize(5);
            assertThat(row.usage()).isEmpty();
        }
    }

    @Test
    void fetch_manyPages_comeWholeAndOnce() {
        List<CostLine> lines = IntStream.range(0, 7)
                .mapToObj(i -> CostLine.of(MEMBER, "Service " + i)
                        .daily(OCTOBER.startDate(), OCTOBER.endDate(), "1." + i)
                        .build())
                .toList();
        try (FakeClients fake = new FakeClients(estate(lines), builder -> builder.costPageSize(50))) {
            Reading reading = Reading.global(new CostCollector(fake.clients, DAILY), OCTOBER);
            List<CostRecord> rows = reading.records(CostRecord.class);

            assertThat(rows).extracting(CostRecord::key).hasSize(7 * 31).doesNotHaveDuplicates();
            assertThat(sum(rows)).isEqualByComparingTo("282.1"); // 31 × (1.0 + 1.1 + … + 1.6)
            assertThat(reading.gate.actions()).hasSize(5).containsOnly("ce:GetCostAndUsage");
        }
    }

    @Test
    void fetch_currentMonth_asksUpToTomorrowAndTellsWhatMayChange() {
        CostLine line = CostLine.of(MEMBER, "Amazon RDS")
                .daily(NOVEMBER.startDate(), NOVEMBER.endDate(), "1")
                .build();
        try (FakeClients fake = fake(line)) {
            List<Page> pages = Reading.global(new CostCollector(fake.clients, DAILY), NOVEMBER)
                    .pages();

            assertThat(pages).singleElement().satisfies(page -> {
                assertThat(page.records()).hasSize(23);
                assertThat(page.provisional()).contains(Window.day(LocalDate.of(2026, 11, 23)));
                assertThat(page.records())
                        .allSatisfy(row ->
                                assertThat(((CostRecord) row).estimated()).isTrue());
            });
        }
    }

    @Test
    void fetch_severalMonths_isOneChain() {
        CostLine line = CostLine.of(MEMBER, "Amazon RDS")
                .daily(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 1), "1")
                .build();
        try (FakeClients fake = fake(line)) {
            Window months = Window.month(YearMonth.of(2026, 9)).through(OCTOBER);
            Reading reading = Reading.global(new CostCollector(fake.clients, DAILY), months);

            assertThat(reading.records(CostRecord.class)).hasSize(61);
            assertThat(reading.gate.actions()).hasSize(1);
        }
    }

    @Test
    void fetch_settledMonth_isClosed() {
        try (FakeClients fake = fake(
                CostLine.of(MEMBER, "Amazon RDS")
                        .on(LocalDate.of(2026, 9, 5), "1")
                        .build(),
                CostLine.of(MEMBER, "Amazon RDS")
                        .on(LocalDate.of(2026, 11, 5), "1")
                        .build())) {
            CostCollector collector = new CostCollector(fake.clients, DAILY);

            assertThat(single(Reading.global(collector, Window.month(YearMonth.of(2026, 9))))
                            .periodStatus())
                    .isEqualTo(PeriodStatus.CLOSED);
            assertThat(single(Reading.global(collector, NOVEMBER)).periodStatus())
                    .isEqualTo(PeriodStatus.OPEN);
        }
    }

    @Test
    void fetch_monthly_isOneRowAMonth() {
        CostLine line = CostLine.of(MEMBER, "Amazon RDS")
                .daily(OCTOBER.startDate(), OCTOBER.endDate(), "1.5")
                .build();
        CostQuery monthly =
                CostQuery.of(CostDatasets.MONTHLY, Granularity.MONTHLY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE);
        try (FakeClients fake = fake(line)) {
            CostRecord row = single(Reading.global(new CostCollector(fake.clients, monthly), OCTOBER));

            assertThat(row.chargePeriod()).isEqualTo(OCTOBER);
            assertAmount(row, CostBasis.UNBLENDED, "46.5");
            assertThat(row.grain().toString()).isEqualTo("MONTHLY(SubAccountId,ServiceName)");
        }
    }

    @Test
    void fetch_breakdown_mapsItsKeysAndFilter() {
        CostBreakdown breakdown = CostBreakdown.builder("credits-by-team")
                .addKey(DimensionKey.CHARGE_TYPE)
                .addKey(DimensionKey.tag("team"))
                .filter(CostFilter.and(
                        CostFilter.where(DimensionKey.SUB_ACCOUNT, MEMBER),
                        CostFilter.not(CostFilter.where(DimensionKey.SERVICE, "Tax"))))
                .build();
        try (FakeClients fake = fake(
                CostLine.of(MEMBER, "Amazon RDS")
                        .on(DAY, "5")
                        .tag("team", "blue")
                        .build(),
                CostLine.of(MEMBER, "Amazon RDS")
                        .on(DAY, "-2")
                        .recordType("Credit")
                        .build(),
                CostLine.of(MEMBER, "Tax").on(DAY, "9").recordType("Tax").build(),
                CostLine.of(Reading.ACCOUNT, "Amazon RDS").on(DAY, "7").build())) {
            List<CostRecord> rows = Reading.global(new CostCollector(fake.clients, CostQuery.of(breakdown)), OCTOBER)
                    .records(CostRecord.class);

            assertThat(rows)
                    .filteredOn(row -> row.chargeCategory() == ChargeCategory.USAGE)
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.tags()).containsExactly(Map.entry("team", "blue"));
                        assertAmount(row, CostBasis.UNBLENDED, "5");
                    });
            assertThat(rows)
                    .filteredOn(row -> row.chargeCategory() == ChargeCategory.CREDIT)
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.nativeChargeType()).contains("Credit");
                        assertThat(row.tags()).containsKey("team").containsValue(null);
                        assertAmount(row, CostBasis.UNBLENDED, "-2");
                    });
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).grain().filter())
                    .contains("(SubAccountId in [444455556666]) and (not (ServiceName in [Tax]))");
        }
    }

    @Test
    void fetch_breakdownByUsageType_hasQuantities() {
        CostBreakdown breakdown =
                CostBreakdown.builder("by-usage").addKey(DimensionKey.SKU_METER).build();
        CostLine line = CostLine.of(MEMBER, "Amazon EC2")
                .usageType("BoxUsage:m5.large")
                .unit("Hrs")
                .on(DAY, "24")
                .build();
        try (FakeClients fake = fake(line)) {
            CostRecord row = single(Reading.global(new CostCollector(fake.clients, CostQuery.of(breakdown)), OCTOBER));

            assertThat(row.sku().orElseThrow().meter()).contains("BoxUsage:m5.large");
            assertThat(row.usage().map(Quantity::unit)).contains("Hrs");
            assertThat(row.usage().orElseThrow().value()).isEqualByComparingTo("24");
        }
    }

    @Test
    void fetch_breakdownByPurchaseType_keepsGroupsApartThatFocusTakesForOne() {
        CostBreakdown breakdown = CostBreakdown.builder("by-purchase")
                .addKey(DimensionKey.PRICING_CATEGORY)
                .build();
        try (FakeClients fake = fake(
                purchase("Savings Plans", "1"),
                purchase("Standard Reserved Instances", "2"),
                purchase("On Demand Instances", "4"))) {
            List<CostRecord> rows = Reading.global(new CostCollector(fake.clients, CostQuery.of(breakdown)), OCTOBER)
                    .records(CostRecord.class);

            assertThat(rows).extracting(CostRecord::key).hasSize(3).doesNotHaveDuplicates();
            assertThat(sum(rows)).isEqualByComparingTo("7");
        }
    }

    @Test
    void fetch_breakdownWithoutKeys_isTheTotal() {
        CostBreakdown total = CostBreakdown.builder("total").build();
        try (FakeClients fake = fake(
                CostLine.of(MEMBER, "A").on(DAY, "1").build(),
                CostLine.of(MEMBER, "B").on(DAY, "2").build())) {
            List<CostRecord> rows = Reading.global(new CostCollector(fake.clients, CostQuery.of(total)), OCTOBER)
                    .records(CostRecord.class);

            assertThat(sum(rows)).isEqualByComparingTo("3");
            assertThat(rows).extracting(CostRecord::key).doesNotHaveDuplicates();
        }
    }

    @Test
    void fetch_hourlyBreakdown_asksInHours() {
        CostBreakdown hourly =
                CostBreakdown.builder("hourly").granularity(Granularity.HOURLY).build();
        try (AwsStub stub = new AwsStub().json("{\"ResultsByTime\":[]}")) {
            Reading.global(new CostCollector(stub.clients(), CostQuery.of(hourly)), Window.dayOf(Reading.NOW))
                    .pages();

            assertThat(stub.requests().get(0))
                    .contains("\"Start\":\"2026-11-23T00:00:00Z\"", "\"End\":\"2026-11-23T10:00:00Z\"");
        }
    }

    @Test
    void fetch_resources_hasEachResource() {
        String ec2 = "Amazon Elastic Compute Cloud - Compute";
        LocalDate recent = LocalDate.of(2026, 11, 20);
        try (FakeClients fake = fake(
                CostLine.of(MEMBER, ec2).on(recent, "3").resource("i-0a1").build(),
                CostLine.of(MEMBER, ec2).on(recent, "4").build(),
                CostLine.of(MEMBER, "Amazon S3")
                        .on(recent, "5")
                        .resource("bucket")
                        .build())) {
            List<CostRecord> rows = Reading.global(
                            new ResourceCostCollector(fake.clients, List.of(ec2), 10), Window.day(recent))
                    .records(CostRecord.class);

            assertThat(rows)
                    .filteredOn(row -> row.resource().isPresent())
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.resource().orElseThrow().id()).isEqualTo("i-0a1");
                        assertAmount(row, CostBasis.UNBLENDED, "3");
                    });
            assertThat(sum(rows)).isEqualByComparingTo("7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"twelve\",\"Unit\":\"USD\"}}}",
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Unit\":\"USD\"}}}",
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"1\"}}}",
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"1\",\"Unit\":\"N/A\"}}}",
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"1\",\"Unit\":\"USD\"},"
                        + "\"BlendedCost\":{\"Amount\":\"1\",\"Unit\":\"EUR\"}}}",
                "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{}}",
                "{\"Keys\":[\"1\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"1\",\"Unit\":\"USD\"}}}"
            })
    void fetch_groupThatMakesNoSense_failsThePage(String group) {
        String answer = "{\"ResultsByTime\":[{\"TimePeriod\":{\"Start\":\"2026-10-05\",\"End\":\"2026-10-06\"},"
                + "\"Groups\":[" + group + "]}]}";
        try (AwsStub stub = new AwsStub().json(answer)) {
            Reading reading = Reading.global(new CostCollector(stub.clients(), DAILY), OCTOBER);

            assertThatExceptionOfType(CallException.class).isThrownBy(reading::firstPage);
        }
    }

    @Test
    void fetch_rowOfZero_isKept_andAbsentMetricIsAbsent() {
        try (AwsStub stub = new AwsStub()
                .json(
                        "{\"ResultsByTime\":[{\"TimePeriod\":{\"Start\":\"2026-10-05\",\"End\":\"2026-10-06\"},\"Groups\":["
                                + "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"0\",\"Unit\":\"USD\"}}}]}]}")) {
            CostRecord row = single(Reading.global(new CostCollector(stub.clients(), DAILY), OCTOBER));

            assertThat(row.costs()).containsOnly(Map.entry(CostBasis.UNBLENDED, BigDecimal.ZERO));
        }
    }

    @Test
    void fetch_filterByAbsentTag_readsWhatHasNoTag() {
        CostBreakdown untagged = CostBreakdown.builder("untagged")
                .filter(CostFilter.absent(DimensionKey.tag("team")))
                .build();
        try (FakeClients fake = fake(
                CostLine.of(MEMBER, "Amazon EC2")
                        .on(DAY, "3")
                        .tag("team", "blue")
                        .build(),
                CostLine.of(MEMBER, "Amazon EC2").on(DAY, "4").build())) {
            assertThat(sum(Reading.global(new CostCollector(fake.clients, CostQuery.of(untagged)), OCTOBER)
                            .records(CostRecord.class)))
                    .isEqualByComparingTo("4");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, USD, N/A, USD", "0, N/A, N/A, USD", "0, EUR, N/A, EUR", "-1.5, EUR, USD, EUR"})
    void fetch_unitOfAZero_isNoMatter(String amount, String unit, String unitOfZero, String currency) {
        try (AwsStub stub = new AwsStub()
                .json(
                        "{\"ResultsByTime\":[{\"TimePeriod\":{\"Start\":\"2026-10-05\",\"End\":\"2026-10-06\"},\"Groups\":["
                                + "{\"Keys\":[\"1\",\"S\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"" + amount
                                + "\",\"Unit\":\"" + unit + "\"},\"BlendedCost\":{\"Amount\":\"0.00\",\"Unit\":\""
                                + unitOfZero + "\"}}}]}]}")) {
            CostRecord row = single(Reading.global(new CostCollector(stub.clients(), DAILY), OCTOBER));

            assertThat(row.currency()).isEqualTo(currency);
            assertThat(row.costs()).hasSize(2);
        }
    }

    @Test
    void fetch_request_asksForAllMoneyAtOnceAndPassesTheToken() {
        try (AwsStub stub = new AwsStub().json("{\"ResultsByTime\":[]}")) {
            Reading.global(new CostCollector(stub.clients(), DAILY), OCTOBER).page("to/ken==");

            assertThat(stub.requests())
                    .singleElement()
                    .asString()
                    .contains(
                            "\"AmortizedCost\",\"BlendedCost\",\"NetAmortizedCost\",\"NetUnblendedCost\",\"UnblendedCost\"")
                    .contains("\"NextPageToken\":\"to/ken==\"")
                    .contains("\"Start\":\"2026-10-01\"", "\"End\":\"2026-11-01\"")
                    .doesNotContain("UsageQuantity");
        }
    }

    private static CostLine purchase(String type, String amount) {
        return CostLine.of(MEMBER, "Amazon EC2")
                .on(DAY, amount)
                .dimension("PURCHASE_TYPE", type)
                .build();
    }

    private static FakeClients fake(CostLine... lines) {
        return new FakeClients(estate(List.of(lines)));
    }

    private static Estate estate(List<CostLine> lines) {
        return Estate.builder()
                .organization("o-example", Reading.ACCOUNT)
                .account(Account.of(Reading.ACCOUNT, "Payer"))
                .account(Account.of(MEMBER, "Data"))
                .cost(lines)
                .costExplorer(CostExplorerSettings.defaults())
                .build();
    }

    private static CostRecord single(Reading reading) {
        List<CostRecord> rows = reading.records(CostRecord.class);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static void assertAmount(CostRecord row, CostBasis basis, String amount) {
        assertThat(row.costs().get(basis)).isEqualByComparingTo(amount);
    }

    private static BigDecimal sum(List<CostRecord> rows) {
        return rows.stream()
                .map(row -> row.amount(CostBasis.UNBLENDED).orElseThrow().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
