package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** What GetCostAndUsage answers: groups, pages and totals. */
class FakeAwsCostTest extends FakeAwsCostFixture {
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
    void emptyPeriod_hasATotalOfNothing() {
        JsonNode answer = get(
                        payer(start(organization())), request("2026-11-02", "2026-11-03", "DAILY", ACCOUNT_AND_SERVICE))
                .json();

        assertThat(answer.at("/ResultsByTime/0/Groups")).isEmpty();
        assertThat(answer.at("/ResultsByTime/0/Total/UnblendedCost/Amount").asText())
                .isEqualTo("0");
        assertThat(answer.has("NextPageToken")).isFalse();
    }
}
