package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many calls the fake admits, by AWS's published rates and by others. */
class FakeAwsRatesTest extends FakeAwsFaultsFixture {
    private static final Set<String> RATE_CODES = Set.of(
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "LimitExceededException",
            "TooManyRequestsException");

    @Test
    void rates_ofAws_admitTheBurstAndThenTheRefill() {
        FakeAws aws = start(estate(), FakeAws.Builder::publishedRates);
        AwsClient client = payer(aws);

        assertThat(codes(client, 51).indexOf("RequestLimitExceeded"))
                .as("not paged")
                .isEqualTo(50);
        List<Integer> paged = IntStream.range(0, 101)
                .mapToObj(i -> client.query("ec2", "DescribeInstances", "MaxResults", "5")
                        .status())
                .toList();
        assertThat(paged.indexOf(503)).isEqualTo(100);
        clock.advance(Duration.ofSeconds(1));
        assertThat(codes(client, 11).indexOf("RequestLimitExceeded")).isEqualTo(10);
        assertThat(codes(client.inRegion("eu-west-2"), 1))
                .as("a bucket for each region")
                .containsExactly("");
    }

    @ParameterizedTest(name = "{0}: {1} at once, then {2} a second")
    @CsvSource({
        "rds,           DescribeDBInstances,   20,  10",
        "elbv2,         DescribeLoadBalancers, 40,  10",
        "elb,           DescribeLoadBalancers, 40,  10",
        "monitoring,    GetMetricData,         50,  50",
        "ec2,           DescribeRegions,       100, 20",
        "sts,           GetCallerIdentity,     600, 600",
        "ce,            GetTags,               10,  10",
        "organizations, ListAccounts,          12,  8",
        "organizations, DescribeOrganization,  2,   1"
    })
    void rates_ofEachService(String service, String action, int burst, int perSecond) {
        FakeAws aws = start(estate(), FakeAws.Builder::publishedRates);
        AwsClient client = payer(aws);

        assertThat(admitted(client, service, action, burst + 1)).isEqualTo(burst);
        clock.advance(Duration.ofSeconds(1));
        assertThat(admitted(client, service, action, perSecond + 1)).isEqualTo(perSecond);
    }

    @Test
    void rates_ofListAccounts_countForTheOrganisationToo() {
        FakeAws aws = start(estate(), FakeAws.Builder::publishedRates);

        assertThat(admitted(payer(aws), "organizations", "ListAccounts", 12)).isEqualTo(12);
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        assertThat(admitted(member, "organizations", "ListAccounts", 12)).isEqualTo(3);
    }

    @ParameterizedTest(name = "from {0}: {1} calls")
    @CsvSource({"2026-11-23T07:00:00Z, 1", "2026-11-23T06:59:00Z, 3"})
    void rates_ofMetrics_countDatapointsByTheirAge(String start, int calls) {
        FakeAws aws = start(estate(), FakeAws.Builder::publishedRates);
        AwsClient client = payer(aws);
        String query = "{\"Id\":\"m0\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/EC2\",\"MetricName\":\"x\"},"
                + "\"Period\":1,\"Stat\":\"Sum\"}}";
        List<String> queries = IntStream.range(0, 10)
                .mapToObj(i -> query.replace("m0", "m" + i))
                .toList(); // of 10,800 seconds each or more, so 100,800 datapoints count
        String request = "{\"StartTime\":\"" + start + "\",\"EndTime\":\"2026-11-23T10:00:00Z\",\"MetricDataQueries\":["
                + String.join(",", queries) + "]}";

        List<String> codes = IntStream.range(0, 5)
                .mapToObj(i -> client.json("monitoring", "GetMetricData", request)
                        .json()
                        .path("__type")
                        .asText())
                .toList();

        assertThat(codes.stream().filter(String::isEmpty).count()).isEqualTo(calls);
        assertThat(codes.get(4)).endsWith("Throttling");
    }

    @Test
    void rates_ofLoadBalancers_shareOneBucketBesidesTheirOwn() {
        FakeAws aws = start(estate(), FakeAws.Builder::publishedRates);
        AwsClient client = payer(aws);

        assertThat(admitted(client, "elb", "DescribeLoadBalancers", 30)).isEqualTo(30);
        assertThat(admitted(client, "elbv2", "DescribeLoadBalancers", 30)).isEqualTo(10);
    }

    @Test
    void rate_ofOnesOwn_countsPerAccount() {
        FakeAws aws = start(estate(), builder -> builder.rate("sts:*", 2, 0.5));
        AwsClient client = payer(aws);

        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> client.query("sts", "GetCallerIdentity").status()))
                .containsExactly(200, 200, 400);
        assertThat(vendor(aws).query("sts", "GetCallerIdentity").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(IntStream.range(0, 2)
                        .mapToObj(i -> client.query("sts", "GetCallerIdentity").status()))
                .containsExactly(200, 400);
    }

    private static long admitted(AwsClient client, String service, String action, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> Set.of("ce", "organizations").contains(service)
                        ? client.json(service, action, "{}")
                        : client.query(service, action))
                .filter(answer -> !RATE_CODES.contains(answer.errorCode()))
                .count();
    }
}
