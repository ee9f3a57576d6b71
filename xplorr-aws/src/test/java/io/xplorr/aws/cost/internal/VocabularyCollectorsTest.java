package io.xplorr.aws.cost.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostCategory;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostTag;
import io.xplorr.record.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyCollectorsTest {
    @Test
    void dimensions_read_isEachDimensionThenTagKeysThenValues() {
        try (AwsStub stub = new AwsStub()
                .json("{\"DimensionValues\":[{\"Value\":\"111122223333\",\"Attributes\":{\"description\":\"Acme\"}}],"
                        + "\"NextPageToken\":\"more\"}")
                .json("{\"DimensionValues\":[{\"Value\":\"444455556666\",\"Attributes\":{}}]}")
                .json("{\"DimensionValues\":[{\"Value\":\"Amazon RDS\"}]}")
                .json("{\"Tags\":[\"\",\"team\"]}")
                .json("{\"Tags\":[\"\",\"blue\"]}")) {
            Reading reading = Reading.global(
                    new DimensionCollector(stub.clients(), List.of("LINKED_ACCOUNT", "SERVICE"), List.of("team")),
                    Window.NOW);
            List<CloudRecord> rows = reading.records(CloudRecord.class);

            assertThat(rows)
                    .filteredOn(CostDimensionValue.class::isInstance)
                    .map(row -> ((CostDimensionValue) row).dimension() + "=" + ((CostDimensionValue) row).value())
                    .containsExactly(
                            "LINKED_ACCOUNT=111122223333", "LINKED_ACCOUNT=444455556666", "SERVICE=Amazon RDS");
            assertThat(((CostDimensionValue) rows.get(0)).attributes())
                    .containsExactly(Map.entry("description", "Acme"));
            assertThat(rows)
                    .filteredOn(CostTag.class::isInstance)
                    .map(row -> ((CostTag) row).tagKey() + "="
                            + ((CostTag) row).value().orElse(""))
                    .containsExactly("team=", "team=blue");
            assertThat(reading.gate.actions())
                    .containsExactly(
                            "ce:GetDimensionValues",
                            "ce:GetDimensionValues",
                            "ce:GetDimensionValues",
                            "ce:GetTags",
                            "ce:GetTags");
            assertThat(stub.requests().get(1)).contains("\"NextPageToken\":\"more\"");
            assertThat(stub.requests().get(4)).contains("\"TagKey\":\"team\"");
        }
    }

    @Test
    void categories_category_hasItsRulesInAwsWords() {
        String arn = "arn:aws:ce::111122223333:costcategory/1";
        try (AwsStub stub = new AwsStub()
                .json("{\"CostCategoryReferences\":[{\"CostCategoryArn\":\"" + arn
                        + "\",\"Values\":[\"blue\",\"red\"]}]}")
                .json("{\"CostCategory\":{\"CostCategoryArn\":\"" + arn + "\",\"Name\":\"Team\","
                        + "\"EffectiveStart\":\"2026-01-01T00:00:00Z\",\"DefaultValue\":\"none\",\"Rules\":["
                        + "{\"Value\":\"blue\",\"Rule\":{\"Tags\":{\"Key\":\"te\\\"am\",\"Values\":[\"blue\"]}}}]}}")) {
            Reading reading = Reading.global(new CategoryCollector(stub.clients()), Window.NOW);

            assertThat(reading.records(CostCategory.class)).singleElement().satisfies(row -> {
                assertThat(row.uid()).isEqualTo(arn);
                assertThat(row.name()).isEqualTo("Team");
                assertThat(row.effectiveFrom()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
                assertThat(row.effectiveTo()).isEmpty();
                assertThat(row.defaultValue()).contains("none");
                assertThat(row.values()).containsExactly("blue", "red");
                assertThat(row.rules())
                        .containsExactly("{\"Value\":\"blue\",\"Rule\":{\"Tags\":{\"Key\":\"te\\\"am\","
                                + "\"Values\":[\"blue\"]}}}");
            });
            assertThat(reading.gate.actions())
                    .containsExactly("ce:ListCostCategoryDefinitions", "ce:DescribeCostCategoryDefinition");
        }
    }

    @Test
    void allocationTags_tag_hasTypeAndStatus() {
        try (AwsStub stub = new AwsStub()
                .json("{\"CostAllocationTags\":[{\"TagKey\":\"team\",\"Type\":\"UserDefined\",\"Status\":\"Active\","
                        + "\"LastUsedDate\":\"2026-11-01T00:00:00Z\"},{\"TagKey\":\"aws:createdBy\"}]}")) {
            assertThat(Reading.global(new AllocationTagCollector(stub.clients()), Window.NOW)
                            .records(CostTag.class))
                    .satisfiesExactly(
                            row -> {
                                assertThat(row.tagKey()).isEqualTo("team");
                                assertThat(row.type()).contains("UserDefined");
                                assertThat(row.status()).contains("Active");
                                assertThat(row.lastUsed()).contains(Instant.parse("2026-11-01T00:00:00Z"));
                            },
                            row -> assertThat(row.tagKey()).isEqualTo("aws:createdBy"));
        }
    }
}
