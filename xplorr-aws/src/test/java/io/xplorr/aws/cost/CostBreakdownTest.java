package io.xplorr.aws.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostBreakdownTest {
    @Test
    void build_defaults_areDailyTotals() {
        CostBreakdown breakdown = CostBreakdown.builder("total").build();

        assertThat(breakdown.dataset()).isEqualTo(DatasetId.of("cost.breakdown.total"));
        assertThat(breakdown.granularity()).isEqualTo(Granularity.DAILY);
        assertThat(breakdown.keys()).isEmpty();
        assertThat(breakdown.filter()).isEmpty();
    }

    @Test
    void addKey_third_isRefused() {
        CostBreakdown.Builder builder =
                CostBreakdown.builder("x").addKey(DimensionKey.SERVICE).addKey(DimensionKey.REGION);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addKey(DimensionKey.tag("team")))
                .withMessageContaining("two");
    }

    @Test
    void addKey_twice_isRefused() {
        CostBreakdown.Builder builder = CostBreakdown.builder("x").addKey(DimensionKey.SERVICE);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.addKey(DimensionKey.SERVICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "By-Team", "1st", "a b", "a.b"})
    void builder_oddName_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostBreakdown.builder(name))
                .withMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceId", "RESOURCE_ID", "x_LineItem"})
    void addKey_thatCostExplorerRefuses_isRefused(String name) {
        DimensionKey key = DimensionKey.dimension(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostBreakdown.builder("x").addKey(key))
                .withMessageContaining(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostFilter.where(key, "i-0a1"))
                .withMessageContaining("cost.resources");
    }

    @ParameterizedTest
    @CsvSource({"LINKED_ACCOUNT_NAME, SubAccountId", "SERVICE_CODE, ServiceName"})
    void addKey_thatOnlyCostCategoriesHave_isRefusedWithTheOneToUse(String name, String instead) {
        DimensionKey key = DimensionKey.dimension(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostBreakdown.builder("x").addKey(key))
                .withMessageContaining(name)
                .withMessageEndingWith(instead);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostFilter.where(key, "x"))
                .withMessageEndingWith(instead);
    }

    @Test
    void filter_absentDimension_isRefused() {
        assertThat(CostFilter.absent(DimensionKey.tag("team"))).hasToString("TAG:team absent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostFilter.absent(DimensionKey.SERVICE))
                .withMessageContaining("ServiceName");
    }

    @Test
    void filter_text_isTheSameWhateverTheOrderOfValues() {
        assertThat(CostFilter.where(DimensionKey.SERVICE, "b", "a", "b"))
                .isEqualTo(CostFilter.where(DimensionKey.SERVICE, "a", "b"))
                .hasToString("ServiceName in [a, b]");
    }

    @Test
    void filter_withoutValues_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostFilter.where(DimensionKey.SERVICE))
                .withMessageContaining("ServiceName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostFilter.and(CostFilter.where(DimensionKey.SERVICE, "a")));
    }
}
