package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CostAmount;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.estate.Estate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same cost, broken down in different ways: the sums of each metric agree, day by day, to the last digit. */
class GrainSumsTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId BY_ACCOUNT_AND_SERVICE = DatasetId.of("cost.daily");
    private static final CostBreakdown TOTAL = CostBreakdown.builder("total").build();
    private static final CostBreakdown BY_REGION_AND_USAGE = CostBreakdown.builder("usage")
            .addKey(DimensionKey.REGION)
            .addKey(DimensionKey.SKU_METER)
            .build();
    private static final CostBreakdown BY_CHARGE_AND_TAG = CostBreakdown.builder("charges")
            .addKey(DimensionKey.CHARGE_TYPE)
            .addKey(DimensionKey.tag("team"))
            .build();
    private static final CostBreakdown BY_MONTH = CostBreakdown.builder("months")
            .granularity(Granularity.MONTHLY)
            .addKey(DimensionKey.SUB_ACCOUNT)
            .build();

    private final FakeAccount account = new FakeAccount(
            Estate.company(),
            settings -> List.of(TOTAL, BY_REGION_AND_USAGE, BY_CHARGE_AND_TAG, BY_MONTH)
                    .forEach(settings::addBreakdown),
            1000,
            Duration.ofSeconds(2));

    @BeforeEach
    void sync() {
        SyncRequest.Builder request = SyncRequest.builder().historyMonths(2).addDataset(BY_ACCOUNT_AND_SERVICE);
        List.of(TOTAL, BY_REGION_AND_USAGE, BY_CHARGE_AND_TAG, BY_MONTH)
                .forEach(breakdown -> request.addDataset(breakdown.dataset()));
        assertThat(account.sync(request.build()).status()).isEqualTo(SyncStatus.COMPLETE);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void days_ofEachGrain_addUpToTheUngroupedTotal() {
        Map<String, BigDecimal> total = sums(TOTAL.dataset(), day -> day);

        assertThat(total).hasSizeGreaterThan(80 * 5); // 84 days, five metrics
        assertThat(sums(BY_ACCOUNT_AND_SERVICE, day -> day)).isEqualTo(total);
        assertThat(sums(BY_REGION_AND_USAGE.dataset(), day -> day)).isEqualTo(total);
        assertThat(sums(BY_CHARGE_AND_TAG.dataset(), day -> day)).isEqualTo(total);
    }

    @Test
    void months_addUpToTheirDays() {
        UnaryOperator<LocalDate> month = day -> day.withDayOfMonth(1);

        assertThat(sums(BY_MONTH.dataset(), month)).isNotEmpty().isEqualTo(sums(TOTAL.dataset(), month));
    }

    @Test
    void amounts_ofTwoGrains_cannotBeAddedByAccident() {
        CostAmount one = anyAmount(BY_ACCOUNT_AND_SERVICE);
        CostAmount other = anyAmount(BY_REGION_AND_USAGE.dataset());

        assertThatThrownBy(() -> one.plus(other)).isInstanceOf(IllegalArgumentException.class);
    }

    private CostAmount anyAmount(DatasetId dataset) {
        return account.store
                .records(ACME, dataset, CostRecord.class)
                .get(0)
                .amount(CostBasis.UNBLENDED)
                .orElseThrow();
    }

    private Map<String, BigDecimal> sums(DatasetId dataset, UnaryOperator<LocalDate> period) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (CostRecord row : account.store.records(ACME, dataset, CostRecord.class)) {
            LocalDate start = period.apply(row.chargePeriod().startDate());
            row.costs().forEach((basis, amount) -> sums.merge(start + " " + basis, amount, BigDecimal::add));
        }
        sums.replaceAll((key, sum) -> sum.stripTrailingZeros());
        return sums;
    }
}
