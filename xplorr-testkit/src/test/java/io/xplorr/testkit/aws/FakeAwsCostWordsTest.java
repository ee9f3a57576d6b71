package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostCategory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** The words of a bill: the values of dimensions, tags and cost categories. */
class FakeAwsCostWordsTest extends FakeAwsCommitmentFixture {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"COST_AND_USAGE, m5.large m7g.large", "RESERVATIONS,   m5.large", "SAVINGS_PLANS,  m7g.large"})
    void dimensionValues_areThoseOfTheContext(String context, String types) {
        JsonNode answer = ask(
                payer(start(committed())),
                "GetDimensionValues",
                "'Dimension':'INSTANCE_TYPE','Context':'" + context + "'");

        assertThat(answer.path("DimensionValues"))
                .extracting(it -> it.path("Value").asText())
                .containsExactly(types.split(" "));
    }

    @Test
    void dimensionValues_areThoseOfThePeriod_sortedByCostWhenAsked() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "Cheap").daily(FROM, TODAY, "1").build(),
                        line(PAYER, "Dear").daily(FROM, TODAY, "9").build(),
                        line(PAYER, "Gone").daily(FROM, FROM.plusDays(9), "5").build()));
        AwsClient client = payer(aws);

        JsonNode answer = ask(client, "GetDimensionValues", "'Dimension':'SERVICE'");
        assertThat(answer.path("DimensionValues"))
                .extracting(it -> it.path("Value").asText())
                .containsExactly("Cheap", "Dear");
        assertThat(answer.path("TotalSize").asInt()).isEqualTo(2);
        JsonNode sorted = ask(
                client,
                "GetDimensionValues",
                "'Dimension':'SERVICE','MaxResults':1,'SortBy':[{'Key':'UnblendedCost','SortOrder':'DESCENDING'}]");
        assertThat(sorted.at("/DimensionValues/0/Value").asText()).isEqualTo("Dear");
        assertThat(sorted.path("ReturnSize").asInt()).isEqualTo(1);
        assertThat(answer(
                                client,
                                "GetDimensionValues",
                                "'Dimension':'SERVICE','SearchString':'x','SortBy':[{'Key':'UnblendedCost'}]")
                        .errorCode())
                .isEqualTo("ValidationException");
        assertThat(ask(client, "GetDimensionValues", "'Dimension':'SERVICE','SearchString':'DEA'")
                        .path("TotalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tags_keysAndValues() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "A")
                                .tag("team", "web")
                                .daily(FROM, TODAY, "1")
                                .build(),
                        line(PAYER, "B")
                                .tag("aws:createdBy", "x")
                                .daily(FROM, TODAY, "1")
                                .build()));
        AwsClient client = payer(aws);

        assertThat(ask(client, "GetTags").path("Tags").toString()).isEqualTo("[\"aws:createdBy\",\"team\"]");
        assertThat(ask(client, "GetTags", "'TagKey':'team'").path("Tags").toString())
                .isEqualTo("[\"\",\"web\"]");
        JsonNode tags = client.json("ce", "ListCostAllocationTags", "{\"MaxResults\":1}")
                .json();
        assertThat(tags.at("/CostAllocationTags/0/Type").asText()).isEqualTo("AWSGenerated");
        assertThat(client.json(
                                "ce",
                                "ListCostAllocationTags",
                                "{\"MaxResults\":1,\"NextToken\":\""
                                        + tags.path("NextToken").asText() + "\"}")
                        .json()
                        .at("/CostAllocationTags/0/TagKey")
                        .asText())
                .isEqualTo("team");
    }

    @Test
    void costCategories_listedAndDescribed_toThePayerOnly() {
        FakeAws aws = start(organization()
                .costCategory(new CostCategory("id-1", "Environment", FROM, Map.of(MEMBER, "prod"), "rest")));
        AwsClient client = payer(aws);

        JsonNode reference =
                client.json("ce", "ListCostCategoryDefinitions", "{}").json().at("/CostCategoryReferences/0");
        assertThat(reference.path("Values").toString()).isEqualTo("[\"prod\",\"rest\"]");
        JsonNode rule = client.json(
                        "ce",
                        "DescribeCostCategoryDefinition",
                        "{\"CostCategoryArn\":\""
                                + reference.path("CostCategoryArn").asText() + "\"}")
                .json()
                .at("/CostCategory/Rules/0");
        assertThat(rule.at("/Rule/Dimensions/Values/0").asText()).isEqualTo(MEMBER);
        assertThat(client.json(
                                "ce",
                                "DescribeCostCategoryDefinition",
                                "{\"CostCategoryArn\":\"arn:aws:ce::111122223333:costcategory/x\"}")
                        .errorCode())
                .isEqualTo("ResourceNotFoundException");
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        assertThat(member.json("ce", "ListCostCategoryDefinitions", "{}").errorMessage())
                .isEqualTo("Linked account doesn't have access to cost category");
        assertThat(member.json("ce", "ListCostAllocationTags", "{}").errorMessage())
                .contains("Linked account doesn't have access to cost allocation tags");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "GetDimensionValues;          'Dimension':'SERVICE','Context':'EVERYTHING';                     Context is not valid",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'MaxResults':0;    MaxResults",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'MaxResults':1001; MaxResults",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'NextPageToken':'x'; SortBy",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost'}],'Context':'RESERVATIONS'; SortBy",
                "GetDimensionValues;          'Dimension':'SERVICE','SortBy':[{'Key':'UnblendedCost','SortOrder':'DESC'}]; SortBy.SortOrder must be",
                "ListCostAllocationTags;      'Status':'active';  Status must be one of Active",
                "ListCostAllocationTags;      'Type':'user';      Type must be one of AWSGenerated",
                "DescribeCostCategoryDefinition; 'CostCategoryArn':'arn:aws:ce::1:x'; CostCategoryArn must satisfy the pattern",
                "DescribeCostCategoryDefinition; 'MaxResults':1;  CostCategoryArn is missing",
                "ListCostAllocationTags;      'MaxResults':0;    MaxResults must be from 1 to 1000",
                "ListCostAllocationTags;      'MaxResults':1001; MaxResults must be from 1 to 1000",
                "ListCostCategoryDefinitions; 'MaxResults':0;    MaxResults must be from 1 to 100",
                "ListCostCategoryDefinitions; 'MaxResults':101;  MaxResults must be from 1 to 100"
            })
    void words_askedOutOfBounds_refused(String operation, String more, String message) {
        AwsClient.Answer answer = answer(payer(start(committed())), operation, more);

        assertThat(answer.errorCode()).isEqualTo("ValidationException");
        assertThat(answer.errorMessage()).startsWith(message);
    }
}
