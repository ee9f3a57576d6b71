package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Utilisation and coverage, checked against figures worked out by hand. */
class FakeAwsCommitmentTest extends FakeAwsCommitmentFixture {
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

    @ParameterizedTest
    @CsvSource({"Hour, CoverageHours", "Unit, CoverageNormalizedUnits", "Cost, CoverageCost"})
    void reservationCoverage_inOneMeasure_holdsNoOther(String metric, String member) {
        JsonNode answer = ask(
                payer(start(committed())),
                "GetReservationCoverage",
                "'Granularity':'MONTHLY','Metrics':['" + metric + "']");

        assertThat(answer.path("Total").fieldNames()).toIterable().containsExactly(member);
        assertThat(answer.at("/CoveragesByTime/0/Total").fieldNames())
                .toIterable()
                .containsExactly(member);
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
                "GetReservationUtilization;  'Filter':{'Dimensions':{'Key':'AZ','Values':['x'],'MatchOptions':['EQUALS']}};  MatchOptions",
                "GetReservationUtilization;  'Granularity':'HOURLY';      Granularity HOURLY is not supported",
                "GetReservationCoverage;     'Metrics':['Hours'];         'Metrics must be of [Cost, Hour, Unit], was: Hours'",
                "GetSavingsPlansCoverage;    'Metrics':['UnblendedCost']; Metrics must be of [SpendCoveredBySavingsPlans]",
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
}
