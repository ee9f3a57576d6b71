package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class FakeAwsCostTest extends FakeAwsFixture {
    private static final String ACCOUNT_AND_SERVICE =
            "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"LINKED_ACCOUNT\"},{\"Type\":\"DIMENSION\",\"Key\":\"SERVICE\"}]";

    /** Two accounts, three services, a cent and its ten-thousandth part a day since September. */
    private static Estate.Builder company() {
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

    private static String request(String start, String end, String granularity, String... more) {
        return "{\"TimePeriod\":{\"Start\":\"" + start + "\",\"End\":\"" + end + "\"},\"Granularity\":\"" + granularity
                + "\",\"Metrics\":[\"UnblendedCost\",\"UsageQuantity\"]"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    private static AwsClient.Answer get(AwsClient client, String request) {
        return client.json("ce", "GetCostAndUsage", request);
    }

    private static BigDecimal sum(JsonNode results) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode result : results) {
            for (JsonNode group : result.path("Groups")) {
                sum = sum.add(
                        new BigDecimal(group.at("/Metrics/UnblendedCost/Amount").asText()));
            }
        }
        return sum;
    }

    @Test
    void getCostAndUsage_pages_addUpToTheTotal() {
        FakeAws aws = start(company(), builder -> builder.costPageSize(7));
        AwsClient client = payer(aws);
        String first = request("2026-09-01", "2026-11-01", "DAILY", ACCOUNT_AND_SERVICE);

        BigDecimal sum = BigDecimal.ZERO;
        int rows = 0;
        List<String> days = new ArrayList<>();
        String request = first;
        while (true) {
            JsonNode page = get(client, request).json();
            sum = sum.add(sum(page.path("ResultsByTime")));
            for (JsonNode result : page.path("ResultsByTime")) {
                rows += result.path("Groups").size();
                days.add(result.at("/TimePeriod/Start").asText());
            }
            if (!page.has("NextPageToken")) {
                break;
            }
            String token = page.path("NextPageToken").asText();
            request = first.substring(0, first.length() - 1) + ",\"NextPageToken\":\"" + token + "\"}";
        }
        JsonNode total =
                get(client, request("2026-09-01", "2026-11-01", "MONTHLY")).json();

        assertThat(rows).isEqualTo(61 * 6 + 1);
        assertThat(aws.calls().of("ce:GetCostAndUsage").count()).isEqualTo((61 * 6 + 1 + 6) / 7 + 1);
        assertThat(aws.calls().spend()).isEqualByComparingTo("0.54");
        assertThat(days).as("a day's groups span pages").hasSizeGreaterThan(61).isSorted();
        assertThat(sum).isEqualByComparingTo("6.6600000366");
        assertThat(total.at("/ResultsByTime/0/Total/UnblendedCost/Amount").asText())
                .isEqualTo("1.800000018");
        assertThat(total.at("/ResultsByTime/1/Total/UnblendedCost/Amount").asText())
                .isEqualTo("4.8600000186");
    }

    @Test
    void getCostAndUsage_shape_isThatOfAws() {
        JsonNode answer = get(
                        payer(start(company())), request("2026-10-01", "2026-10-02", "DAILY", ACCOUNT_AND_SERVICE))
                .json();

        assertThat(answer.at("/ResultsByTime/0/TimePeriod").toString())
                .isEqualTo("{\"Start\":\"2026-10-01\",\"End\":\"2026-10-02\"}");
        assertThat(answer.at("/ResultsByTime/0/Total").toString()).isEqualTo("{}");
        assertThat(answer.at("/ResultsByTime/0/Groups/0").toString())
                .isEqualTo("{\"Keys\":[\"111122223333\",\"AWS Lambda\"],\"Metrics\":{\"UnblendedCost\":{\"Amount\":"
                        + "\"0.0100000001\",\"Unit\":\"USD\"},\"UsageQuantity\":{\"Amount\":\"0.0100000001\",\"Unit\":"
                        + "\"N/A\"}}}");
        assertThat(answer.at("/DimensionValueAttributes/1").toString())
                .isEqualTo("{\"Value\":\"444455556666\",\"Attributes\":{\"description\":\"Member\"}}");
        assertThat(answer.path("GroupDefinitions")).hasSize(2);
    }

    @Test
    void usageQuantity_byUsageType_hasItsUnit() {
        JsonNode answer = get(
                        payer(start(company())),
                        request(
                                "2026-11-01",
                                "2026-11-02",
                                "DAILY",
                                "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"USAGE_TYPE\"}]"))
                .json();

        assertThat(answer.at("/ResultsByTime/0/Groups/0/Metrics/UsageQuantity/Unit")
                        .asText())
                .isEqualTo("Hrs");
    }

    @Test
    void group_byTag_isKeyDollarValue_untaggedIncluded() {
        JsonNode answer = get(
                        payer(start(company())),
                        request(
                                "2026-10-01",
                                "2026-11-01",
                                "MONTHLY",
                                "\"GroupBy\":[{\"Type\":\"TAG\",\"Key\":\"team\"}]"))
                .json();

        assertThat(answer.at("/ResultsByTime/0/Groups"))
                .extracting(group -> group.at("/Keys/0").asText())
                .containsExactly("team$", "team$data", "team$web");
    }

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

    @Test
    void token_withOtherParameters_requestChanged_andInvented_invalid() {
        FakeAws aws = start(company(), builder -> builder.costPageSize(2));
        AwsClient client = payer(aws);
        String token = get(client, request("2026-10-01", "2026-10-09", "DAILY", ACCOUNT_AND_SERVICE))
                .json()
                .path("NextPageToken")
                .asText();
        String next = "\"NextPageToken\":\"" + token + "\"";

        assertThat(get(client, request("2026-10-01", "2026-10-08", "DAILY", ACCOUNT_AND_SERVICE, next))
                        .errorCode())
                .isEqualTo("RequestChangedException");
        assertThat(get(
                                client,
                                request(
                                        "2026-10-01",
                                        "2026-10-09",
                                        "DAILY",
                                        ACCOUNT_AND_SERVICE,
                                        "\"NextPageToken\":\"x\""))
                        .errorCode())
                .isEqualTo("InvalidNextTokenException");
        assertThat(get(client, request("2026-10-01", "2026-10-09", "DAILY", ACCOUNT_AND_SERVICE, next))
                        .status())
                .isEqualTo(200);
        assertThat(aws.calls().failed().spend()).as("errors are not billed").isEqualByComparingTo("0");
    }

    @Test
    void estimated_untilTheMonthHasSettled() {
        FakeAws aws = start(company());
        AwsClient client = payer(aws);
        String months = request("2026-10-01", "2026-12-01", "MONTHLY");

        assertThat(estimated(get(client, months))).containsExactly(false, true);
        clock.advance(Duration.ofDays(10));
        assertThat(estimated(get(client, months))).as("on the 3rd of December").containsExactly(false, true);
        clock.advance(Duration.ofDays(4));
        assertThat(estimated(get(client, months))).as("on the 7th").containsExactly(false, false);
    }

    private static List<Boolean> estimated(AwsClient.Answer answer) {
        List<Boolean> estimated = new ArrayList<>();
        answer.json()
                .path("ResultsByTime")
                .forEach(it -> estimated.add(it.path("Estimated").asBoolean()));
        return estimated;
    }

    @Test
    void credit_thatArrivesLate_changesAClosedMonth() {
        FakeAws aws = start(company()
                .cost(CostLine.of(PAYER, "Amazon EC2")
                        .recordType("Credit")
                        .on(LocalDate.of(2026, 10, 31), "-1.5")
                        .bookedOn(TODAY.plusDays(1))
                        .build()));
        AwsClient client = payer(aws);
        String october = request("2026-10-01", "2026-11-01", "MONTHLY");

        assertThat(get(client, october)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("4.8600000186");
        clock.advance(Duration.ofDays(1));
        assertThat(get(client, october)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("3.3600000186");
    }

    @Test
    void members_seeTheirOwnCost_unlessThePayerForbids() {
        FakeAws aws = start(company());
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String day = request("2026-11-02", "2026-11-03", "DAILY");

        assertThat(get(member, day)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("0.0300000003");
        aws.costExplorer(CostExplorerSettings.defaults().withoutLinkedAccountAccess());
        assertThat(get(member, day).errorCode()).isEqualTo("AccessDeniedException");
        assertThat(get(payer(aws), day).status()).isEqualTo(200);
    }

    private static String unblended(AwsClient client, String request) {
        return get(client, request)
                .json()
                .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                .asText();
    }

    @Test
    void group_thatIsRestated_changesAndAnotherVanishes_onTheDay() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "Amazon EC2")
                                .on(LocalDate.of(2026, 10, 5), "10")
                                .withdrawnOn(TODAY.plusDays(1))
                                .build(),
                        line(PAYER, "Amazon EC2")
                                .on(LocalDate.of(2026, 10, 5), "9.87")
                                .bookedOn(TODAY.plusDays(1))
                                .build(),
                        line(PAYER, "AWS Lambda")
                                .on(LocalDate.of(2026, 10, 5), "1")
                                .withdrawnOn(TODAY.plusDays(1))
                                .build()));
        AwsClient client = payer(aws);
        String october = request("2026-10-01", "2026-11-01", "MONTHLY", ACCOUNT_AND_SERVICE);

        assertThat(groups(client, october)).containsExactly("AWS Lambda 1", "Amazon EC2 10");
        clock.advance(Duration.ofDays(1));
        assertThat(groups(client, october)).containsExactly("Amazon EC2 9.87");
    }

    private static List<String> groups(AwsClient client, String request) {
        List<String> groups = new ArrayList<>();
        get(client, request)
                .json()
                .at("/ResultsByTime/0/Groups")
                .forEach(it -> groups.add(it.at("/Keys/1").asText() + " "
                        + it.at("/Metrics/UnblendedCost/Amount").asText()));
        return groups;
    }

    @Test
    void account_thatLeaves_leavesItsHistoryWithThePayer_andSeesNoneOfItItself() {
        FakeAws aws = start(company()
                .account(Account.of(MEMBER, "Member").withLeft(clock.now().plus(Duration.ofDays(1)))));
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String month = request("2026-11-01", "2026-12-01", "MONTHLY");

        assertThat(unblended(payer(aws), month)).isEqualTo("1.3800000138");
        assertThat(unblended(member, month)).isEqualTo("0.6900000069");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), month))
                .as("what it cost until it left")
                .isEqualTo("1.3800000138");
        assertThat(unblended(member, month)).as("it stands alone now").isEqualTo("0");
    }

    @Test
    void account_thatJoins_bringsNoHistory_andLosesItsOwn() {
        FakeAws aws = start(company()
                .account(Account.of(MEMBER, "Member").withJoined(clock.now().plus(Duration.ofDays(1))))
                .cost(line(MEMBER, "Amazon EC2")
                        .daily(TODAY.plusDays(1), TODAY.plusDays(3), "5")
                        .build()));
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String month = request("2026-11-01", "2026-12-01", "MONTHLY");

        assertThat(unblended(payer(aws), month)).isEqualTo("0.6900000069");
        assertThat(unblended(member, month)).isEqualTo("0.6900000069");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), month)).isEqualTo("5.6900000069");
        assertThat(unblended(member, month)).as("of this organisation only").isEqualTo("5");
    }

    @Test
    void emptyPage_holdsNothingButTheTokenOfWhatItShouldHaveBeen() {
        FakeAws aws = start(company(), builder -> builder.costPageSize(4));
        AwsClient client = payer(aws);
        String first = request("2026-11-02", "2026-11-03", "DAILY", ACCOUNT_AND_SERVICE);
        aws.arm(Fault.emptyPage(), CallMatcher.action("ce:*").everyNth(2));

        List<Integer> sizes = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        String request = first;
        while (true) {
            JsonNode page = get(client, request).json();
            sizes.add(page.at("/ResultsByTime/0/Groups").size());
            sum = sum.add(sum(page.path("ResultsByTime")));
            if (!page.has("NextPageToken")) {
                break;
            }
            tokens.add(page.path("NextPageToken").asText());
            request = first.substring(0, first.length() - 1) + ",\"NextPageToken\":\"" + tokens.get(tokens.size() - 1)
                    + "\"}";
        }

        assertThat(sizes).containsExactly(4, 0, 2);
        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(sum).isEqualByComparingTo("0.0600000006");
    }

    @Test
    void emptyPage_whereThereAreNoPages_isWhole() {
        FakeAws aws = start(company());
        aws.arm(Fault.emptyPage(), CallMatcher.anyCall());

        assertThat(unblended(payer(aws), request("2026-11-02", "2026-11-03", "DAILY")))
                .isEqualTo("0.0600000006");
        JsonNode sorted = payer(aws).json("ce", "GetDimensionValues", """
                        {"TimePeriod": {"Start": "2026-11-02", "End": "2026-11-03"}, "Dimension": "SERVICE",
                         "SortBy": [{"Key": "UnblendedCost", "SortOrder": "DESCENDING"}], "MaxResults": 2}""").json();
        assertThat(sorted.path("DimensionValues")).hasSize(2);
        assertThat(sorted.has("NextPageToken")).isFalse();
    }

    @Test
    void usage_thatArrivesByAndBy_makesADayFinalLater() {
        FakeAws aws = start(organization()
                .cost(line(PAYER, "Amazon EC2")
                        .arriving("0.25", "0.9")
                        .daily(TODAY, TODAY.plusDays(1), "8")
                        .build()));
        String day = request("2026-11-23", "2026-11-24", "DAILY");

        assertThat(unblended(payer(aws), day)).isEqualTo("2");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), day)).isEqualTo("7.2");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), day)).isEqualTo("8");
    }

    @Test
    void emptyPeriod_hasATotalOfNothing() {
        JsonNode answer = get(
                        payer(start(organization())), request("2026-11-02", "2026-11-03", "DAILY", ACCOUNT_AND_SERVICE))
                .json();

        assertThat(answer.at("/ResultsByTime/0/Groups")).isEmpty();
        assertThat(answer.at("/ResultsByTime/0/Total/UnblendedCost/Amount").asText())
                .isEqualTo("0");
        assertThat(answer.has("NextPageToken")).isFalse();
    }

    @Test
    void costCategory_groupsByTheValueOfTheAccount() {
        FakeAws aws = start(company()
                .costCategory(new CostCategory(
                        "id-1", "Environment", LocalDate.of(2024, 1, 1), Map.of(MEMBER, "prod"), "rest")));

        JsonNode answer = get(
                        payer(aws),
                        request(
                                "2026-11-02",
                                "2026-11-03",
                                "DAILY",
                                "\"GroupBy\":[{\"Type\":\"COST_CATEGORY\",\"Key\":\"Environment\"}]"))
                .json();

        assertThat(answer.at("/ResultsByTime/0/Groups"))
                .extracting(group -> group.at("/Keys/0").asText())
                .containsExactly("Environment$prod", "Environment$rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GroupBy", "Filter"})
    void resourceId_onlyWithResources(String how) {
        String resource = how.equals("GroupBy")
                ? "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"RESOURCE_ID\"}]"
                : "\"Filter\":{\"Dimensions\":{\"Key\":\"RESOURCE_ID\",\"Values\":[\"i-1\"]}}";

        assertThat(get(payer(start(company())), request("2026-11-20", "2026-11-21", "DAILY", resource))
                        .errorMessage())
                .isEqualTo("Dimension RESOURCE_ID is not allowed");
    }

    @Test
    void withResources_groupsByResource_forFourteenDays() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "Amazon EC2")
                                .resource("i-1")
                                .daily(TODAY.minusDays(30), TODAY, "2")
                                .build(),
                        line(PAYER, "Amazon EC2")
                                .daily(TODAY.minusDays(30), TODAY, "1")
                                .build()));
        AwsClient client = payer(aws);
        String more = "\"GroupBy\":[{\"Type\":\"DIMENSION\",\"Key\":\"RESOURCE_ID\"}],"
                + "\"Filter\":{\"Dimensions\":{\"Key\":\"SERVICE\",\"Values\":[\"Amazon EC2\"]}}";

        JsonNode answer = client.json(
                        "ce", "GetCostAndUsageWithResources", request("2026-11-09", "2026-11-10", "DAILY", more))
                .json();
        assertThat(answer.at("/ResultsByTime/0/Groups"))
                .extracting(it -> it.at("/Keys/0").asText() + " "
                        + it.at("/Metrics/UnblendedCost/Amount").asText())
                .containsExactly("NoResourceId 1", "i-1 2");
        assertThat(client.json("ce", "GetCostAndUsageWithResources", request("2026-11-08", "2026-11-10", "DAILY", more))
                        .errorMessage())
                .contains("max supported days");
        assertThat(client.json("ce", "GetCostAndUsageWithResources", request("2026-11-09", "2026-11-10", "DAILY"))
                        .errorMessage())
                .isEqualTo("Filter is missing");
        aws.costExplorer(CostExplorerSettings.defaults().withoutResourceLevel());
        assertThat(client.json("ce", "GetCostAndUsageWithResources", request("2026-11-09", "2026-11-10", "DAILY", more))
                        .errorCode())
                .isEqualTo("ValidationException");
    }
}
