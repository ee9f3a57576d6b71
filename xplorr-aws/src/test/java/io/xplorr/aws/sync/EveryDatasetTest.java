package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsActions;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostCategory;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostRecord;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.MetricSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        SyncRequest.Builder everything = SyncRequest.builder().historyMonths(37);
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
                entry("cost.monthly", CostRecord.class),
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
    void sync_everything_holdsTheResourcesOfTheEstate() {
        Map.of(
                        "inventory.instances", Set.of("i-0a1"),
                        "inventory.volumes", Set.of("vol-0a1"),
                        "inventory.snapshots", Set.of("snap-0a1"),
                        "inventory.databases", Set.of("orders"),
                        "inventory.load-balancers", Set.of("web", "old"))
                .forEach((dataset, ids) -> assertThat(records(dataset, ResourceRecord.class))
                        .as(dataset)
                        .hasSameSizeAs(ids)
                        .allSatisfy(
                                row -> assertThat(ids).anyMatch(id -> row.uid().contains(id))));
        assertThat(records("organization.details", OrganizationRecord.class))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.id() + " " + row.managementAccountId()).isEqualTo("o-example 111122223333"));
    }

    @Test
    void sync_everything_holdsTheMoneyOfTheEstate() {
        String aDay = "53.5"; // 2.5 of an instance, reservations of 24 and 18, savings plans of 4 and 5
        assertThat(records("cost.monthly", CostRecord.class))
                .hasSize(21 * 2) // the bill begins in January 2024
                .filteredOn(row -> row.service().orElseThrow().name().startsWith("Savings Plans"))
                .allSatisfy(row -> assertThat(row.costs().get(CostBasis.UNBLENDED))
                        .isEqualByComparingTo(BigDecimal.valueOf(5L * daysOf(row.chargePeriod()))));
        assertThat(records("cost.resources", CostRecord.class))
                .filteredOn(row -> row.resource().isPresent())
                .hasSize(14)
                .allSatisfy(
                        row -> assertThat(row.costs().get(CostBasis.UNBLENDED)).isEqualByComparingTo("2.5"));
        assertThat(records("cost.forecast", ForecastRecord.class))
                .isNotEmpty()
                .filteredOn(row -> !row.total())
                .allSatisfy(row -> assertThat(row.mean())
                        .isEqualByComparingTo(new BigDecimal(aDay).multiply(BigDecimal.valueOf(daysOf(row.window())))));
        assertThat(records("commitments.reservations", CommitmentUtilization.class))
                .hasSize(31)
                .allSatisfy(row -> assertThat(row.utilization().orElseThrow()).isEqualByComparingTo("0.75"));
        assertThat(records("commitments.savings-plans", CommitmentUtilization.class))
                .hasSize(31)
                .allSatisfy(row -> assertThat(row.total().value()).isEqualByComparingTo("5"));
        assertThat(records("commitments.savings-plans", CommitmentCoverage.class))
                .hasSize(31)
                .allSatisfy(row -> assertThat(row.covered().value()).isEqualByComparingTo("4"));
    }

    @Test
    void sync_everything_holdsTheWordsOfTheEstate() {
        assertThat(records("cost.categories", CostCategory.class))
                .singleElement()
                .satisfies(row -> assertThat(row.name() + row.values()).isEqualTo("Team[blue, none]"));
        assertThat(records("cost.allocation-tags", CostTag.class))
                .extracting(CostTag::tagKey)
                .contains("team");
        assertThat(records("cost.dimensions", CostTag.class))
                .extracting(CostTag::tagKey)
                .contains("team");
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

    @ParameterizedTest
    @ValueSource(strings = {"metrics.compute", "metrics.volumes", "metrics.databases", "metrics.load-balancers"})
    void sync_metrics_haveTheValuesOfTheEstate(String dataset) {
        assertThat(records(dataset, MetricSeries.class)).isNotEmpty().allSatisfy(series -> {
            MetricSource.Values truth =
                    account.aws.estate().metrics().find(asked(series)).orElseThrow();
            assertThat(series.timestamps()).isNotEmpty();
            assertThat(series.values())
                    .containsExactly(Arrays.stream(series.timestamps())
                            .mapToDouble(start ->
                                    truth.at(Instant.ofEpochSecond(start)).orElseThrow())
                            .toArray());
        });
    }

    private static MetricSource.Metric asked(MetricSeries series) {
        String[] arn = series.resourceUid().orElseThrow().split(":", -1);
        String statistic = series.statistic().name();
        return new MetricSource.Metric(
                arn[4],
                arn[3],
                series.namespace(),
                series.metric(),
                series.dimensions(),
                statistic.charAt(0) + statistic.substring(1).toLowerCase(Locale.ROOT));
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

    private <R extends CloudRecord> List<R> records(String dataset, Class<R> kind) {
        return account.store.records(ACME, DatasetId.of(dataset), kind);
    }

    private static long daysOf(Window window) {
        return ChronoUnit.DAYS.between(window.startDate(), window.endDate());
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
