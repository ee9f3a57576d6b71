package io.xplorr.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostRecordTest {
    private static final Grain DAILY = Grain.of(Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE);

    @Test
    void key_sameThingObservedLater_isTheSame() {
        CostRecord first = cost(origin("2026-11-23T00:00:00Z"))
                .cost(CostBasis.UNBLENDED, new BigDecimal("1"))
                .build();
        CostRecord later = cost(origin("2026-11-24T00:00:00Z"))
                .cost(CostBasis.UNBLENDED, new BigDecimal("2"))
                .estimated(true)
                .build();

        assertThat(first.key()).isEqualTo(later.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void key_anyIdentifyingFieldDiffers_differs() {
        Origin origin = origin("2026-11-23T00:00:00Z");
        List<CostRecord> all = List.of(
                cost(origin).build(),
                cost(origin).subAccount(Ref.of("222222222222")).build(),
                cost(origin).service(CostRecord.Service.of("b")).build(),
                cost(origin).chargePeriod(Window.day(LocalDate.of(2026, 11, 2))).build(),
                cost(origin)
                        .place(new CostRecord.Place(Optional.of("eu-west-1"), Optional.empty()))
                        .build(),
                cost(origin)
                        .place(new CostRecord.Place(Optional.empty(), Optional.of("eu-west-1")))
                        .build(),
                cost(origin).sku(CostRecord.Sku.meter("m")).build(),
                cost(origin).tag("team", null).build(),
                cost(origin).tag("team", "").build(),
                cost(origin).tag("team", "a").build(),
                cost(origin).costCategory("team", "a").build(),
                cost(origin).currency("CNY").build(),
                cost(origin)
                        .grain(Grain.of(Granularity.DAILY, DimensionKey.SERVICE))
                        .build(),
                cost(origin).nativeChargeType("Tax").build());
        Set<String> keys = new HashSet<>(all.stream().map(CostRecord::key).toList());

        assertThat(keys).hasSameSizeAs(all);
    }

    @Test
    void amounts_areKeptToTheLastDigitAndAbsentOnesAreAbsent() {
        CostRecord row = cost(origin("2026-11-23T00:00:00Z"))
                .cost(CostBasis.UNBLENDED, new BigDecimal("0.000000000100"))
                .cost(CostBasis.AMORTIZED, new BigDecimal("-1234567890123456789.123456789012"))
                .build();

        assertThat(row.amount(CostBasis.UNBLENDED).orElseThrow().value()).hasToString("1.00E-10");
        assertThat(row.amount(CostBasis.UNBLENDED).orElseThrow().toString()).startsWith("0.000000000100 USD UNBLENDED");
        assertThat(row.amount(CostBasis.BLENDED)).isEmpty();
        assertThat(row.billed()).isEqualTo(row.amount(CostBasis.UNBLENDED));
        assertThat(row.effective()).isEqualTo(row.amount(CostBasis.AMORTIZED));
    }

    @Test
    void plus_sameGrainBasisAndCurrency_isExact() {
        CostAmount tenth = new CostAmount(new BigDecimal("0.1"), "USD", CostBasis.UNBLENDED, DAILY);

        CostAmount sum = CostAmount.zero("USD", CostBasis.UNBLENDED, DAILY)
                .plus(tenth)
                .plus(tenth)
                .plus(tenth);

        assertThat(sum.value()).isEqualByComparingTo("0.3");
    }

    @Test
    void plus_otherGrainBasisOrCurrency_isRefused() {
        CostAmount amount = new CostAmount(BigDecimal.ONE, "USD", CostBasis.UNBLENDED, DAILY);
        List<CostAmount> others = List.of(
                new CostAmount(BigDecimal.ONE, "CNY", CostBasis.UNBLENDED, DAILY),
                new CostAmount(BigDecimal.ONE, "USD", CostBasis.AMORTIZED, DAILY),
                new CostAmount(BigDecimal.ONE, "USD", CostBasis.UNBLENDED, Grain.of(Granularity.MONTHLY)),
                new CostAmount(
                        BigDecimal.ONE,
                        "USD",
                        CostBasis.UNBLENDED,
                        new Grain(DAILY.granularity(), DAILY.keys(), Optional.of("SERVICE=b"))));

        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(() -> amount.plus(other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("cannot be added"));
    }

    @Test
    void build_withoutCurrency_isRefusedByName() {
        assertThatThrownBy(() -> CostRecord.builder(origin("2026-11-23T00:00:00Z"))
                        .grain(DAILY)
                        .chargePeriod(Window.day(LocalDate.of(2026, 11, 1)))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("currency");
    }

    private static CostRecord.Builder cost(Origin origin) {
        return CostRecord.builder(origin)
                .grain(DAILY)
                .chargePeriod(Window.day(LocalDate.of(2026, 11, 1)))
                .subAccount(Ref.of("111122223333"))
                .service(CostRecord.Service.of("a"))
                .currency("USD");
    }

    private static Origin origin(String observedAt) {
        return new Origin(ConnectionId.of("acme"), Provider.AWS, DatasetId.of("cost.daily"), Instant.parse(observedAt));
    }
}
