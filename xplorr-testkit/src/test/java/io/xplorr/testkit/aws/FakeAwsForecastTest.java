package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Cost Explorer's forecast, checked against figures worked out by hand. */
class FakeAwsForecastTest extends FakeAwsCommitmentFixture {
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "RECORD_TYPE,        ''",
        "SAVINGS_PLAN_ARN,   ''",
        "PAYER_ACCOUNT,      Dimension PAYER_ACCOUNT is not allowed",
        "RESOURCE_ID,        Dimension RESOURCE_ID is not allowed",
        "SAVINGS_PLANS_TYPE, Dimension SAVINGS_PLANS_TYPE is not allowed"
    })
    void forecast_filteredByADimensionOfCost_onlyIfAwsForecastsByIt(String dimension, String message) {
        FakeAws aws = start(organization()
                .cost(line(PAYER, EC2).daily(TODAY.minusDays(40), TODAY, "1").build()));

        AwsClient.Answer answer = payer(aws)
                .json(
                        "ce",
                        "GetCostForecast",
                        "{\"TimePeriod\":{\"Start\":\"2026-11-23\",\"End\":\"2026-12-01\"},\"Granularity\":\"DAILY\","
                                + "\"Metric\":\"UNBLENDED_COST\",\"Filter\":{\"Not\":{\"Dimensions\":{\"Key\":\""
                                + dimension + "\",\"Values\":[\"x\"]}}}}");

        assertThat(answer.errorMessage()).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0} to {1} {2}: {4}")
    @CsvSource({
        "2026-11-21, 2026-12-01, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-24, 2026-12-01, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-23, 2027-02-24, DAILY,   UNBLENDED_COST, ValidationException",
        "2026-11-23, 2028-06-01, MONTHLY, UNBLENDED_COST, ValidationException",
        "2026-11-23, 2026-12-01, MONTHLY, USAGE_QUANTITY, ValidationException",
        "2026-11-23, 2026-12-01, MONTHLY, UnblendedCost,  ValidationException",
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
}
