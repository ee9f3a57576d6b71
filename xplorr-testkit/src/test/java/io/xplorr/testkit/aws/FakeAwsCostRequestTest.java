package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** What one may ask of GetCostAndUsage, and what it refuses. */
class FakeAwsCostRequestTest extends FakeAwsCostFixture {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'Dimensions':{'Key':'SERVICE','Values':['Amazon EC2']}};                             0.02",
                "{'Dimensions':{'Key':'SERVICE','Values':['Amazon EC2','Amazon S3']}};                 0.04",
                "{'Dimensions':{'Key':'SERVICE','Values':['AWS Lambda'],'MatchOptions':['EQUALS','CASE_SENSITIVE']}}; 0.02",
                "{'Dimensions':{'Key':'SCOPE','Values':['Region']}};                                   0",
                "{'Not':{'Dimensions':{'Key':'SERVICE','Values':['Amazon EC2']}}};                     0.04",
                "{'Tags':{'Key':'team','Values':['web']}};                                             0.02",
                "{'Tags':{'Key':'team','MatchOptions':['ABSENT']}};                                    0",
                "{'And':[{'Tags':{'Key':'team','Values':['data']}},{'Dimensions':{'Key':'LINKED_ACCOUNT','Values':['444455556666']}}]}; 0.02",
                "{'Or':[{'Tags':{'Key':'team','Values':['web']}},{'Dimensions':{'Key':'SERVICE','Values':['Amazon S3']}}]}; 0.04"
            })
    void filter_picksLines(String filter, String expected) {
        JsonNode answer = get(
                        payer(start(company())),
                        request("2026-11-02", "2026-11-03", "DAILY", "\"Filter\":" + filter.replace('\'', '"')))
                .json();

        BigDecimal amount = new BigDecimal(
                answer.at("/ResultsByTime/0/Total/UnblendedCost/Amount").asText());
        assertThat(amount.setScale(4, RoundingMode.HALF_UP)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'And':[],'Tags':{'Key':'a','Values':['b']}}; Expression has more than one roots",
                "{}; Expression has no root",
                "{'And':[]}; And expression must have at least 2 operands",
                "{'Not':{'And':[{'Tags':{'Key':'a','Values':['b']}}]}}; And expression must have at least 2 operands",
                "{'Or':[{'Tags':{'Key':'a','Values':['b']}}]}; Or expression must have at least 2 operands",
                "{'Dimensions':{'Key':'COLOUR','Values':['b']}}; Dimension COLOUR is not allowed",
                "{'Dimensions':{'Key':'LINKED_ACCOUNT_NAME','Values':['b']}}; Dimension LINKED_ACCOUNT_NAME is not allowed",
                "{'Dimensions':{'Key':'INSTANCE_FAMILY','Values':['b']}}; Dimension INSTANCE_FAMILY is not allowed",
                "{'Dimensions':{'Key':'SERVICE','Values':['b'],'MatchOptions':['STARTS_WITH']}}; MatchOptions of Dimensions cannot be",
                "{'Dimensions':{'Key':'SERVICE','MatchOptions':['ABSENT']}}; MatchOptions of Dimensions cannot be ABSENT",
                "{'Tags':{'Key':'team','Values':['b'],'MatchOptions':['CASE_INSENSITIVE']}}; MatchOptions of Tags cannot be",
                "{'CostCategories':{'Key':'Nothing','Values':['b']}}; Cost category Nothing does not exist"
            })
    void filter_malformed_refused(String filter, String message) {
        AwsClient.Answer answer = get(
                payer(start(company())),
                request("2026-11-02", "2026-11-03", "DAILY", "\"Filter\":" + filter.replace('\'', '"')));

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).startsWith(message);
    }

    @ParameterizedTest(name = "{0} to {1} {2}: {3}")
    @CsvSource({
        "2026-11-02, 2026-11-02, DAILY,   Start date (and hour) should be before end date (and hour)",
        "2025-09-22, 2025-10-02, DAILY,   You haven't enabled historical data beyond 14 months.",
        "2025-09-22, 2025-10-02, MONTHLY, You haven't enabled historical data beyond 14 months.",
        "2026-11-02, 2026-12-02, DAILY,   end date past the beginning of next month",
        "02.11.2026, 2026-12-02, DAILY,   'TimePeriod.Start must be a date such as 2017-01-01, was: 02.11.2026'",
        "2026-11-24, 2026-12-01, DAILY,   Start date must be equal to or no later than the current date",
        "2026-11-02T00:00:00Z, 2026-11-03T00:00:00Z, HOURLY, You haven't enabled hourly granularity data.",
        "2026-11-02, 2026-11-03, HOURLY, 'TimePeriod.Start must be a time such as 2017-01-01T00:00:00Z for HOURLY, was: 2026-11-02'",
        "2026-11-02T01:00:00+01:00, 2026-11-03, DAILY, 'TimePeriod.Start must be a date such as 2017-01-01, was: 2026-11-02T01:00:00+01:00'",
        "2026-11-02, 2026-11-03, YEARLY,  'Granularity must be one of HOURLY, DAILY, MONTHLY, was: YEARLY'"
    })
    void period_outsideOfTheRules_refused(String start, String end, String granularity, String message) {
        AwsClient.Answer answer = get(payer(start(company())), request(start, end, granularity));

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetCostAndUsage", "GetCostAndUsageWithResources", "GetCostForecast"})
    void granularity_missing_refused(String operation) {
        AwsClient.Answer answer = payer(start(company())).json("ce", operation, """
                        {"TimePeriod": {"Start": "2026-11-23", "End": "2026-11-24"}, "Metrics": ["UnblendedCost"],
                         "Metric": "UNBLENDED_COST"}""");

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).isEqualTo("Granularity is missing");
    }

    @Test
    void period_fourteenMonthsBack_isAnswered() {
        assertThat(get(payer(start(company())), request("2025-09-23", "2026-12-01", "DAILY"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void multiYear_whereEnabled_answersMonthsOnly() {
        FakeAws aws = start(company());
        aws.costExplorer(CostExplorerSettings.defaults().withMultiYear());
        AwsClient client = payer(aws);

        assertThat(get(client, request("2023-10-01", "2023-11-01", "MONTHLY")).status())
                .isEqualTo(200);
        assertThat(get(client, request("2023-10-01", "2023-11-01", "DAILY")).errorCode())
                .isEqualTo("ValidationException");
        assertThat(get(client, request("2023-10-02", "2023-11-01", "MONTHLY")).errorMessage())
                .isEqualTo(
                        "To retrieve data beyond the past 14 months, your start date needs to be the first day of the "
                                + "month.");
        assertThat(get(client, request("2025-09-24", "2025-11-01", "MONTHLY")).status())
                .isEqualTo(200);
        assertThat(get(client, request("2023-09-01", "2023-11-01", "MONTHLY")).errorMessage())
                .isEqualTo("You haven't enabled historical data beyond 38 months.");
    }

    @Test
    void hourly_whereEnabled_addsUpToTheDay() {
        FakeAws aws = start(company());
        aws.costExplorer(CostExplorerSettings.defaults().withHourly());
        AwsClient client = payer(aws);

        JsonNode hours = get(client, request("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "HOURLY"))
                .json();

        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode hour : hours.path("ResultsByTime")) {
            sum = sum.add(new BigDecimal(hour.at("/Total/UnblendedCost/Amount").asText()));
        }
        assertThat(hours.path("ResultsByTime")).hasSize(24);
        assertThat(hours.at("/ResultsByTime/1/TimePeriod/Start").asText()).isEqualTo("2026-11-20T01:00:00Z");
        assertThat(sum).isEqualByComparingTo("0.0600000006");
        assertThat(get(client, request("2026-11-08T00:00:00Z", "2026-11-09T00:00:00Z", "HOURLY"))
                        .errorMessage())
                .contains("the max supported days for hourly granularity is 14 days");
    }

    @Test
    void groupBy_threeKeys_refused() {
        String group = "{\"Type\":\"DIMENSION\",\"Key\":\"SERVICE\"}";

        assertThat(get(
                                payer(start(company())),
                                request(
                                        "2026-11-01",
                                        "2026-11-02",
                                        "DAILY",
                                        "\"GroupBy\":[" + group + "," + group + "," + group + "]"))
                        .errorCode())
                .isEqualTo("ValidationException");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "INVOICING_ENTITY, ''",
        "RESERVATION_ID,   ''",
        "USAGE_TYPE_GROUP, Group Definition dimension is invalid. It cannot be USAGE_TYPE_GROUP",
        "SUBSCRIPTION_ID,  Group Definition dimension is invalid. It cannot be SUBSCRIPTION_ID",
        "SCOPE,            Group Definition dimension is invalid. It cannot be SCOPE"
    })
    void groupBy_aDimensionThatOneCanFilterBy_onlyIfAwsGroupsByIt(String dimension, String message) {
        AwsClient.Answer answer = get(
                payer(start(company())),
                request(
                        "2026-11-01",
                        "2026-11-02",
                        "DAILY",
                        "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"" + dimension + "\"}]"));

        assertThat(answer.errorMessage()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "GroupBy, Group Definition dimension is invalid. It cannot be RESOURCE_ID",
        "Filter,  Dimension RESOURCE_ID is not allowed"
    })
    void resourceId_onlyWithResources(String how, String message) {
        String resource = how.equals("GroupBy")
                ? "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"RESOURCE_ID\"}]"
                : "\"Filter\":{\"Dimensions\":{\"Key\":\"RESOURCE_ID\",\"Values\":[\"i-1\"]}}";

        assertThat(get(payer(start(company())), request("2026-11-20", "2026-11-21", "DAILY", resource))
                        .errorMessage())
                .isEqualTo(message);
    }
}
