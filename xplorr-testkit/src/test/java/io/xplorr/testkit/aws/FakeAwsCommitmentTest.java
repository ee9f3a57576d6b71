package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.DailyQuantity;
import io.xplorr.testkit.aws.estate.Estate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Cost Explorer besides GetCostAndUsage, checked against figures worked out by hand. */
class FakeAwsCommitmentTest extends FakeAwsFixture {
    private static final String EC2 = "Amazon Elastic Compute Cloud - Compute";
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private static DailyQuantity hours(String hours) {
        return DailyQuantity.between(FROM, LocalDate.of(2027, 1, 1), new BigDecimal(hours));
    }

    /** Of 100 reserved hours a day 80 are used; 20 hours run on demand; a plan of 10 dollars is used for 8. */
    private static Estate.Builder committed() {
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

    private static CostLine.Builder reserved(String recordType) {
        return line(PAYER, EC2)
                .recordType(recordType)
                .dimension("INSTANCE_TYPE", "m5.large")
                .dimension("SUBSCRIPTION_ID", "123")
                .dimension("RESERVATION_ID", "arn:aws:ec2:eu-west-1:111122223333:reserved-instances/r-1")
                .publicPrice("0.1")
                .rate(CostMetric.NORMALIZED_USAGE, "4");
    }

    private static CostLine.Builder planned(String recordType) {
        return line(PAYER, EC2)
                .recordType(recordType)
                .dimension("INSTANCE_TYPE", "m7g.large")
                .dimension("SAVINGS_PLAN_ARN", "arn:aws:savingsplans::111122223333:savingsplan/s-1");
    }

    private static JsonNode ask(AwsClient client, String operation, String... more) {
        return answer(client, operation, more).json();
    }

    private static AwsClient.Answer answer(AwsClient client, String operation, String... more) {
        return client.json(
                "ce",
                operation,
                "{\"TimePeriod\":{\"Start\":\"2026-10-01\",\"End\":\"2026-10-11\"}"
                        + (more.length == 0 ? "" : "," + String.join(",", more)).replace('\'', '"') + "}");
    }

    @Test
    void reservationUtilization_tenDays_addsUp() {
        JsonNode answer = ask(payer(start(committed())), "GetReservationUtilization");

        assertThat(answer.path("UtilizationsByTime")).as("daily by default").hasSize(10);
        JsonNode total = answer.path("Total");
        assertThat(total.path("PurchasedHours").asText()).isEqualTo("1000");
        assertThat(total.path("PurchasedUnits").asText()).isEqualTo("4000");
        assertThat(total.path("TotalActualHours").asText()).isEqualTo("800");
        assertThat(total.path("UnusedHours").asText()).isEqualTo("200");
        assertThat(total.path("UtilizationPercentage").asText()).isEqualTo("80");
        assertThat(total.path("OnDemandCostOfRIHoursUsed").asText()).isEqualTo("80");
        assertThat(total.path("TotalAmortizedFee").asText()).isEqualTo("60");
        assertThat(total.path("NetRISavings").asText()).isEqualTo("20");
        assertThat(total.path("TotalPotentialRISavings").asText()).isEqualTo("40");
        assertThat(total.path("RICostForUnusedHours").asText()).isEqualTo("12");
        assertThat(total.path("RealizedSavings").asText()).isEqualTo("32");
        assertThat(total.path("UnrealizedSavings").asText()).isEqualTo("8");
    }

    @Test
    void reservationUtilization_bySubscription_namesIt() {
        AwsClient client = payer(start(committed()));
        String bySubscription = "'GroupBy':[{'Type':'DIMENSION','Key':'SUBSCRIPTION_ID'}]";

        JsonNode group =
                ask(client, "GetReservationUtilization", bySubscription).at("/UtilizationsByTime/0/Groups/0");
        assertThat(group.path("Value").asText()).isEqualTo("123");
        assertThat(group.at("/Attributes/instanceType").asText()).isEqualTo("m5.large");
        assertThat(group.at("/Utilization/PurchasedHours").asText()).isEqualTo("1000");
        assertThat(answer(client, "GetReservationUtilization", bySubscription, "'Granularity':'DAILY'")
                        .errorCode())
                .isEqualTo("ValidationException");
    }

    @Test
    void reservationCoverage_countsReservedAndOnDemandHours() {
        AwsClient client = payer(start(committed()));

        JsonNode total =
                ask(client, "GetReservationCoverage", "'Granularity':'MONTHLY'").path("Total");
        assertThat(total.at("/CoverageHours/ReservedHours").asText()).isEqualTo("800");
        assertThat(total.at("/CoverageHours/OnDemandHours").asText()).isEqualTo("200");
        assertThat(total.at("/CoverageHours/CoverageHoursPercentage").asText()).isEqualTo("80");
        assertThat(total.at("/CoverageNormalizedUnits/TotalRunningNormalizedUnits")
                        .asText())
                .isEqualTo("4000");
        assertThat(total.at("/CoverageCost/OnDemandCost").asText()).isEqualTo("20");
        JsonNode group = ask(client, "GetReservationCoverage", "'GroupBy':[{'Type':'DIMENSION','Key':'INSTANCE_TYPE'}]")
                .at("/CoveragesByTime/0/Groups/0");
        assertThat(group.path("Attributes").toString()).isEqualTo("{\"instanceType\":\"m5.large\"}");
        JsonNode rds = ask(
                client,
                "GetReservationCoverage",
                "'Granularity':'MONTHLY','Filter':{'Dimensions':{'Key':'SERVICE','Values':['Amazon RDS']}}");
        assertThat(rds.at("/Total/CoverageHours/TotalRunningHours").asText()).isEqualTo("0");
    }

    @Test
    void savingsPlansUtilization_tenDays_addsUp() {
        JsonNode answer = ask(payer(start(committed())), "GetSavingsPlansUtilization", "'Granularity':'DAILY'");

        assertThat(answer.path("SavingsPlansUtilizationsByTime")).hasSize(10);
        assertThat(answer.at("/Total/Utilization").toString())
                .isEqualTo("{\"TotalCommitment\":\"100\",\"UsedCommitment\":\"80\",\"UnusedCommitment\":\"20\","
                        + "\"UtilizationPercentage\":\"80\"}");
        assertThat(answer.at("/Total/Savings").toString())
                .isEqualTo("{\"NetSavings\":\"20\",\"OnDemandCostEquivalent\":\"120\"}");
    }

    @Test
    void savingsPlansCoverage_defaultPage_holdsTwenty() {
        AwsClient client = payer(start(committed()));
        String october = "{\"TimePeriod\":{\"Start\":\"2026-10-01\",\"End\":\"2026-11-01\"},\"Granularity\":\"DAILY\"";

        JsonNode first =
                client.json("ce", "GetSavingsPlansCoverage", october + "}").json();
        assertThat(first.path("SavingsPlansCoverages")).hasSize(20);
        assertThat(first.at("/SavingsPlansCoverages/0/Coverage").toString())
                .isEqualTo("{\"SpendCoveredBySavingsPlans\":\"12\",\"OnDemandCost\":\"2\",\"TotalCost\":\"14\","
                        + "\"CoveragePercentage\":\"85.7142857143\"}");
        JsonNode second = client.json(
                        "ce",
                        "GetSavingsPlansCoverage",
                        october + ",\"NextToken\":\"" + first.path("NextToken").asText() + "\"}")
                .json();
        assertThat(second.path("SavingsPlansCoverages")).hasSize(11);
        assertThat(second.has("NextToken")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GetReservationUtilization,  DAILY",
        "GetSavingsPlansUtilization, DAILY",
        "GetSavingsPlansCoverage,    DAILY"
    })
    void commitments_whereThereAreNone_dataUnavailable(String operation, String granularity) {
        AwsClient client = payer(start(
                organization().cost(line(PAYER, EC2).daily(FROM, TODAY, "1").build())));

        assertThat(answer(client, operation, "'Granularity':'" + granularity + "'")
                        .errorCode())
                .isEqualTo("DataUnavailableException");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "GetReservationUtilization;  'GroupBy':[{'Type':'DIMENSION','Key':'REGION'}];       GroupBy must be",
                "GetReservationCoverage;     'GroupBy':[{'Type':'DIMENSION','Key':'SERVICE'}];      GroupBy must be",
                "GetReservationCoverage;     'GroupBy':[{'Type':'TAG','Key':'REGION'}];             GroupBy must be",
                "GetSavingsPlansUtilization; 'GroupBy':[{'Type':'DIMENSION','Key':'REGION'}];       GroupBy must be",
                "GetSavingsPlansCoverage;    'GroupBy':[{'Type':'DIMENSION','Key':'INSTANCE_TYPE'}]; GroupBy must be",
                "GetReservationUtilization;  'Filter':{'Dimensions':{'Key':'DATABASE_ENGINE','Values':['x']}}; Dimension DATABASE",
                "GetReservationCoverage;     'Filter':{'Dimensions':{'Key':'SCOPE','Values':['x']}};           Dimension SCOPE",
                "GetSavingsPlansUtilization; 'Filter':{'Dimensions':{'Key':'SERVICE','Values':['x']}};         Dimension SERVICE",
                "GetSavingsPlansCoverage;    'Filter':{'Dimensions':{'Key':'SAVINGS_PLAN_ARN','Values':['x']}}; Dimension SAVINGS",
                "GetReservationUtilization;  'Filter':{'Tags':{'Key':'team','Values':['x']}};                  Filter supports",
                "GetReservationCoverage;     'Filter':{'Not':{'Dimensions':{'Key':'AZ','Values':['x']}}};      Filter supports",
                "GetReservationCoverage;     'Filter':{'And':[{'And':[]}]};                                    Filter supports",
                "GetSavingsPlansCoverage;    'Filter':{'Or':[{'Dimensions':{'Key':'REGION','Values':['x']}}]}; Filter supports",
                "GetReservationUtilization;  'Filter':{'Dimensions':{'Key':'SERVICE','Values':['x','y']}};     The value for",
                "GetReservationUtilization;  'Granularity':'HOURLY';      Granularity HOURLY is not supported",
                "GetReservationCoverage;     'MaxResults':0;              MaxResults must be at least 1",
                "GetSavingsPlansCoverage;    'MaxResults':0;              MaxResults must be at least 1"
            })
    void commitments_askedAsIsNotSupported_refused(String operation, String more, String message) {
        String grouped = more.contains("MaxResults") && operation.startsWith("GetReservation")
                ? "'GroupBy':[{'Type':'DIMENSION','Key':'REGION'}]," + more
                : more;
        String hours = more.contains("HOURLY") ? "T00:00:00Z" : "";
        AwsClient.Answer answer = payer(start(committed()))
                .json(
                        "ce",
                        operation,
                        ("{'TimePeriod':{'Start':'2026-10-01" + hours + "','End':'2026-10-11" + hours + "'}," + grouped
                                        + "}")
                                .replace('\'', '"'));

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).startsWith(message);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "GetReservationUtilization; SCOPE",
                "GetReservationCoverage;    DATABASE_ENGINE",
                "GetSavingsPlansCoverage;   INSTANCE_FAMILY"
            })
    void commitments_filteredAsIsSupported_answered(String operation, String dimension) {
        AwsClient.Answer answer = answer(
                payer(start(committed())),
                operation,
                "'Filter':{'And':[{'Dimensions':{'Key':'LINKED_ACCOUNT','Values':['111122223333']}},"
                        + "{'Dimensions':{'Key':'" + dimension + "','Values':['m7g','NoScope','NoDatabaseEngine']}}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({
        "GetReservationCoverage,     2025-11-01, 2025-12-01, ''",
        "GetReservationCoverage,     2025-10-31, 2025-12-01, Earliest supported Start is 2025-11-01",
        "GetReservationUtilization,  2025-10-31, 2025-12-01, ''",
        "GetSavingsPlansUtilization, 2025-10-23, 2026-11-23, ''",
        "GetSavingsPlansUtilization, 2025-10-22, 2026-11-23, Start must be within 13 months",
        "GetSavingsPlansUtilization, 2026-11-01, 2026-11-24, End must not be in the future",
        "GetSavingsPlansCoverage,    2025-10-22, 2026-11-23, Start must be within 13 months",
        "GetSavingsPlansCoverage,    2026-11-01, 2026-11-24, End must not be in the future"
    })
    void commitments_lookBackSoFar_andNotAhead(String operation, String start, String end, String message) {
        AwsClient.Answer answer = payer(start(committed()))
                .json(
                        "ce",
                        operation,
                        "{\"TimePeriod\":{\"Start\":\"" + start + "\",\"End\":\"" + end
                                + "\"},\"Granularity\":\"MONTHLY\"}");

        assertThat(answer.text().contains("ValidationException")).isEqualTo(!message.isEmpty());
        assertThat(message.isEmpty() ? "" : answer.errorMessage()).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "GetDimensionValues;          'Dimension':'SERVICE','Context':'EVERYTHING';                     Context is not valid",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'MaxResults':0;    MaxResults",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'MaxResults':1001; MaxResults",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'NextPageToken':'x'; SortBy",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'Context':'RESERVATIONS'; SortBy",
                "ListCostAllocationTags;      'MaxResults':0;    MaxResults must be from 1 to 1000",
                "ListCostAllocationTags;      'MaxResults':1001; MaxResults must be from 1 to 1000",
                "ListCostCategoryDefinitions; 'MaxResults':0;    MaxResults must be from 1 to 100",
                "ListCostCategoryDefinitions; 'MaxResults':101;  MaxResults must be from 1 to 100"
            })
    void words_askedOutOfBounds_refused(String operation, String more, String message) {
        AwsClient.Answer answer = answer(payer(start(committed())), operation, more);

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).startsWith(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"COST_AND_USAGE, m5.large m7g.large", "RESERVATIONS,   m5.large", "SAVINGS_PLANS,  m7g.large"})
    void dimensionValues_areThoseOfTheContext(String context, String types) {
        JsonNode answer = ask(
                payer(start(committed())),
                "GetDimensionValues",
                "'Dimension':'INSTANCE_TYPE','Context':'" + context + "'");

        assertThat(answer.path("DimensionValues"))
                .extracting(it -> it.path("Value").asText())
                .containsExactly(types.split(" "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"50, ValidationException", "51, ''", "99, ''", "100, ValidationException"})
    void forecast_levelOfPrediction_isFrom51To99(int level, String code) {
        FakeAws aws = start(organization()
                .cost(line(PAYER, EC2).daily(TODAY.minusDays(40), TODAY, "1").build()));

        AwsClient.Answer answer = payer(aws)
                .json(
                        "ce",
                        "GetCostForecast",
                        "{\"TimePeriod\":{\"Start\":\"2026-11-23\",\"End\":\"2026-12-01\"},\"Granularity\":\"DAILY\","
                                + "\"Metric\":\"UNBLENDED_COST\",\"PredictionIntervalLevel\":" + level + "}");

        assertThat(answer.json().path("__type").asText()).isEqualTo(code);
    }

    @Test
    void token_ofAnotherRequest_isBadWhereThereIsNoErrorForIt() {
        AwsClient client = payer(start(committed()));
        String token = ask(client, "GetSavingsPlansCoverage", "'Granularity':'DAILY','MaxResults':1")
                .path("NextToken")
                .asText();

        assertThat(answer(client, "GetSavingsPlansCoverage", "'Granularity':'MONTHLY','NextToken':'" + token + "'")
                        .errorCode())
                .isEqualTo("InvalidNextTokenException");
    }

    @Test
    void forecast_meanOfTheWeekday_withItsInterval() {
        // Seven on Mondays and one on all other days, so four weeks say the same of the fifth.
        FakeAws aws = start(organization()
                .cost(line(PAYER, EC2)
                        .rate("1")
                        .quantity(day -> Optional.of(
                                BigDecimal.valueOf(day.getDayOfWeek().getValue() == 1 ? 7 : 1)))
                        .build()));

        JsonNode answer = payer(aws)
                .json(
                        "ce",
                        "GetCostForecast",
                        "{\"TimePeriod\":{\"Start\":\"2026-11-23\",\"End\":\"2026-12-02\"},\"Granularity\":\"MONTHLY\","
                                + "\"Metric\":\"UNBLENDED_COST\",\"PredictionIntervalLevel\":80}")
                .json();

        assertThat(answer.at("/Total").toString()).isEqualTo("{\"Amount\":\"21\",\"Unit\":\"USD\"}");
        assertThat(answer.at("/ForecastResultsByTime/0").toString())
                .isEqualTo("{\"TimePeriod\":{\"Start\":\"2026-11-23\",\"End\":\"2026-12-01\"},\"MeanValue\":\"20\","
                        + "\"PredictionIntervalLowerBound\":\"18.4\",\"PredictionIntervalUpperBound\":\"21.6\"}");
    }

    @ParameterizedTest(name = "{0} to {1} {2}: {4}")
    @CsvSource({
        "2026-11-21, 2026-12-01, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-24, 2026-12-01, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-23, 2027-02-24, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-23, 2028-06-01, MONTHLY, UNBLENDED_COST, ValidationException",
        "2026-11-23, 2026-12-01, MONTHLY, USAGE_QUANTITY, ValidationException",
        "2026-11-23, 2026-12-01, MONTHLY, UNBLENDED_COST, DataUnavailableException"
    })
    void forecast_outsideOfItsHorizonOrWithoutHistory_refused(
            String start, String end, String granularity, String metric, String code) {
        FakeAws aws = start(organization()
                .cost(line(PAYER, EC2).daily(TODAY.minusDays(5), TODAY, "1").build()));

        assertThat(payer(aws)
                        .json(
                                "ce",
                                "GetCostForecast",
                                "{\"TimePeriod\":{\"Start\":\"" + start + "\",\"End\":\"" + end
                                        + "\"},\"Granularity\":\"" + granularity + "\",\"Metric\":\"" + metric + "\"}")
                        .errorCode())
                .isEqualTo(code);
    }

    @Test
    void dimensionValues_areThoseOfThePeriod_sortedByCostWhenAsked() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "Cheap").daily(FROM, TODAY, "1").build(),
                        line(PAYER, "Dear").daily(FROM, TODAY, "9").build(),
                        line(PAYER, "Gone").daily(FROM, FROM.plusDays(9), "5").build()));
        AwsClient client = payer(aws);

        JsonNode answer = ask(client, "GetDimensionValues", "'Dimension':'SERVICE'");
        assertThat(answer.path("DimensionValues"))
                .extracting(it -> it.path("Value").asText())
                .containsExactly("Cheap", "Dear");
        assertThat(answer.path("TotalSize").asInt()).isEqualTo(2);
        JsonNode sorted = ask(
                client,
                "GetDimensionValues",
                "'Dimension':'SERVICE','MaxResults':1,'SortBy':[{'Key':'UnblendedCost','SortOrder':'DESCENDING'}]");
        assertThat(sorted.at("/DimensionValues/0/Value").asText()).isEqualTo("Dear");
        assertThat(sorted.path("ReturnSize").asInt()).isEqualTo(1);
        assertThat(answer(
                                client,
                                "GetDimensionValues",
                                "'Dimension':'SERVICE','SearchString':'x','SortBy':[{'Key':'UnblendedCost'}]")
                        .errorCode())
                .isEqualTo("ValidationException");
        assertThat(ask(client, "GetDimensionValues", "'Dimension':'SERVICE','SearchString':'DEA'")
                        .path("TotalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tags_keysAndValues() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "A")
                                .tag("team", "web")
                                .daily(FROM, TODAY, "1")
                                .build(),
                        line(PAYER, "B")
                                .tag("aws:createdBy", "x")
                                .daily(FROM, TODAY, "1")
                                .build()));
        AwsClient client = payer(aws);

        assertThat(ask(client, "GetTags").path("Tags").toString()).isEqualTo("[\"aws:createdBy\",\"team\"]");
        assertThat(ask(client, "GetTags", "'TagKey':'team'").path("Tags").toString())
                .isEqualTo("[\"\",\"web\"]");
        JsonNode tags = client.json("ce", "ListCostAllocationTags", "{\"MaxResults\":1}")
                .json();
        assertThat(tags.at("/CostAllocationTags/0/Type").asText()).isEqualTo("AWSGenerated");
        assertThat(client.json(
                                "ce",
                                "ListCostAllocationTags",
                                "{\"MaxResults\":1,\"NextToken\":\""
                                        + tags.path("NextToken").asText() + "\"}")
                        .json()
                        .at("/CostAllocationTags/0/TagKey")
                        .asText())
                .isEqualTo("team");
    }

    @Test
    void costCategories_listedAndDescribed_toThePayerOnly() {
        FakeAws aws = start(organization()
                .costCategory(new CostCategory("id-1", "Environment", FROM, Map.of(MEMBER, "prod"), "rest")));
        AwsClient client = payer(aws);

        JsonNode reference =
                client.json("ce", "ListCostCategoryDefinitions", "{}").json().at("/CostCategoryReferences/0");
        assertThat(reference.path("Values").toString()).isEqualTo("[\"prod\",\"rest\"]");
        JsonNode rule = client.json(
                        "ce",
                        "DescribeCostCategoryDefinition",
                        "{\"CostCategoryArn\":\""
                                + reference.path("CostCategoryArn").asText() + "\"}")
                .json()
                .at("/CostCategory/Rules/0");
        assertThat(rule.at("/Rule/Dimensions/Values/0").asText()).isEqualTo(MEMBER);
        assertThat(client.json("ce", "DescribeCostCategoryDefinition", "{\"CostCategoryArn\":\"arn:aws:ce::1:x\"}")
                        .errorCode())
                .isEqualTo("ResourceNotFoundException");
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        assertThat(member.json("ce", "ListCostCategoryDefinitions", "{}").errorMessage())
                .isEqualTo("Linked account doesn't have access to cost category");
        assertThat(member.json("ce", "ListCostAllocationTags", "{}").errorMessage())
                .contains("Linked account doesn't have access to cost allocation tags");
    }
}
