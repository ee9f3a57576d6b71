package io.xplorr.jdbc;

import static io.xplorr.jdbc.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.Origin;
import io.xplorr.record.Quantity;
import io.xplorr.record.Ref;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.store.SliceWriter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views, and that the documentation of the schema says what is there. */
abstract class ViewsTest {
    private static final String WEB = "arn:aws:ec2:eu-west-1:111122223333:instance/i-web";
    private static final String IDLE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-idle";
    private static final Window DAY = Window.day(LocalDate.of(2026, 10, 31));

    private JdbcStore store;
    private Tables tables;

    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource dataSource = dataSource();
        store = JdbcStore.open(dataSource);
        tables = new Tables(dataSource);
    }

    @Test
    void documentation_saysWhatIsThere() throws Exception {
        Map<String, List<String>> documented = SchemaDoc.read();
        for (RecordTable<?> table : RecordTables.all()) {
            List<String> view = documented.get(table.view());
            assertThat(view).as(table.view()).isNotNull();
            documented.put(table.name(), view.subList(view.indexOf("version"), view.size()));
        }
        assertThat(relations()).containsExactlyInAnyOrderEntriesOf(documented);
    }

    @Test
    void costMonthly_sumsByAccountAndService() throws Exception {
        commit(
                "cost.daily",
                DAY,
                List.of(
                        cost(origin("cost.daily"), "EC2", DAY, "0.1"),
                        cost(origin("cost.daily"), "EC2", Window.day(LocalDate.of(2026, 10, 30)), "0.2"),
                        cost(origin("cost.daily"), "S3", DAY, "0.0000000001")));
        assertThat(tables.texts("SELECT CONCAT(service_name, ' ', billed_cost, ' ', currency, ' ', charge_month, ' ',"
                        + " sub_account_name) FROM xplorr.cost_monthly ORDER BY service_name"))
                .hasSize(2)
                .first()
                .isEqualTo("EC2 0.3 USD 2026-10-01 Production");
    }

    @Test
    void costMonthly_otherGrain_isLeftOut() throws Exception {
        CostRecord byResource = CostRecord.builder(origin("cost.resources"))
                .grain(Grain.of(Granularity.DAILY, DimensionKey.RESOURCE))
                .chargePeriod(DAY)
                .resource(CostRecord.BilledResource.of("i-idle"))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, BigDecimal.ONE)
                .build();
        commit("cost.resources", DAY, List.of(byResource));
        assertThat(tables.count("xplorr.cost_monthly")).isZero();
        assertThat(tables.count("xplorr.cost")).isEqualTo(1);
    }

    @Test
    void idleInstances_showsWhatIsMeasuredIdle_withItsCost() throws Exception {
        commit("inventory.instances", Window.NOW, List.of(instance(WEB, "i-web"), instance(IDLE, "i-idle")));
        commit(
                "metrics.compute",
                DAY,
                List.of(
                        cpu(WEB, MetricSeries.Statistic.MAXIMUM, 3, 80),
                        cpu(IDLE, MetricSeries.Statistic.MAXIMUM, 1, 2),
                        cpu(IDLE, MetricSeries.Statistic.AVERAGE, 0.5, 1.5)));
        CostRecord cost = CostRecord.builder(origin("cost.resources"))
                .grain(Grain.of(Granularity.DAILY, DimensionKey.RESOURCE))
                .chargePeriod(DAY)
                .resource(CostRecord.BilledResource.of("i-idle"))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, new BigDecimal("2.5"))
                .build();
        commit("cost.resources", DAY, List.of(cost));
        assertThat(tables.texts("SELECT CONCAT(native_id, ' ', maximum_cpu_percent, ' ', billed_cost, ' ', cost_days)"
                        + " FROM xplorr.idle_instances"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("i-idle 2")
                .endsWith(" 2.5 1");
        assertThat(tables.texts("SELECT average_cpu_percent FROM xplorr.idle_instances"))
                .singleElement()
                .satisfies(average -> assertThat(Double.parseDouble(average)).isEqualTo(1.0));
        assertThat(tables.count("xplorr.instance_utilization")).isEqualTo(2);
    }

    @Test
    void inventory_tellsAges() throws Exception {
        commit("inventory.instances", Window.NOW, List.of(instance(WEB, "i-web")));
        assertThat(tables.count("xplorr.inventory WHERE age_days > 0 AND seconds_since_observed > 0 AND NOT retired"))
                .isEqualTo(1);
    }

    @Test
    void commitments_tellTheRatio() throws Exception {
        commit("commitments.utilization", DAY, List.of(commitment("3", "1"), commitment("0", "0")));
        assertThat(tables.texts("SELECT utilization FROM xplorr.commitments ORDER BY total_quantity DESC"))
                .containsExactly("0.333333", null);
    }

    @Test
    void focusCost_inventsNothing() throws Exception {
        commit("cost.daily", DAY, List.of(cost(origin("cost.daily"), "EC2", DAY, "0.1")));
        assertThat(tables.count("xplorr.focus_cost WHERE \"BilledCost\" = 0.1 AND \"ListCost\" IS NULL"
                        + " AND \"ContractedCost\" IS NULL AND \"ChargeCategory\" IS NULL AND \"EffectiveCost\" IS NULL"
                        + " AND \"x_SourceGrain\" = 'DAILY(SubAccountId,ServiceName)'"))
                .isEqualTo(1);
    }

    @Test
    void datasetStatus_countsSlicesAndRecords() throws Exception {
        commit("cost.daily", DAY, List.of(cost(origin("cost.daily"), "EC2", DAY, "1")));
        commit("cost.daily", Window.day(LocalDate.of(2026, 10, 30)), List.of());
        assertThat(store.reader().status(ACME)).singleElement().satisfies(status -> {
            assertThat(status.dataset()).isEqualTo(DatasetId.of("cost.daily"));
            assertThat(status.slices()).isEqualTo(2);
            assertThat(status.records()).isEqualTo(1);
            assertThat(status.newestObservedAt()).isEqualTo(Samples.OBSERVED);
        });
    }

    @Test
    void reader_givesMonthlyCostAndInventory() {
        commit("cost.daily", DAY, List.of(cost(origin("cost.daily"), "EC2", DAY, "0.1")));
        commit("inventory.instances", Window.NOW, List.of(instance(WEB, "i-web")));
        assertThat(store.reader().connections()).containsExactly(ACME);
        assertThat(store.reader().monthlyCost(ACME, DatasetId.of("cost.daily")))
                .singleElement()
                .satisfies(cost -> {
                    assertThat(cost.service()).contains("EC2");
                    assertThat(cost.billed().orElseThrow()).isEqualByComparingTo("0.1");
                    assertThat(cost.effective()).isEmpty();
                });
        assertThat(store.reader().inventory(ACME)).singleElement().satisfies(item -> {
            assertThat(item.nativeId()).isEqualTo("i-web");
            assertThat(item.state()).isEqualTo(ResourceState.RUNNING);
            assertThat(item.observedAt()).isEqualTo(Samples.OBSERVED);
        });
    }

    private Map<String, List<String>> relations() throws SQLException {
        Map<String, List<String>> relations = new TreeMap<>();
        for (String column : tables.texts("SELECT CONCAT(LOWER(table_name), '.', LOWER(column_name))"
                + " FROM information_schema.columns WHERE LOWER(table_schema) = 'xplorr'"
                + " ORDER BY table_name, ordinal_position")) {
            String[] parts = column.toLowerCase(Locale.ROOT).split("\\.");
            relations.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return relations;
    }

    private void commit(String dataset, Window window, List<? extends CloudRecord> rows) {
        Slice slice = new Slice(DatasetId.of(dataset), Scope.GLOBAL, window);
        try (SliceWriter writer = store.open(ACME).begin(slice)) {
            writer.write(rows);
            writer.commit(Samples.SEAL);
        }
    }

    private static Origin origin(String dataset) {
        return new Origin(ACME, Provider.AWS, DatasetId.of(dataset), Samples.OBSERVED);
    }

    private static CostRecord cost(Origin origin, String service, Window day, String amount) {
        return CostRecord.builder(origin)
                .grain(Grain.of(Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE))
                .chargePeriod(day)
                .subAccount(Ref.of("111122223333", "Production"))
                .service(CostRecord.Service.of(service))
                .currency("USD")
                .cost(CostBasis.UNBLENDED, new BigDecimal(amount))
                .build();
    }

    private static ResourceRecord instance(String arn, String id) {
        return ResourceRecord.builder(origin("inventory.instances"), arn, ResourceType.COMPUTE_INSTANCE)
                .nativeId(id)
                .state(ResourceState.RUNNING, "running")
                .createdAt(Instant.parse("2020-01-01T00:00:00Z"))
                .build();
    }

    private static MetricSeries cpu(String arn, MetricSeries.Statistic statistic, double first, double second) {
        long start = DAY.start().getEpochSecond();
        return new MetricSeries(
                origin("metrics.compute"),
                Optional.of(arn),
                "AWS/EC2",
                "CPUUtilization",
                statistic,
                Optional.of("Percent"),
                Duration.ofHours(1),
                Map.of(),
                DAY,
                new long[] {start, start + 3600},
                new double[] {first, second},
                MetricSeries.Status.COMPLETE);
    }

    private static CommitmentUtilization commitment(String total, String used) {
        return new CommitmentUtilization(
                origin("commitments.utilization"),
                DAY,
                CommitmentKind.SPEND,
                "type " + total,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Quantity(new BigDecimal(total), "USD"),
                new Quantity(new BigDecimal(used), "USD"),
                new Quantity(new BigDecimal(total).subtract(new BigDecimal(used)), "USD"),
                Map.of());
    }
}
