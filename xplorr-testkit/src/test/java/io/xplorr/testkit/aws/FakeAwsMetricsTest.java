package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.MetricSource;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class FakeAwsMetricsTest extends FakeAwsFixture {
    /** A metric whose value is the hour of the day, of one instance only. */
    private static Estate.Builder hourly() {
        return organization()
                .metrics(metric -> metric.dimensions().containsValue("i-1")
                                && metric.namespace().equals("AWS/EC2")
                        ? Optional.of(start -> OptionalDouble.of(start.getEpochSecond() / 3600 % 24 + 0.5))
                        : Optional.empty());
    }

    private static String query(String id, String instance, int period) {
        return "{\"Id\":\"" + id
                + "\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/EC2\",\"MetricName\":\"CPUUtilization\","
                + "\"Dimensions\":[{\"Name\":\"InstanceId\",\"Value\":\"" + instance + "\"}]},\"Period\":" + period
                + ",\"Stat\":\"Average\"}}";
    }

    private static String request(String start, String end, String queries, String... more) {
        return "{\"StartTime\":" + Instant.parse(start).getEpochSecond() + ",\"EndTime\":"
                + Instant.parse(end).getEpochSecond() + ",\"MetricDataQueries\":[" + queries + "]"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    @Test
    void getMetricData_json_newestFirst() {
        JsonNode result = payer(start(hourly()))
                .json(
                        "monitoring",
                        "GetMetricData",
                        request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", query("m0", "i-1", 3600)))
                .json()
                .at("/MetricDataResults/0");

        assertThat(result.path("Values").toString()).isEqualTo("[7.5,6.5,5.5]");
        assertThat(result.at("/Timestamps/0").decimalValue())
                .isEqualByComparingTo(
                        String.valueOf(Instant.parse("2026-11-23T07:00:00Z").getEpochSecond()));
        assertThat(result.path("StatusCode").asText()).isEqualTo("Complete");
    }

    @Test
    void getMetricData_query_sameValues() {
        AwsClient.Answer answer = payer(start(hourly()))
                .query(
                        "monitoring",
                        "GetMetricData",
                        "StartTime",
                        "2026-11-23T05:00:00Z",
                        "EndTime",
                        "2026-11-23T08:00:00Z",
                        "ScanBy",
                        "TimestampAscending",
                        "MetricDataQueries.member.1.Id",
                        "m0",
                        "MetricDataQueries.member.1.MetricStat.Period",
                        "3600",
                        "MetricDataQueries.member.1.MetricStat.Stat",
                        "Average",
                        "MetricDataQueries.member.1.MetricStat.Metric.Namespace",
                        "AWS/EC2",
                        "MetricDataQueries.member.1.MetricStat.Metric.MetricName",
                        "CPUUtilization",
                        "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name",
                        "InstanceId",
                        "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value",
                        "i-1");

        assertThat(answer.xml("//Values/member")).containsExactly("5.5", "6.5", "7.5");
        assertThat(answer.xml("//Timestamps/member").get(0)).isEqualTo("2026-11-23T05:00:00.000Z");
    }

    @Test
    void getMetricData_cbor_sameValues_andTheHeaderThatClientsAskFor() {
        AwsClient.Answer answer = payer(start(hourly())).cbor("GetMetricData", cborRequest());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("smithy-protocol")).isEqualTo("rpc-v2-cbor");
        assertThat(answer.header("content-type")).isEqualTo("application/cbor");
        // "Values", an array of three doubles: 7.5, 6.5, 5.5
        assertThat(hex(answer.bytes()))
                .contains("6656616c756573" + "83" + "fb401e000000000000" + "fb401a000000000000" + "fb4016000000000000");
        // "Timestamps", tagged as seconds since 1970
        assertThat(hex(answer.bytes())).contains("6a54696d657374616d7073" + "83" + "c1fb");
    }

    @Test
    void error_cbor_namesTheOlderCodeToo() {
        AwsClient.Answer answer = payer(start(hourly())).cbor("GetMetricData", new byte[] {(byte) 0xa0});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("x-amzn-query-error")).isEqualTo("ValidationError;Sender");
        assertThat(answer.text()).contains("com.amazonaws.cloudwatch.v2010_08_01#ValidationException");
    }

    @Test
    void error_json_qualifiesItsType_andNamesTheOlderCodeToo() {
        FakeAws aws = start(hourly());
        aws.arm(
                Fault.errorCode("MissingParameter", 400, "The parameter StartTime is required."),
                CallMatcher.action("cloudwatch:GetMetricData").first(1));

        AwsClient.Answer answer = payer(aws).json("monitoring", "GetMetricData", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(answer.header("x-amzn-query-error")).isEqualTo("MissingParameter;Sender");
        assertThat(answer.errorCode())
                .isEqualTo("com.amazonaws.cloudwatch.v2010_08_01#MissingRequiredParameterException");
    }

    @Test
    void error_query_isThatOfTheQueryProtocol() {
        AwsClient.Answer answer = payer(start(hourly())).query("monitoring", "GetMetricData");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("text/xml");
        assertThat(answer.errorCode()).isEqualTo("ValidationError");
        assertThat(answer.xml("//Error/Type")).containsExactly("Sender");
    }

    /** Written by hand, with an indefinite map as the AWS SDK for Java writes it. */
    private static byte[] cborRequest() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xbf);
        text(out, "StartTime");
        time(out, "2026-11-23T05:00:00Z");
        text(out, "EndTime");
        time(out, "2026-11-23T08:00:00Z");
        text(out, "MetricDataQueries");
        out.write(0x9f);
        out.write(0xbf);
        text(out, "Id");
        text(out, "m0");
        text(out, "MetricStat");
        out.write(0xa3);
        text(out, "Period");
        out.writeBytes(new byte[] {0x19, 0x0e, 0x10}); // 3600
        text(out, "Stat");
        text(out, "Average");
        text(out, "Metric");
        out.write(0xa3);
        text(out, "Namespace");
        text(out, "AWS/EC2");
        text(out, "MetricName");
        text(out, "CPUUtilization");
        text(out, "Dimensions");
        out.write(0x81);
        out.write(0xa2);
        text(out, "Name");
        text(out, "InstanceId");
        text(out, "Value");
        text(out, "i-1");
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff});
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0x60 | bytes.length);
        out.writeBytes(bytes);
    }

    private static void time(ByteArrayOutputStream out, String time) {
        out.write(0xc1);
        out.write(0x1a);
        int seconds = (int) Instant.parse(time).getEpochSecond();
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(seconds >>> shift);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void getMetricData_pages_mayCutAMetricInTwo() {
        AwsClient client = payer(start(hourly()));
        String queries = query("m0", "i-1", 3600) + "," + query("m1", "i-none", 3600) + "," + query("m2", "i-1", 3600);
        String base = request("2026-11-23T00:00:00Z", "2026-11-23T05:00:00Z", queries, "\"MaxDatapoints\":4");

        List<String> statuses = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        String request = base;
        for (int i = 0; i < 10; i++) {
            JsonNode page = client.json("monitoring", "GetMetricData", request).json();
            StringBuilder status = new StringBuilder();
            int count = 0;
            for (JsonNode result : page.path("MetricDataResults")) {
                status.append(result.path("StatusCode").asText().charAt(0));
                count += result.path("Values").size();
            }
            statuses.add(status.toString());
            values.add(count);
            if (!page.has("NextToken")) {
                break;
            }
            request = base.substring(0, base.length() - 1) + ",\"NextToken\":\""
                    + page.path("NextToken").asText() + "\"}";
        }

        assertThat(values).containsExactly(4, 4, 2);
        assertThat(statuses).as("C is complete, P has more to come").containsExactly("PCP", "CCP", "CCC");
    }

    @ParameterizedTest(name = "period {0} since {1}: {2} values")
    @CsvSource({
        "60,   2026-11-09T00:00:00Z, 60",
        "60,   2026-11-08T00:00:00Z, 0",
        "300,  2026-11-08T00:00:00Z, 12",
        "300,  2026-09-20T00:00:00Z, 0",
        "3600, 2026-09-20T00:00:00Z, 1",
        "3600, 2025-08-01T00:00:00Z, 0"
    })
    void getMetricData_finerThanIsKept_saysNothing(int period, String start, int values) {
        String end = Instant.parse(start).plusSeconds(3600).toString();

        JsonNode answer = payer(start(hourly()))
                .json("monitoring", "GetMetricData", request(start, end, query("m0", "i-1", period)))
                .json();

        assertThat(answer.at("/MetricDataResults/0/Values")).hasSize(values);
        assertThat(answer.at("/MetricDataResults/0/StatusCode").asText()).isEqualTo("Complete");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'m0'                | '9a'                | The value 9a for parameter MetricDataQueries.member.1.Id is not matching",
                "'Average'           | 'average'           | The value for parameter MetricDataQueries.member.1.MetricStat.Stat is not a valid",
                "'Average'           | ''                  | The parameter MetricDataQueries.member.1.MetricStat.Stat is required.",
                "'AWS/EC2'           | ''                  | The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.",
                "'AWS/EC2'           | ':a'                | The value :a for parameter",
                "'MetricName'        | 'Name'              | The parameter MetricDataQueries.member.1.MetricStat.Metric.MetricName is required.",
                "'i-1'               | ''                  | The parameter MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value",
                "'Name':'InstanceId' | 'Key':'InstanceId'  | The parameter MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name",
                "'MetricStat'        | 'Expression':'m1','MetricStat' | Expressions are not supported",
                "'Id'                | 'Key'               | The parameter MetricDataQueries.member.1.Id is required.",
                "'StartTime'         | 'Start'             | The parameter StartTime is required.",
                "'EndTime'           | 'ScanBy':'Newest','EndTime' | The parameter ScanBy must be"
            })
    void getMetricData_notAsTheModelSays_refusedAsAWhole(String sound, String broken, String message) {
        String request = request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", query("m0", "i-1", 3600))
                .replace(sound.replace('\'', '"'), broken.replace('\'', '"'));

        AwsClient.Answer answer = payer(start(hourly())).json("monitoring", "GetMetricData", request);

        assertThat(answer.header("x-amzn-query-error")).isEqualTo("ValidationError;Sender");
        assertThat(answer.errorMessage()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SampleCount", "p99", "p99.9", "tm90", "TM(10%:90%)", "PR(:300)", "IQM"})
    void getMetricData_furtherStatistics_answered(String statistic) {
        String request = request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", query("m0", "i-1", 3600))
                .replace("Average", statistic);

        assertThat(payer(start(hourly()))
                        .json("monitoring", "GetMetricData", request)
                        .json()
                        .at("/MetricDataResults/0/Values"))
                .hasSize(3);
    }

    @Test
    void getMetricData_valuesThatAreNotWanted_leftOut() {
        String quiet = query("m1", "i-1", 3600).replace("{\"Id\"", "{\"ReturnData\":false,\"Id\"");

        JsonNode answer = payer(start(hourly()))
                .json(
                        "monitoring",
                        "GetMetricData",
                        request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", quiet + "," + query("m0", "i-1", 3600)))
                .json();

        assertThat(answer.path("MetricDataResults"))
                .extracting(it -> it.path("Id").asText())
                .containsExactly("m0");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"M0, 3600", "9a, 3600", "m0, 90", "m0, 0"})
    void getMetricData_badIdOrPeriod_refused(String id, int period) {
        assertThat(payer(start(hourly()))
                        .json(
                                "monitoring",
                                "GetMetricData",
                                request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", query(id, "i-1", period)))
                        .errorCode())
                .endsWith("#ValidationException");
    }

    @Test
    void getMetricData_fiveHundredQueries_andNotOneMore() {
        FakeAws aws = start(hourly());
        AwsClient client = payer(aws);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            queries.add(query(String.format(Locale.ROOT, "m%d", i), "i-1", 3600));
        }
        String span = "2026-11-23T05:00:00Z";

        assertThat(client.json(
                                "monitoring",
                                "GetMetricData",
                                request(span, "2026-11-23T06:00:00Z", String.join(",", queries)))
                        .status())
                .isEqualTo(200);
        assertThat(aws.calls().of("cloudwatch:GetMetricData").spend()).isEqualByComparingTo("0.005");
        queries.add(query("one_more", "i-1", 3600));
        assertThat(client.json(
                                "monitoring",
                                "GetMetricData",
                                request(span, "2026-11-23T06:00:00Z", String.join(",", queries)))
                        .errorCode())
                .endsWith("#ValidationException");
    }

    @Test
    void metrics_madeUp_goByTheFirstDimension_howeverManyThereAre() {
        Estate estate = organization()
                .place(PAYER, "eu-west-1", Instance.builder("i-1").build())
                .build();
        Map<String, String> dimensions = new HashMap<>(Map.of("InstanceId", "i-1"));
        for (int i = 0; i < 9; i++) {
            dimensions.put("Other" + i, "x");
        }

        assertThat(estate.metrics()
                        .find(new MetricSource.Metric(
                                PAYER, "eu-west-1", "AWS/EC2", "CPUUtilization", dimensions, "Average")))
                .isPresent();
    }

    @Test
    void metrics_madeUp_forWhatExistsThereOnly() {
        FakeAws aws = start(
                organization().place(PAYER, "eu-west-1", Instance.builder("i-7").build()));
        AwsClient client = payer(aws);
        String request = request("2026-11-23T05:00:00Z", "2026-11-23T08:00:00Z", query("m0", "i-7", 3600));

        JsonNode here = client.json("monitoring", "GetMetricData", request).json();
        assertThat(here.at("/MetricDataResults/0/Values"))
                .hasSize(3)
                .allMatch(it -> it.asDouble() > 0 && it.asDouble() < 100);
        assertThat(client.json("monitoring", "GetMetricData", request).json()).isEqualTo(here);
        assertThat(client.inRegion("us-east-1")
                        .json("monitoring", "GetMetricData", request)
                        .json()
                        .at("/MetricDataResults/0/Values"))
                .isEmpty();
    }
}
