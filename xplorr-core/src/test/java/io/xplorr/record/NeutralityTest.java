package io.xplorr.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Costs of other clouds fit the same record: files made by hand as Azure's cost details and Google's billing export have
 * them are mapped column by column, and every column with a value has to find its place. What no other cloud has goes to
 * the extensions.
 */
class NeutralityTest {
    private final List<CostRecord> azure =
            AzureCostDetails.read(lines("azure-cost-details.csv"), origin(Provider.AZURE));
    private final List<CostRecord> google =
            BigQueryExport.read(lines("bigquery-billing-export.json"), origin(Provider.GCP));

    @Test
    void azure_usageAndItsListPrice_areExact() {
        CostRecord row = azure.get(0);

        assertThat(row.billed().orElseThrow().value()).isEqualTo(new BigDecimal("2.013888"));
        assertThat(row.amount(CostBasis.LIST).orElseThrow().value()).isEqualTo(new BigDecimal("2.119871"));
        assertThat(row.subAccount()).contains(new Ref("sub-1", Optional.of("Shop"), Optional.of("Subscription")));
        assertThat(row.billingPeriod().orElseThrow()).hasToString("2026-11-01..2026-12-01");
        assertThat(row.tags()).isEqualTo(Map.of("team", "blue", "env", "prod"));
        assertThat(row.estimated()).isTrue();
        assertThat(row.exchangeRate()).contains(new BigDecimal("0.92011"));
    }

    @Test
    void azure_commitments_areToldApart() {
        assertThat(azure.get(1).commitment().orElseThrow().kind()).contains(CommitmentKind.SPEND);
        assertThat(azure.get(1).costs().get(CostBasis.UNBLENDED))
                .as("a row of 0 is kept")
                .isZero();
        assertThat(azure.get(2).chargeCategory()).isEqualTo(ChargeCategory.PURCHASE);
        assertThat(azure.get(2).commitment().orElseThrow().kind()).contains(CommitmentKind.USAGE);
        assertThat(azure.get(3).correction()).isTrue();
        assertThat(azure.get(2).periodStatus()).isEqualTo(PeriodStatus.CLOSED);
    }

    @Test
    void google_creditsAndChargeTogether_areTheNetCost() {
        List<CostRecord> first = google.subList(0, 3);

        assertThat(first)
                .extracting(CostRecord::chargeCategory)
                .containsExactly(ChargeCategory.USAGE, ChargeCategory.CREDIT, ChargeCategory.CREDIT);
        assertThat(first.stream()
                        .map(row -> row.amount(CostBasis.UNBLENDED).orElseThrow())
                        .reduce(CostAmount::plus)
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("0.0764");
        assertThat(first.get(2).commitment().orElseThrow().id()).isEqualTo("cud-1");
    }

    @Test
    void google_row_isMapped() {
        CostRecord row = google.get(0);

        assertThat(row.usage()).contains(new Quantity(new BigDecimal("14400"), "seconds"));
        assertThat(row.pricing().orElseThrow().listUnitPrice()).contains(new BigDecimal("0.0409"));
        assertThat(row.place().orElseThrow().zone()).contains("europe-west3-a");
        assertThat(row.tags()).containsEntry("team", "blue").containsEntry("env", null);
        assertThat(row.billingPeriod().orElseThrow().start())
                .as("the invoice's month in Pacific time")
                .isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
        assertThat(google.get(3).chargeCategory()).isEqualTo(ChargeCategory.TAX);
        assertThat(google.get(4).correction()).isTrue();
    }

    @Test
    void keys_areDifferent() {
        Set<String> keys = new HashSet<>();
        azure.forEach(row -> keys.add(row.key()));
        google.forEach(row -> keys.add(row.key()));

        assertThat(keys).hasSize(azure.size() + google.size());
    }

    private static Origin origin(Provider provider) {
        return new Origin(
                ConnectionId.of("other"),
                provider,
                DatasetId.of("cost.line-items"),
                Instant.parse("2026-11-23T00:00:00Z"));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(NeutralityTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
