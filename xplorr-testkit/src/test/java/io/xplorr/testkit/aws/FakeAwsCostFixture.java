package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** A company of two accounts, and how one asks for its cost. */
abstract class FakeAwsCostFixture extends FakeAwsFixture {
    static final String ACCOUNT_AND_SERVICE =
            "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"LINKED_ACCOUNT\"},{\"Type\":\"DIMENSION\",\"Key\":\"SERVICE\"}]";

    /** Two accounts, three services, a cent and its ten-thousandth part a day since September. */
    static Estate.Builder company() {
        Estate.Builder estate = organization();
        LocalDate from = LocalDate.of(2026, 9, 1);
        for (String account : List.of(PAYER, MEMBER)) {
            for (String service : List.of("Amazon EC2", "Amazon S3", "AWS Lambda")) {
                estate.cost(line(account, service)
                        .tag("team", service.equals("Amazon EC2") ? "web" : "data")
                        .daily(from, TODAY.plusDays(1), "0.0100000001")
                        .build());
            }
        }
        return estate.cost(CostLine.of(PAYER, "Tax")
                .recordType("Tax")
                .on(LocalDate.of(2026, 10, 1), "3")
                .build());
    }

    static String request(String start, String end, String granularity, String... more) {
        return "{\"TimePeriod\":{\"Start\":\"" + start + "\",\"End\":\"" + end + "\"},\"Granularity\":\"" + granularity
                + "\",\"Metrics\":[\"UnblendedCost\",\"UsageQuantity\"]"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    static AwsClient.Answer get(AwsClient client, String request) {
        return client.json("ce", "GetCostAndUsage", request);
    }

    static String unblended(AwsClient client, String request) {
        return get(client, request)
                .json()
                .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                .asText();
    }

    static BigDecimal sum(JsonNode results) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode result : results) {
            for (JsonNode group : result.path("Groups")) {
                sum = sum.add(
                        new BigDecimal(group.at("/Metrics/UnblendedCost/Amount").asText()));
            }
        }
        return sum;
    }
}
