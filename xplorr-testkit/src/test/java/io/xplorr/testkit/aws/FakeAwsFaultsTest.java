package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAwsFaultsTest extends FakeAwsFixture {
    private static final String INSTANCES = "ec2:DescribeInstances";

    private static final Set<String> RATE_CODES = Set.of(
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "LimitExceededException",
            "TooManyRequestsException");

    private static Estate.Builder estate() {
        Estate.Builder estate = organization();
        for (int i = 0; i < 12; i++) {
            estate.place(PAYER, "eu-west-1", Instance.builder("i-" + i).build());
        }
        return estate;
    }

    private static List<String> codes(AwsClient client, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> client.query("ec2", "DescribeInstances").errorCode())
                .toList();
    }

    @Test
    void throttle_hasTheCodeOfEachService() {
        FakeAws aws = start(estate());
        aws.arm(Fault.throttle(), CallMatcher.anyCall());
        AwsClient client = payer(aws);

        assertThat(List.of(
                        codeAndStatus(client.query("ec2", "DescribeInstances")),
                        codeAndStatus(client.query("elb", "DescribeLoadBalancers")),
                        codeAndStatus(client.query("rds", "DescribeDBInstances")),
                        codeAndStatus(client.query("sts", "GetCallerIdentity")),
                        codeAndStatus(client.json("ce", "GetTags", "{}")),
                        codeAndStatus(client.json("organizations", "ListAccounts", "{}"))))
                .containsExactly(
                        "RequestLimitExceeded 503",
                        "ThrottlingException 400",
                        "Throttling 400",
                        "Throttling 400",
                        "LimitExceededException 400",
                        "TooManyRequestsException 400");
    }

    private static String codeAndStatus(AwsClient.Answer answer) {
        return answer.errorCode() + " " + answer.status();
    }

    @Test
    void matcher_nth_first_andEveryNth_countTheirCalls() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);

        ArmedFault second = aws.arm(
                Fault.errorCode("Second", 400), CallMatcher.action(INSTANCES).nth(2));
        assertThat(codes(client, 3)).containsExactly("", "Second", "");
        aws.arm(Fault.errorCode("First", 400), CallMatcher.action(INSTANCES).first(2));
        assertThat(codes(client, 3)).containsExactly("First", "First", "");
        ArmedFault third = aws.arm(
                Fault.errorCode("Third", 400), CallMatcher.action(INSTANCES).everyNth(3));
        assertThat(codes(client, 6)).containsExactly("", "", "Third", "", "", "Third");
        third.disarm();
        assertThat(codes(client, 3)).containsOnly("");
        assertThat(second.met()).isEqualTo(1);
        assertThat(third.met()).isEqualTo(2);
        assertThat(aws.unmetFaults()).isEmpty();
    }

    @Test
    void matcher_during_lastsOnTheClockOfTheFake() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.throttle(), CallMatcher.action(INSTANCES).during(Duration.ofMinutes(1)));

        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        clock.advance(Duration.ofSeconds(59));
        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        clock.advance(Duration.ofSeconds(1));
        assertThat(codes(client, 1)).containsExactly("");
    }

    @Test
    void matcher_share_isTheSameForTheSameSeed() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault one =
                aws.arm(Fault.errorCode("X", 400), CallMatcher.action(INSTANCES).share(0.3, 7));
        List<String> first = codes(client, 60);
        one.disarm();
        aws.arm(Fault.errorCode("X", 400), CallMatcher.action(INSTANCES).share(0.3, 7));

        assertThat(codes(client, 60)).isEqualTo(first);
        assertThat(first.stream().filter("X"::equals).count()).isBetween(8L, 30L);
    }

    @Test
    void matcher_regionAndAccount_narrow_andUnmetFaultsAreTold() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault elsewhere =
                aws.arm(Fault.throttle(), CallMatcher.action("ec2:*").inRegion("us-east-1"));
        ArmedFault others =
                aws.arm(Fault.throttle(), CallMatcher.action("ec2:*").inAccount(MEMBER));

        assertThat(codes(client, 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(elsewhere, others);
        assertThat(elsewhere.toString()).contains("Throttle").contains("ec2:* in us-east-1");
        assertThat(codes(client.inRegion("us-east-1"), 1)).containsExactly("RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(others);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity-based | with an explicit deny in an identity-based policy",
                "permissions boundary | with an explicit deny in a permissions boundary",
                "role trust | with an explicit deny in the role trust policy"
            })
    void denyBy_eachKindOfPolicy_isNamedAsAwsNamesIt(String kind, String reason) {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy(kind), CallMatcher.action(INSTANCES));

        assertThat(payer(aws).query("ec2", "DescribeInstances").errorMessage()).endsWith(" " + reason);
    }

    @Test
    void denyBy_aNamedPolicy_endsWithItsArn() {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy("session", "arn:aws:iam::aws:policy/X"), CallMatcher.action(INSTANCES));

        assertThat(payer(aws).query("ec2", "DescribeInstances").errorMessage())
                .endsWith(" with an explicit deny in a session policy: arn:aws:iam::aws:policy/X");
    }

    @Test
    void deny_speaksTheWordsOfThatKindOfPolicy() {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy("service control"), CallMatcher.action(INSTANCES).first(1));
        aws.arm(Fault.deny(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeInstances").errorMessage())
                .endsWith("with an explicit deny in a service control policy");
        assertThat(client.query("ec2", "DescribeInstances").errorMessage())
                .endsWith("because no identity-based policy allows the ec2:DescribeInstances action");
    }

    @Test
    void expireSession_endsItForGood_andSparesKeys() {
        FakeAws aws = start(estate());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("*");
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        aws.arm(Fault.expireSession(), CallMatcher.action(INSTANCES).first(1));

        assertThat(codes(session, 2)).containsExactly("RequestExpired", "RequestExpired");
        assertThat(session.query("rds", "DescribeDBInstances").errorCode()).isEqualTo("ExpiredToken");
        assertThat(codes(vendor(aws).assume(ROLE, "ext-1"), 1)).containsExactly("");
        assertThat(codes(payer(aws), 1)).containsExactly("");
    }

    @Test
    void disableRegion_switchesItOffForTheAccount() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.disableRegion(), CallMatcher.action(INSTANCES).nth(2));

        assertThat(codes(client, 3)).containsExactly("", "AuthFailure", "AuthFailure");
        assertThat(codes(client.inRegion("us-east-1"), 1)).containsExactly("");
        assertThat(client.query("ec2", "DescribeRegions").errorCode()).isEqualTo("AuthFailure");
        assertThat(client.inRegion("us-east-1").query("ec2", "DescribeRegions").xml("//regionName"))
                .isNotEmpty()
                .doesNotContain("eu-west-1");
    }

    @Test
    void disableRegion_sparesGlobalServices_andTheRegionThatTheyAreIn() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws).inRegion("us-east-1");
        ArmedFault fault = aws.arm(Fault.disableRegion(), CallMatcher.action("organizations:*"));

        assertThat(client.json("organizations", "ListAccounts", "{}").status()).isEqualTo(200);
        assertThat(codes(client, 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(fault);
    }

    @Test
    void expireSession_ofAKeyThatIsNoSession_isUnmet_andWaitsForASession() {
        FakeAws aws = start(estate());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("*");
        ArmedFault fault =
                aws.arm(Fault.expireSession(), CallMatcher.action(INSTANCES).first(1));

        assertThat(codes(payer(aws), 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(fault);
        assertThat(codes(vendor(aws).assume(ROLE, "ext-1"), 1)).containsExactly("RequestExpired");
        assertThat(aws.unmetFaults()).isEmpty();
    }

    @Test
    void fault_ofACallThatIsRefusedAnyway_isUnmet() {
        FakeAws aws = start(estate(), builder -> builder.rate(INSTANCES, 1, 0.1));
        AccessKey deleted = aws.accessKey(PAYER);
        aws.deleteAccessKey(deleted.accessKeyId());
        ArmedFault throttle =
                aws.arm(Fault.throttle(), CallMatcher.action("rds:*").first(1));
        ArmedFault empty =
                aws.arm(Fault.emptyPage(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.withKey(deleted).query("rds", "DescribeDBInstances").errorCode())
                .isEqualTo("InvalidClientTokenId");
        assertThat(codes(client, 3)).containsExactly("", "RequestLimitExceeded", "RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(throttle, empty);
        assertThat(client.query("rds", "DescribeDBInstances").errorCode()).isEqualTo("Throttling");
    }

    @Test
    void fault_behindAnotherOnTheSameCall_isUnmet_butHasSeenIt() {
        FakeAws aws = start(estate());
        aws.arm(Fault.throttle(), CallMatcher.action(INSTANCES).first(1));
        ArmedFault denied = aws.arm(Fault.deny(), CallMatcher.action(INSTANCES).first(2));
        ArmedFault empty =
                aws.arm(Fault.emptyPage(), CallMatcher.action(INSTANCES).first(2));
        aws.arm(Fault.badGateway(), CallMatcher.action("rds:*"));
        ArmedFault garbage = aws.arm(Fault.garbage(), CallMatcher.action("rds:*"));
        AwsClient client = payer(aws);

        assertThat(client.query("rds", "DescribeDBInstances").status()).isEqualTo(502);
        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(denied, empty, garbage);
        assertThat(codes(client, 2)).containsExactly("UnauthorizedOperation", "");
        assertThat(aws.unmetFaults()).containsExactly(empty, garbage);
    }

    @Test
    void repeatToken_ofACallWithoutAToken_isUnmet_andWaitsForOneWithAToken() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault fault =
                aws.arm(Fault.repeatToken(), CallMatcher.action(INSTANCES).first(1));

        String token = client.query("ec2", "DescribeInstances", "MaxResults", "5")
                .xml("//nextToken")
                .get(0);
        assertThat(aws.unmetFaults()).containsExactly(fault);
        AwsClient.Answer second = client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token);

        assertThat(second.xml("//nextToken")).containsExactly(token);
        assertThat(fault.met()).isEqualTo(1);
    }

    @Test
    void emptyPage_ofAnAnswerWithoutPages_isUnmet() {
        FakeAws aws = start(estate());
        ArmedFault fault = aws.arm(Fault.emptyPage(), CallMatcher.anyCall());

        assertThat(payer(aws).query("ec2", "DescribeRegions").status()).isEqualTo(200);
        assertThat(payer(aws)
                        .query("ec2", "DescribeInstances", "InstanceId.1", "i-3")
                        .xml("//instanceId"))
                .containsExactly("i-3");
        assertThat(aws.unmetFaults()).containsExactly(fault);
    }

    @ParameterizedTest(name = "{0} minutes off")
    @CsvSource({"20, 'Signature expired: ', '10:20:00'", "-20, 'Signature not yet current: ', '09:40:00'"})
    void skewClock_refusesByItsOwnTime_andTellsIt_soThatAClientCanCorrectItself(
            int minutes, String reason, String time) {
        FakeAws aws = start(estate());
        aws.arm(Fault.skewClock(Duration.ofMinutes(minutes)), CallMatcher.anyCall());
        AccessKey key = aws.accessKey(PAYER);
        AwsClient client = AwsClient.of(aws, key, "eu-west-1");

        AwsClient.Answer refused = client.json("ce", "GetTags", "{}");
        assertThat(codeAndStatus(refused)).isEqualTo("InvalidSignatureException 400");
        assertThat(refused.errorMessage()).startsWith(reason);
        assertThat(refused.header("date")).isEqualTo("Mon, 23 Nov 2026 " + time + " GMT");
        assertThat(codeAndStatus(client.query("rds", "DescribeDBInstances"))).isEqualTo("SignatureDoesNotMatch 403");
        assertThat(codeAndStatus(client.query("ec2", "DescribeInstances"))).isEqualTo("RequestExpired 400");
        AwsClient corrected =
                new AwsClient(aws.endpoint(), key, "eu-west-1", Clock.offset(aws.clock(), Duration.ofMinutes(minutes)));
        assertThat(codes(corrected, 1)).containsExactly("");
    }

    @Test
    void skewClock_ofAQuarterOfAnHour_isForgiven() {
        FakeAws aws = start(estate());
        aws.arm(Fault.skewClock(Duration.ofMinutes(15)), CallMatcher.anyCall());

        assertThat(codes(payer(aws), 1)).containsExactly("");
    }

    @Test
    void repeatToken_leadsBackToTheSamePageForEver() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.repeatToken(), CallMatcher.action(INSTANCES));
        AwsClient.Answer page = client.query("ec2", "DescribeInstances", "MaxResults", "5");

        for (int i = 0; i < 3; i++) {
            String token = page.xml("//nextToken").get(0);
            page = client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token);
            assertThat(page.xml("//instanceId")).containsExactly("i-5", "i-6", "i-7", "i-8", "i-9");
            assertThat(page.xml("//nextToken")).containsExactly(token);
        }
    }

    @Test
    void garbage_andBadGateway_areNotOfTheProtocol() {
        FakeAws aws = start(estate());
        aws.arm(Fault.garbage(), CallMatcher.action(INSTANCES).nth(1));
        aws.arm(Fault.badGateway(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeInstances").header("content-type"))
                .isEqualTo("text/html");
        assertThat(client.query("ec2", "DescribeInstances").status()).isEqualTo(502);
    }

    /** What a socket saw of an answer. */
    private record Seen(int announced, int bytes, String end) {}

    /** Sends an unsigned request, whose answer is an error of some length. */
    private static Socket send(FakeAws aws, int timeoutMillis) throws IOException {
        Socket socket = new Socket("127.0.0.1", aws.endpoint().getPort());
        socket.setSoTimeout(timeoutMillis);
        String body = "Action=DescribeInstances&Version=2016-11-15";
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                + "application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readToEnd(Socket socket, ByteArrayOutputStream seen) throws IOException {
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                seen.write(b);
            }
            return "closed";
        } catch (SocketTimeoutException e) {
            return "silent";
        } catch (SocketException e) {
            return "reset";
        }
    }

    private static Seen read(FakeAws aws, int timeoutMillis) throws IOException {
        try (Socket socket = send(aws, timeoutMillis)) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            String end = readToEnd(socket, seen);
            String text = seen.toString(StandardCharsets.UTF_8);
            Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
            int head = text.indexOf("\r\n\r\n");
            return new Seen(
                    length.find() ? Integer.parseInt(length.group(1)) : -1,
                    head < 0 ? 0 : text.length() - head - 4,
                    end);
        }
    }

    @ParameterizedTest(name = "{0}: {1} of the body, then {2}")
    @CsvSource({
        "none,           whole,   closed",
        "truncate,       half,    closed",
        "resetMidBody,   half,    reset",
        "reset,          nothing, reset",
        "stall,          nothing, silent",
        "stallMidBody,   half,    silent"
    })
    void broken_onTheWire_asItsNameSays(String name, String part, String end) throws IOException {
        FakeAws aws = start(estate());
        switch (name) {
            case "truncate" -> aws.arm(Fault.truncate(), CallMatcher.anyCall());
            case "resetMidBody" -> aws.arm(Fault.resetMidBody(), CallMatcher.anyCall());
            case "reset" -> aws.arm(Fault.reset(), CallMatcher.anyCall());
            case "stall" -> aws.arm(Fault.stall(), CallMatcher.anyCall());
            case "stallMidBody" -> aws.arm(Fault.stallMidBody(), CallMatcher.anyCall());
            default -> assertThat(name).isEqualTo("none");
        }

        Seen seen = read(aws, 500);

        assertThat(seen.end()).isEqualTo(end);
        switch (part) {
            case "whole" -> assertThat(seen.bytes()).isEqualTo(seen.announced());
            // A reset may overtake bytes that were on their way.
            case "half" -> assertThat(seen.bytes()).isLessThan(seen.announced() == -1 ? 1 : seen.announced());
            default -> assertThat(seen.bytes()).isZero();
        }
        if (part.equals("half") && !end.equals("reset")) {
            assertThat(seen.bytes()).isEqualTo(seen.announced() / 2).isPositive();
        }
    }

    @Test
    void slow_takesItsTime_andArrivesWhole() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        client.query("ec2", "DescribeInstances");
        aws.arm(Fault.slow(Duration.ofMillis(300)), CallMatcher.action(INSTANCES));
        aws.arm(Fault.delay(Duration.ofMillis(200)), CallMatcher.action(INSTANCES));

        long start = System.nanoTime();
        assertThat(client.query("ec2", "DescribeInstances").xml("//instanceId")).hasSize(12);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void close_endsStalledConnections() throws IOException {
        FakeAws aws = start(estate());
        aws.arm(Fault.stallMidBody(), CallMatcher.anyCall());
        try (Socket socket = send(aws, 10_000)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H'); // so it has begun, and stalls soon

            aws.close();

            assertThat(readToEnd(socket, new ByteArrayOutputStream())).isIn("closed", "reset");
        }
    }

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

    private static long admitted(AwsClient client, String service, String action, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> Set.of("ce", "organizations").contains(service)
                        ? client.json(service, action, "{}")
                        : client.query(service, action))
                .filter(answer -> !RATE_CODES.contains(answer.errorCode()))
                .count();
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

    @Test
    void calls_tellWhoCalledWhatAndWhatItCost() {
        FakeAws aws = start(estate());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("ec2:*");
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        session.query("ec2", "DescribeInstances");
        session.json("ce", "GetTags", "{}");

        assertThat(aws.calls().byAction()).containsOnlyKeys("ce:GetTags", "ec2:DescribeInstances", "sts:AssumeRole");
        assertThat(aws.calls().of("ec2:*").all().get(0)).satisfies(call -> {
            assertThat(call.region()).isEqualTo("eu-west-1");
            assertThat(call.accountId()).isEqualTo(PAYER);
            assertThat(call.sessionName()).contains("xplorr-test");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.at()).isEqualTo(clock.now());
        });
        assertThat(aws.calls().failed().all())
                .extracting(it -> it.errorCode().orElse(""))
                .containsExactly("AccessDeniedException");
        assertThat(aws.calls().inAccount(VENDOR).actions()).containsExactly("sts:AssumeRole");
        assertThat(aws.calls().bySession("xplorr-test").actions())
                .containsExactly("ce:GetTags", "ec2:DescribeInstances");
        assertThat(aws.calls().spend()).isEqualByComparingTo("0");
    }

    @Test
    void accessKey_text_keepsItsSecretsToItself() {
        FakeAws aws = start(estate());
        AccessKey key = aws.accessKey(PAYER);

        assertThat(key.toString()).contains(key.accessKeyId()).doesNotContain(key.secretAccessKey());
    }
}
