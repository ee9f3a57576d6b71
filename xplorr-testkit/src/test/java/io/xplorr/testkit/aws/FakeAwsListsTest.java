package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAwsListsTest extends FakeAwsFixture {
    private static final String REGION = "eu-west-1";

    @ParameterizedTest
    @CsvSource({
        "'MaxResults':0, MIN_VALUE_EXCEEDED",
        "'MaxResults':21, MAX_VALUE_EXCEEDED",
        "'NextToken':'x', INVALID_NEXT_TOKEN"
    })
    void listAccounts_badArgument_refusedWithTheReason(String parameter, String reason) {
        AwsClient.Answer answer = payer(start(organization()))
                .json("organizations", "ListAccounts", "{" + parameter.replace('\'', '"') + "}");

        assertThat(answer.errorCode()).isEqualTo("InvalidInputException");
        assertThat(answer.json().path("Reason").asText()).isEqualTo(reason);
    }

    @Test
    void describeLoadBalancers_bothVersions_toldApartByVersion() {
        AwsClient client = payer(start(organization()
                .place(
                        PAYER,
                        REGION,
                        LoadBalancer.builder("new").type("network").build(),
                        ClassicLoadBalancer.builder("old")
                                .instanceIds("i-1", "i-2")
                                .build())));

        AwsClient.Answer newer = client.query("elbv2", "DescribeLoadBalancers");
        assertThat(newer.xml("//LoadBalancerName")).containsExactly("new");
        assertThat(newer.xml("//LoadBalancerArn").get(0))
                .matches("arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/new/[0-9a-f]{16}");
        assertThat(newer.xml("//NextMarker")).isEmpty();
        AwsClient.Answer classic = client.query("elb", "DescribeLoadBalancers");
        assertThat(classic.xml("//LoadBalancerDescriptions/member/LoadBalancerName"))
                .containsExactly("old");
        assertThat(classic.xml("//InstanceId")).containsExactly("i-1", "i-2");
        assertThat(classic.xml("//NextMarker")).containsExactly("");
    }

    @Test
    void describeLoadBalancers_pages_followMarkers() {
        Estate.Builder estate = organization();
        for (int i = 0; i < 5; i++) {
            estate.place(PAYER, REGION, LoadBalancer.builder("lb-" + i).build());
        }
        AwsClient client = payer(start(estate));

        AwsClient.Answer first = client.query("elbv2", "DescribeLoadBalancers", "PageSize", "3");
        assertThat(first.xml("//LoadBalancerName")).containsExactly("lb-0", "lb-1", "lb-2");
        assertThat(client.query(
                                "elbv2",
                                "DescribeLoadBalancers",
                                "PageSize",
                                "3",
                                "Marker",
                                first.xml("//NextMarker").get(0))
                        .xml("//LoadBalancerName"))
                .containsExactly("lb-3", "lb-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "401"})
    void describeLoadBalancers_badPageSize_refused(String size) {
        assertThat(payer(start(organization()))
                        .query("elbv2", "DescribeLoadBalancers", "PageSize", size)
                        .errorCode())
                .isEqualTo("ValidationError");
    }

    @Test
    void describeLoadBalancers_unknownName_notFound() {
        AwsClient client = payer(start(organization()));

        assertThat(client.query("elbv2", "DescribeLoadBalancers", "Names.member.1", "nobody")
                        .errorCode())
                .isEqualTo("LoadBalancerNotFound");
        assertThat(client.query("elb", "DescribeLoadBalancers", "LoadBalancerNames.member.1", "nobody")
                        .errorCode())
                .isEqualTo("LoadBalancerNotFound");
    }

    @Test
    void describeLoadBalancers_severalNames_foundOnWhateverPage() {
        AwsClient client = payer(start(organization()
                .place(
                        PAYER,
                        REGION,
                        LoadBalancer.builder("a").build(),
                        LoadBalancer.builder("b").build(),
                        ClassicLoadBalancer.builder("c").build(),
                        ClassicLoadBalancer.builder("d").build())));
        List<String> arns =
                client.query("elbv2", "DescribeLoadBalancers").xml("//LoadBalancers/member/LoadBalancerArn");

        assertThat(client.query(
                                "elbv2",
                                "DescribeLoadBalancers",
                                "Names.member.1",
                                "a",
                                "Names.member.2",
                                "b",
                                "PageSize",
                                "1")
                        .xml("//LoadBalancerName"))
                .containsExactly("a");
        assertThat(client.query(
                                "elbv2",
                                "DescribeLoadBalancers",
                                "LoadBalancerArns.member.1",
                                arns.get(0),
                                "LoadBalancerArns.member.2",
                                arns.get(1),
                                "PageSize",
                                "1")
                        .xml("//LoadBalancerName"))
                .containsExactly("a");
        assertThat(client.query(
                                "elb",
                                "DescribeLoadBalancers",
                                "LoadBalancerNames.member.1",
                                "c",
                                "LoadBalancerNames.member.2",
                                "d",
                                "PageSize",
                                "1")
                        .xml("//LoadBalancerName"))
                .containsExactly("c");
        assertThat(client.query("elbv2", "DescribeLoadBalancers", "LoadBalancerArns.member.1", arns.get(0) + "0")
                        .errorCode())
                .isEqualTo("LoadBalancerNotFound");
    }

    @Test
    void describeLoadBalancers_moreThanTwentyArns_refused() {
        List<String> arns = new ArrayList<>();
        for (int i = 1; i <= 21; i++) {
            arns.addAll(List.of("LoadBalancerArns.member." + i, "arn:aws:elasticloadbalancing:x"));
        }

        assertThat(payer(start(organization()))
                        .query("elbv2", "DescribeLoadBalancers", arns.toArray(String[]::new))
                        .errorCode())
                .isEqualTo("ValidationError");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DBInstanceIdentifier, ORDERS",
        "DBInstanceIdentifier, arn:aws:rds:eu-west-1:111122223333:db:orders",
        "db-instance-id,       arn:aws:rds:eu-west-1:111122223333:db:orders",
        "db-cluster-id,        shop",
        "db-cluster-id,        arn:aws:rds:eu-west-1:111122223333:cluster:shop"
    })
    void describeDbInstances_byNameOrArn_findsTheInstance(String by, String value) {
        AwsClient client = payer(start(organization()
                .place(
                        PAYER,
                        REGION,
                        Database.builder("orders").clusterId("shop").build(),
                        Database.builder("users").build())));
        String[] parameters = by.startsWith("DB")
                ? new String[] {by, value}
                : new String[] {"Filters.Filter.1.Name", by, "Filters.Filter.1.Values.Value.1", value};

        assertThat(client.query("rds", "DescribeDBInstances", parameters).xml("//DBInstanceIdentifier"))
                .containsExactly("orders");
    }

    @Test
    void describeDbInstances_whileOneIsCreated_itHasNoEndpoint() {
        AwsClient client = payer(start(organization()
                .place(
                        PAYER,
                        REGION,
                        Database.builder("new").state("creating").build(),
                        Database.builder("old").build())));

        assertThat(client.query("rds", "DescribeDBInstances").xml("//DBInstance[Endpoint]/DBInstanceIdentifier"))
                .containsExactly("old");
    }

    @Test
    void describeDbInstances_byResourceId_findsTheInstance() {
        AwsClient client = payer(start(organization()
                .place(
                        PAYER,
                        REGION,
                        Database.builder("orders").build(),
                        Database.builder("users").build())));
        String id = client.query("rds", "DescribeDBInstances", "DBInstanceIdentifier", "users")
                .xml("//DbiResourceId")
                .get(0);

        assertThat(client.query(
                                "rds",
                                "DescribeDBInstances",
                                "Filters.Filter.1.Name",
                                "dbi-resource-id",
                                "Filters.Filter.1.Values.Value.1",
                                id)
                        .xml("//DBInstanceIdentifier"))
                .containsExactly("users");
    }

    @Test
    void describeDbInstances_pages_listNeptuneAndDocumentDbToo() {
        Estate.Builder estate = organization();
        for (int i = 0; i < 45; i++) {
            estate.place(
                    PAYER,
                    REGION,
                    Database.builder(String.format(Locale.ROOT, "db-%02d", i))
                            .engine(i == 0 ? "docdb" : "postgres")
                            .build());
        }
        AwsClient client = payer(start(estate));

        List<String> names = new ArrayList<>();
        List<String> marker = List.of("");
        while (!marker.isEmpty()) {
            AwsClient.Answer page = marker.get(0).isEmpty()
                    ? client.query("rds", "DescribeDBInstances", "MaxRecords", "20")
                    : client.query("rds", "DescribeDBInstances", "MaxRecords", "20", "Marker", marker.get(0));
            names.addAll(page.xml("//DBInstanceIdentifier"));
            marker = page.xml("//DescribeDBInstancesResult/Marker");
        }

        assertThat(names).hasSize(45).doesNotHaveDuplicates();
        assertThat(client.query(
                                "rds",
                                "DescribeDBInstances",
                                "Filters.Filter.1.Name",
                                "engine",
                                "Filters.Filter.1.Values.Value.1",
                                "docdb")
                        .xml("//DBInstanceIdentifier"))
                .containsExactly("db-00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "101"})
    void describeDbInstances_badMaxRecords_refused(String size) {
        assertThat(payer(start(organization()))
                        .query("rds", "DescribeDBInstances", "MaxRecords", size)
                        .errorCode())
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void describeDbInstances_unknownName_404() {
        AwsClient.Answer answer =
                payer(start(organization())).query("rds", "DescribeDBInstances", "DBInstanceIdentifier", "nobody");

        assertThat(answer.errorCode() + " " + answer.status()).isEqualTo("DBInstanceNotFound 404");
    }

    private static Estate.Builder accounts(int count) {
        Estate.Builder estate = organization();
        for (int i = 2; i < count; i++) {
            estate.account(String.format(Locale.ROOT, "2000%08d", i), "Account " + i);
        }
        return estate;
    }

    private static List<String> listAccounts(AwsClient client) {
        List<String> ids = new ArrayList<>();
        String request = "{}";
        for (int pages = 0; pages < 20; pages++) {
            var page = client.json("organizations", "ListAccounts", request).json();
            page.path("Accounts").forEach(account -> ids.add(account.path("Id").asText()));
            if (!page.has("NextToken")) {
                return ids;
            }
            request = "{\"NextToken\":\"" + page.path("NextToken").asText() + "\"}";
        }
        throw new AssertionError("no last page");
    }

    @Test
    void listAccounts_pagesOfTwenty_alsoWithEmptyPagesBetween() {
        FakeAws aws = start(accounts(45));
        AwsClient client = payer(aws);

        assertThat(listAccounts(client)).hasSize(45).doesNotHaveDuplicates();
        assertThat(aws.calls().of("organizations:ListAccounts").count()).isEqualTo(3);
        aws.arm(
                Fault.emptyPage(),
                CallMatcher.action("organizations:ListAccounts").everyNth(2));
        aws.forgetCalls();
        assertThat(listAccounts(client)).hasSize(45).doesNotHaveDuplicates();
        assertThat(aws.calls().of("organizations:ListAccounts").count()).isEqualTo(5);
    }

    @Test
    void listAccounts_members_mayNot() {
        FakeAws aws = start(organization());
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");

        assertThat(member.json("organizations", "ListAccounts", "{}").errorMessage())
                .isEqualTo("You don't have permissions to access this resource.");
        assertThat(member.json("organizations", "DescribeOrganization", "{}")
                        .json()
                        .at("/Organization/MasterAccountId")
                        .asText())
                .isEqualTo(PAYER);
    }

    @Test
    void listAccounts_tellsState_andUntilItIsRetiredTheOlderStatusWhereThereIsOne() {
        ManualClock earlier = ManualClock.startingAt("2026-09-08T23:59:59Z");
        FakeAws aws = start(
                organization()
                        .account(Account.of("777788889999", "Closing").withState("PENDING_CLOSURE"))
                        .account(Account.of("123456789012", "Closed").withState("CLOSED")),
                options -> options.clock(earlier.asClock()));

        var accounts =
                payer(aws).json("organizations", "ListAccounts", "{}").json().path("Accounts");

        assertThat(accounts)
                .extracting(it -> it.path("State").asText())
                .containsExactly("ACTIVE", "ACTIVE", "PENDING_CLOSURE", "CLOSED");
        assertThat(accounts.get(2).path("Status").asText()).isEqualTo("PENDING_CLOSURE");
        assertThat(accounts.get(3).has("Status")).isFalse();
        assertThat(accounts.get(0).path("JoinedTimestamp").decimalValue()).isEqualByComparingTo("1577836800");
        earlier.advance(Duration.ofSeconds(1));
        assertThat(payer(aws).json("organizations", "ListAccounts", "{}").json().path("Accounts"))
                .hasSize(4)
                .noneMatch(it -> it.has("Status"))
                .allMatch(it -> it.has("State"));
    }

    @Test
    void accounts_joinAndLeave_withTheClock() {
        FakeAws aws = start(organization()
                .account(
                        Account.of("777788889999", "New").withJoined(clock.now().plus(Duration.ofDays(1))))
                .account(Account.of("123456789012", "Old").withLeft(clock.now().plus(Duration.ofDays(1)))));
        AwsClient client = payer(aws);

        assertThat(listAccounts(client)).containsExactly(PAYER, MEMBER, "123456789012");
        clock.advance(Duration.ofDays(1));
        assertThat(listAccounts(client)).containsExactly(PAYER, MEMBER, "777788889999");
    }

    @Test
    void organizations_standAloneAccount_notInUse() {
        AwsClient alone = payer(start(Estate.builder().account(PAYER, "Alone")));

        assertThat(alone.json("organizations", "DescribeOrganization", "{}").errorCode())
                .isEqualTo("AWSOrganizationsNotInUseException");
    }

    @Test
    void body_thatCannotBeRead_refusedInTheProtocol_andRecorded() {
        FakeAws aws = start(organization());
        AwsClient client = payer(aws);

        AwsClient.Answer json = client.json("ce", "GetTags", "{\"TimePeriod\":");
        AwsClient.Answer cbor = client.cbor("GetMetricData", new byte[] {(byte) 0xa1, 0x61});

        assertThat(json.errorCode() + " " + json.status()).isEqualTo("SerializationException 400");
        assertThat(cbor.status()).isEqualTo(400);
        assertThat(cbor.header("x-amzn-query-error")).isEqualTo("SerializationException;Sender");
        assertThat(aws.calls().failed().actions()).containsExactly("ce:GetTags", "cloudwatch:GetMetricData");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "ec2, DescribeInstances,   2016-11-15, NextToken=%zz, MalformedQueryString 400",
        "ec2, DescribeInstances,   2016-11-15, Filter.1.Name=%4, MalformedQueryString 400",
        "rds, DescribeDBInstances, 2014-10-31, Ma%rker=x,     MalformedQueryString 404",
        "sts, GetCallerIdentity,   2011-06-15, A=1&A.B=2,     MalformedQueryString 404"
    })
    void form_thatCannotBeRead_refusedInTheProtocol_andRecorded(
            String service, String action, String version, String rest, String expected) {
        FakeAws aws = start(organization(), FakeAws.Builder::verifySignatures);

        AwsClient.Answer answer = payer(aws).form(service, "Action=" + action + "&" + rest + "&Version=" + version);

        assertThat(codeAndStatus(answer)).isEqualTo(expected);
        assertThat(aws.calls().failed().actions()).containsExactly(service + ":" + action);
    }

    @Test
    void error_json_namesItsTextAsItsKindOfError() {
        FakeAws aws = start(organization());
        aws.arm(Fault.throttle(), CallMatcher.action("ce:*").first(1));
        AwsClient client = payer(aws);

        AwsClient.Answer modelled = client.json("ce", "GetTags", "{}");
        AwsClient.Answer other = client.json("ce", "GetTags", "{}");

        assertThat(modelled.text())
                .isEqualTo("{\"__type\":\"LimitExceededException\",\"Message\":\"Rate limit exceeded\"}");
        assertThat(other.text())
                .isEqualTo("{\"__type\":\"ValidationException\",\"message\":\"TimePeriod is missing\"}");
    }

    @Test
    void unknownOperationAndUnknownService_refused() {
        AwsClient client = payer(start(organization()));

        assertThat(client.query("ec2", "TerminateInstances").errorCode()).isEqualTo("InvalidAction");
        assertThat(client.json("ce", "CreateAnomalyMonitor", "{}").errorCode()).isEqualTo("UnknownOperationException");
    }
}
