package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsActions;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.CostCategory;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostRecord;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.record.ResourceRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One sync of all that we offer, by a role that allows the published actions and nothing else. */
class EveryDatasetTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final Set<String> OUR_OWN = Set.of("sts:AssumeRole", "sts:GetCallerIdentity");

    private final FakeAccount account = new FakeAccount(SmallEstate.withEverything());
    private SyncResult result;

    @BeforeEach
    void sync() {
        account.aws.costExplorer(CostExplorerSettings.defaults().withMultiYear());
        account.role.allowing(AwsActions.all().toArray(String[]::new));
        SyncRequest.Builder everything = SyncRequest.builder();
        account.provider.datasets().stream().map(Dataset::id).forEach(everything::addDataset);
        result = account.sync(everything.build());
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void sync_everything_makesThePublishedCallsAndNoOther() {
        Set<String> made = new HashSet<>(account.aws.calls().actions());
        made.removeAll(OUR_OWN);

        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(made).isEqualTo(AwsActions.all());
    }

    @Test
    void sync_everything_holdsRecordsOfEachDataset() {
        Map<DatasetId, Set<Class<?>>> expected = Map.ofEntries(
                entry("cost.daily", CostRecord.class),
                entry("cost.resources", CostRecord.class),
                entry("cost.forecast", ForecastRecord.class),
                entry("commitments.reservations", CommitmentUtilization.class, CommitmentCoverage.class),
                entry("commitments.savings-plans", CommitmentUtilization.class, CommitmentCoverage.class),
                entry("cost.dimensions", CostDimensionValue.class, CostTag.class),
                entry("cost.categories", CostCategory.class),
                entry("cost.allocation-tags", CostTag.class),
                entry("organization.details", OrganizationRecord.class),
                entry("inventory.load-balancers", ResourceRecord.class),
                entry("metrics.compute", MetricSeries.class),
                entry("metrics.volumes", MetricSeries.class),
                entry("metrics.databases", MetricSeries.class),
                entry("metrics.load-balancers", MetricSeries.class));

        expected.forEach((dataset, types) -> assertThat(typesOf(dataset))
                .as(dataset.value())
                .containsExactlyInAnyOrderElementsOf(
                        types.stream().map(Class::getSimpleName).toList()));
    }

    @Test
    void sync_metrics_areOfTheResourcesThatTheInventoryHolds() {
        Set<String> running =
                account.store.records(ACME, DatasetId.of("inventory.instances"), ResourceRecord.class).stream()
                        .map(ResourceRecord::uid)
                        .collect(Collectors.toSet());

        assertThat(account.store.records(ACME, DatasetId.of("metrics.compute"), MetricSeries.class))
                .isNotEmpty()
                .allSatisfy(series ->
                        assertThat(running).contains(series.resourceUid().orElseThrow()));
        assertThat(result.calls().of("ec2:DescribeInstances").count())
                .as("one read of each region serves both")
                .isEqualTo(result.calls().of("ec2:DescribeSnapshots").count());
    }

    @Test
    void sync_services_areThoseOnTheBill() {
        Set<String> billed = account.aws.estate().costs().lines().stream()
                .map(line -> line.dimension("SERVICE"))
                .collect(Collectors.toSet());

        assertThat(account.store.records(ACME, DatasetId.of("cost.dimensions")).stream()
                        .filter(CostDimensionValue.class::isInstance)
                        .map(CostDimensionValue.class::cast)
                        .filter(value -> value.dimension().equals("SERVICE"))
                        .map(CostDimensionValue::value))
                .isNotEmpty()
                .isSubsetOf(billed);
    }

    @Test
    void sync_spend_isACentForEachAnswerOfCostExplorerAndAThousandthForEachMetric() {
        assertThat(result.calls().spend())
                .isEqualByComparingTo(account.aws.calls().spend());
    }

    private Set<String> typesOf(DatasetId dataset) {
        return account.store.records(ACME, dataset).stream()
                .map(CloudRecord::getClass)
                .map(Class::getSimpleName)
                .map(name -> name.replace("Row", ""))
                .collect(Collectors.toSet());
    }

    private static Map.Entry<DatasetId, Set<Class<?>>> entry(String dataset, Class<?>... types) {
        return Map.entry(DatasetId.of(dataset), Set.of(types));
    }
}
