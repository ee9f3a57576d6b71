package io.xplorr.aws.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.Provider;
import io.xplorr.aws.metrics.MetricDefinition;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.metrics.MetricsDatasets;
import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.Reading;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.MetricSeries.Statistic;
import io.xplorr.record.MetricSeries.Status;
import io.xplorr.record.Origin;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Window;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class MetricCollectorTest {
    private static final String REGION = "eu-central-1";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Window DAYS = Window.day(TODAY.minusDays(1)).through(Window.day(TODAY));
    private static final MetricSettings CPU = MetricSettings.builder()
            .metrics(List.of(new MetricDefinition("AWS/EC2", "CPUUtilization", Statistic.AVERAGE)))
            .build();
    private static final Origin ORIGIN =
            new Origin(ConnectionId.of("acme"), Provider.AWS, DatasetId.of("inventory.instances"), Reading.NOW);

    @Test
    void fetch_valuesOverPages_areOneSeriesADay() {
        try (AwsStub stub = new AwsStub()
                .xml(answer("more", result("m0", "PartialData", "2026-11-22T22:00:00Z=1.5")))
                .xml(answer(null, result("m0", "Complete", "2026-11-22T23:00:00Z=2.5", "2026-11-23T00:00:00Z=3.5")))) {
            Reading reading = reading(stub, CPU, instances(1));

            List<MetricSeries> rows = reading.records(MetricSeries.class);

            assertThat(rows)
                    .satisfiesExactly(
                            day -> {
                                assertThat(day.window()).isEqualTo(Window.day(TODAY.minusDays(1)));
                                assertThat(day.values()).containsExactly(1.5, 2.5);
                                assertThat(day.timestamps())
                                        .containsExactly(
                                                Instant.parse("2026-11-22T22:00:00Z")
                                                        .getEpochSecond(),
                                                Instant.parse("2026-11-22T23:00:00Z")
                                                        .getEpochSecond());
                                assertThat(day.status()).isEqualTo(Status.COMPLETE);
                                assertThat(day.dimensions()).isEqualTo(Map.of("InstanceId", "i-0"));
                                assertThat(day.resourceUid()).contains(uid(0));
                                assertThat(day.period()).isEqualTo(Duration.ofHours(1));
                            },
                            day -> {
                                assertThat(day.window()).isEqualTo(Window.day(TODAY));
                                assertThat(day.values()).containsExactly(3.5);
                            });
            assertThat(reading.gate.units()).as("each page may be billed").isEqualTo(2);
        }
    }

    @Test
    void fetch_manyResources_areBatchesOf500Metrics() {
        try (AwsStub stub = new AwsStub().xml(answer(null))) {
            Reading reading = reading(stub, CPU, instances(1_201));

            reading.pages();

            assertThat(stub.requests())
                    .extracting(request -> count(request, ".MetricStat.Stat="))
                    .containsExactly(500, 500, 201);
            assertThat(reading.gate.units()).isEqualTo(1_201);
        }
    }

    @Test
    void fetch_longWindow_asksForNoMoreThanOneAnswerHolds() {
        MetricSettings fine = MetricSettings.builder()
                .metrics(CPU.metrics())
                .period(Duration.ofMinutes(1))
                .build();
        try (AwsStub stub = new AwsStub().xml(answer(null))) {
            Reading reading = reading(stub, fine, instances(100));

            reading.pages();

            int points = 24 * 60 + 9 * 60;
            assertThat(stub.requests())
                    .allSatisfy(request -> assertThat(count(request, ".MetricStat.Stat=") * points)
                            .isLessThanOrEqualTo(100_800));
        }
    }

    @Test
    void fetch_request_asksForWholePeriodsOnly() {
        try (AwsStub stub = new AwsStub().xml(answer(null))) {
            reading(stub, CPU, instances(1)).pages();

            assertThat(URLDecoder.decode(stub.requests().get(0), StandardCharsets.UTF_8))
                    .contains("StartTime=2026-11-22T00:00:00Z", "EndTime=2026-11-23T09:00:00Z")
                    .contains("Stat=Average", "MetricName=CPUUtilization", "Period=3600");
        }
    }

    @Test
    void fetch_forbiddenMetric_isKeptWithItsStatus() {
        try (AwsStub stub = new AwsStub().xml(answer(null, result("m0", "Forbidden"), result("m1", "Complete")))) {
            assertThat(reading(stub, CPU, instances(2)).records(MetricSeries.class))
                    .extracting(MetricSeries::status)
                    .containsExactly(Status.FORBIDDEN, Status.FORBIDDEN);
        }
    }

    @Test
    void fetch_internalErrorOnAnEarlierPage_isMadeGoodForByALaterOne() {
        try (AwsStub stub = new AwsStub()
                .xml(answer("more", result("m0", "InternalError")))
                .xml(answer(null, result("m0", "Complete", "2026-11-22T23:00:00Z=2.5")))) {
            assertThat(reading(stub, CPU, instances(1)).records(MetricSeries.class))
                    .singleElement()
                    .satisfies(day -> {
                        assertThat(day.status()).isEqualTo(Status.COMPLETE);
                        assertThat(day.values()).containsExactly(2.5);
                    });
        }
    }

    @Test
    void fetch_internalErrorOnTheLastPage_failsTheCallSoThatItIsMadeAgain() {
        try (AwsStub stub = new AwsStub().xml(answer(null, result("m0", "Complete"), result("m1", "InternalError")))) {
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> reading(stub, CPU, instances(2)).firstPage())
                    .withMessageContaining("internal error");
        }
    }

    @Test
    void fetch_internalErrorThatNoLaterPageMentions_failsThePage() {
        try (AwsStub stub = new AwsStub()
                .xml(answer("more", result("m0", "InternalError"), result("m1", "PartialData")))
                .xml(answer(null, result("m1", "Complete")))) {
            assertThatExceptionOfType(CallException.class)
                    .isThrownBy(() -> reading(stub, CPU, instances(2)).firstPage());
        }
    }

    @Test
    void fetch_messageAboutTheWholeAnswer_isToldAsAGap() {
        String message =
                "<Messages><member><Code>ArchivedMetrics</Code><Value>Maximum number of allowed metrics exceeded"
                        + "</Value></member></Messages></GetMetricDataResult>";
        try (AwsStub stub = new AwsStub().xml(answer(null).replace("</GetMetricDataResult>", message))) {
            assertThat(reading(stub, CPU, instances(1)).firstPage().gaps())
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.severity()).isEqualTo(Problem.Severity.WARNING);
                        assertThat(gap.message()).contains("Maximum number of allowed metrics exceeded");
                    });
        }
    }

    @Test
    void fetch_metricWithoutValues_isLeftOut() {
        try (AwsStub stub = new AwsStub().xml(answer(null, result("m0", "Complete")))) {
            assertThat(reading(stub, CPU, instances(1)).records(MetricSeries.class))
                    .isEmpty();
        }
    }

    @Test
    void fetch_sameTokenForEver_ends() {
        try (AwsStub stub = new AwsStub().xml(answer("again"))) {
            Reading reading = reading(stub, CPU, instances(1));

            assertThatExceptionOfType(CallException.class)
                    .isThrownBy(reading::firstPage)
                    .withMessageContaining("token");
            assertThat(reading.gate.actions()).hasSize(2);
        }
    }

    @Test
    void fetch_resultNobodyAskedFor_failsThePage() {
        try (AwsStub stub = new AwsStub().xml(answer(null, result("m7", "Complete", "2026-11-22T22:00:00Z=1")))) {
            assertThatExceptionOfType(CallException.class)
                    .isThrownBy(() -> reading(stub, CPU, instances(1)).firstPage())
                    .withMessageContaining("m7");
        }
    }

    @Test
    void fetch_noResources_makesNoCall() {
        try (AwsStub stub = new AwsStub().xml(answer(null))) {
            Reading reading = reading(stub, CPU, List.of());

            assertThat(reading.records(MetricSeries.class)).isEmpty();
            assertThat(reading.gate.actions()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "network.load_balancer, application, '', arn:aws:elasticloadbalancing:r:1:loadbalancer/app/web/50dc,"
                + " AWS/ApplicationELB, LoadBalancer, app/web/50dc",
        "network.load_balancer, network, '', arn:aws:elasticloadbalancing:r:1:loadbalancer/net/tcp/50dc,"
                + " AWS/NetworkELB, LoadBalancer, net/tcp/50dc",
        "network.load_balancer, classic, '', arn:aws:elasticloadbalancing:r:1:loadbalancer/old, AWS/ELB,"
                + " LoadBalancerName, old",
        "storage.volume, gp3, '', arn:aws:ec2:r:1:volume/vol-1, AWS/EBS, VolumeId, vol-1",
        "database.instance, x, postgres, arn:aws:rds:r:1:db:orders, AWS/RDS, DBInstanceIdentifier, orders",
        "database.instance, x, neptune, arn:aws:rds:r:1:db:graph, AWS/Neptune, DBInstanceIdentifier, graph",
        "database.instance, x, docdb, arn:aws:rds:r:1:db:docs, AWS/DocDB, DBInstanceIdentifier, docs"
    })
    void idOf_resource_saysWhereItsMetricsAre(
            String type, String sku, String engine, String uid, String namespace, String dimension, String value) {
        ResourceRecord resource = ResourceRecord.builder(ORIGIN, uid, new ResourceType(type))
                .sku(sku)
                .attribute("engine", engine)
                .build();

        Metered metered = Metered.parse(Metered.idOf(resource).orElseThrow());

        assertThat(metered.namespace()).isEqualTo(namespace);
        assertThat(metered.uid()).isEqualTo(uid);
        assertThat(metered.dimensions()).isEqualTo(Map.of(dimension, value));
    }

    @Test
    void idOf_terminatedInstance_isLeftOut() {
        assertThat(Metered.idOf(ResourceRecord.builder(ORIGIN, uid(0), ResourceType.COMPUTE_INSTANCE)
                        .state(ResourceState.DELETED, "terminated")
                        .build()))
                .isEmpty();
    }

    private static Reading reading(AwsStub stub, MetricSettings settings, List<String> ids) {
        return Reading.metrics(
                new MetricCollector(MetricsDatasets.COMPUTE, stub.clients(), settings), REGION, DAYS, ids);
    }

    private static List<String> instances(int count) {
        return IntStream.range(0, count).mapToObj(i -> "AWS/EC2 " + uid(i)).toList();
    }

    private static String uid(int i) {
        return "arn:aws:ec2:eu-central-1:111122223333:instance/i-" + i;
    }

    private static String answer(@Nullable String token, String... results) {
        return "<GetMetricDataResponse><GetMetricDataResult><MetricDataResults>" + String.join("", results)
                + "</MetricDataResults>" + (token == null ? "" : "<NextToken>" + token + "</NextToken>")
                + "</GetMetricDataResult></GetMetricDataResponse>";
    }

    private static String result(String id, String status, String... points) {
        StringBuilder times = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (String point : points) {
            times.append("<member>").append(point.split("=")[0]).append("</member>");
            values.append("<member>").append(point.split("=")[1]).append("</member>");
        }
        return "<member><Id>" + id + "</Id><StatusCode>" + status + "</StatusCode><Timestamps>" + times
                + "</Timestamps><Values>" + values + "</Values></member>";
    }

    private static int count(String request, String fragment) {
        return request.split(Pattern.quote(fragment), -1).length - 1;
    }
}
