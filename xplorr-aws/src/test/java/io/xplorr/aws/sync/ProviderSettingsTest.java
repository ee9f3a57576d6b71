package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.AwsRate;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.metrics.MetricDefinition;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.metrics.MetricsDatasets;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.record.MetricSeries;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the settings of a provider change in what its syncs read. */
class ProviderSettingsTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final String PAYER = "111122223333";
    private static final String S3 = "Amazon Simple Storage Service";

    @Test
    void resourceCostServices_chosen_areReadByResourceAndNoOther() {
        LocalDate recent = LocalDate.of(2026, 11, 20);
        Estate estate = Estate.builder()
                .account(PAYER, "Acme")
                .organization("o-example", PAYER)
                .cost(
                        CostLine.of(PAYER, S3)
                                .on(recent, "5")
                                .resource("a-bucket")
                                .build(),
                        CostLine.of(PAYER, "Amazon Elastic Compute Cloud - Compute")
                                .on(recent, "3")
                                .resource("i-0a1")
                                .build())
                .build();
        try (FakeAccount account = account(estate, settings -> settings.resourceCostServices(List.of(S3)))) {
            assertComplete(account.sync(only(CostDatasets.RESOURCES)));

            assertThat(account.store.records(ACME, CostDatasets.RESOURCES, CostRecord.class))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.resource().orElseThrow().id()).isEqualTo("a-bucket");
                        assertThat(row.costs().get(CostBasis.UNBLENDED)).isEqualByComparingTo("5");
                    });
        }
    }

    @Test
    void tagValuesOf_aKey_readsItsValuesForOneCallMore() {
        try (FakeAccount plain = account(SmallEstate.withEverything(), settings -> {});
                FakeAccount account =
                        account(SmallEstate.withEverything(), settings -> settings.tagValuesOf(List.of("team")))) {
            SyncResult without = plain.sync(only(CostDatasets.DIMENSIONS));
            SyncResult with = account.sync(only(CostDatasets.DIMENSIONS));

            assertComplete(with);
            assertThat(account.store.records(ACME, CostDatasets.DIMENSIONS, CostTag.class))
                    .extracting(CostTag::value)
                    .contains(Optional.of("blue"));
            assertThat(plain.store.records(ACME, CostDatasets.DIMENSIONS, CostTag.class))
                    .extracting(CostTag::value)
                    .containsOnly(Optional.empty());
            assertThat(with.calls().total().billed())
                    .isEqualTo(without.calls().total().billed() + 1);
        }
    }

    @Test
    void addMetric_ofAnInstance_isReadBesidesTheOthers() {
        MetricDefinition checks = new MetricDefinition("AWS/EC2", "StatusCheckFailed", MetricSeries.Statistic.MAXIMUM);
        Estate estate = SmallEstate.withEverything();
        MetricSettings metrics = MetricSettings.builder().addMetric(checks).build();
        try (FakeAccount account = account(estate, settings -> settings.metrics(metrics))) {
            assertComplete(account.sync(only(MetricsDatasets.COMPUTE)));

            assertThat(account.store.records(ACME, MetricsDatasets.COMPUTE, MetricSeries.class))
                    .extracting(MetricSeries::metric)
                    .contains("CPUUtilization", "NetworkIn", "StatusCheckFailed");
        }
    }

    @Test
    void rates_ofAnAction_holdItsCallsToThem() {
        AwsRate oneEveryTenSeconds = AwsRate.assumed(AwsRate.Owner.ACCOUNT, "snapshots of all regions", 1, 0.1);
        try (FakeAccount account = account(
                SmallEstate.withEverything(),
                settings -> settings.rates("ec2:DescribeSnapshots", oneEveryTenSeconds))) {
            SyncResult result = account.sync(only(InventoryDatasets.SNAPSHOTS));

            assertComplete(result);
            long calls = result.calls().of("ec2:DescribeSnapshots").count();
            assertThat(calls).isGreaterThan(10);
            assertThat(result.duration())
                    .isBetween(Duration.ofSeconds(10 * (calls - 1)), Duration.ofSeconds(10 * (calls + 1)));
        }
    }

    private static FakeAccount account(Estate estate, Consumer<AwsProvider.Builder> settings) {
        return new FakeAccount(estate, settings, 1000, Duration.ofSeconds(2));
    }

    private static SyncRequest only(DatasetId dataset) {
        return SyncRequest.builder().addDataset(dataset).build();
    }

    private static void assertComplete(SyncResult result) {
        assertThat(result.problems()).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
    }
}
