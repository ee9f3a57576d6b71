package io.xplorr.testkit.aws.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostCubeTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 15);
    private static final LocalDate UNTIL = LocalDate.of(2026, 4, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final long SEED = 20_261_123L;

    private static CostCube randomCube() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<CostLine> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            CostLine.Builder line = CostLine.of("account-" + random.nextInt(5), "service-" + random.nextInt(7))
                    .region("region-" + random.nextInt(4))
                    .usageType("usage-" + random.nextInt(9))
                    .recordType(random.nextInt(6) == 0 ? "Credit" : "Usage")
                    .quantity(UsageCurve.flat(i, FROM.plusDays(random.nextInt(40)), random.nextInt(50_000_000))
                            .growing(17)
                            .weekends(630)
                            .wavering(210));
            for (CostMetric metric : CostMetric.values()) {
                line.rate(
                        metric,
                        BigDecimal.valueOf(random.nextLong(-1_000_000, 9_000_000_000L), 12)
                                .toString());
            }
            if (random.nextBoolean()) {
                line.tag("team", "team-" + random.nextInt(3));
            }
            lines.add(line.build());
        }
        return new CostCube(lines);
    }

    private static BigDecimal total(
            CostCube cube, CostMetric metric, Granularity granularity, List<Function<CostLine, String>> groups) {
        List<CostPeriod> periods = CostPeriod.tiling(FROM.atStartOfDay(), UNTIL.atStartOfDay(), granularity);
        CostQuery query = new CostQuery(periods, line -> true, groups, TODAY);
        BigDecimal total = BigDecimal.ZERO;
        for (List<CostLine> group : cube.groups(query).values()) {
            for (CostPeriod period : periods) {
                total = total.add(CostCube.sum(group, period, TODAY)
                        .map(sum -> sum.amount(metric))
                        .orElse(BigDecimal.ZERO));
            }
        }
        return total;
    }

    @ParameterizedTest
    @EnumSource(CostMetric.class)
    void sums_ofEveryGroupingAndGranularity_agreeToTheLastDigit(CostMetric metric) {
        CostCube cube = randomCube();
        Function<CostLine, String> account = CostLine::accountId;
        Function<CostLine, String> service = line -> line.dimension("SERVICE");
        Function<CostLine, String> region = line -> line.dimension("REGION");
        Function<CostLine, String> tag = line -> line.tag("team").orElse("");
        BigDecimal expected = total(cube, metric, Granularity.MONTHLY, List.of());

        assertThat(expected.signum()).isNotZero();
        assertThat(expected.stripTrailingZeros().scale()).as("seed %s", SEED).isGreaterThan(12);
        for (Granularity granularity : Granularity.values()) {
            assertThat(total(cube, metric, granularity, List.of()))
                    .as("%s, seed %s", granularity, SEED)
                    .isEqualByComparingTo(expected);
            assertThat(total(cube, metric, granularity, List.of(account, service)))
                    .as("%s by account and service, seed %s", granularity, SEED)
                    .isEqualByComparingTo(expected);
        }
        assertThat(total(cube, metric, Granularity.DAILY, List.of(region))).isEqualByComparingTo(expected);
        assertThat(total(cube, metric, Granularity.DAILY, List.of(tag, region))).isEqualByComparingTo(expected);
    }

    @Test
    void amount_isQuantityTimesRate_exactly() {
        CostLine line = CostLine.of("a", "s")
                .rate("0.0000166667")
                .rate(CostMetric.AMORTIZED, "0.5")
                .quantity(DailyQuantity.between(FROM, FROM.plusDays(3), new BigDecimal("1234.567891")))
                .build();
        CostPeriod twoDays =
                new CostPeriod(FROM.plusDays(1).atStartOfDay(), FROM.plusDays(5).atStartOfDay());

        CostSum sum = CostCube.sum(List.of(line), twoDays, TODAY).orElseThrow();

        assertThat(sum.amount(CostMetric.UNBLENDED)).isEqualByComparingTo("0.0411523453378594");
        assertThat(sum.amount(CostMetric.AMORTIZED)).isEqualByComparingTo("1234.567891");
        assertThat(sum.amount(CostMetric.USAGE_QUANTITY)).isEqualByComparingTo("2469.135782");
        assertThat(sum.amount(CostMetric.NORMALIZED_USAGE)).isEqualByComparingTo("0");
    }

    @Test
    void row_thatIsZero_isNotARowThatIsNotThere() {
        CostLine free = CostLine.of("a", "s").on(FROM, "0").build();
        CostPeriod day = new CostPeriod(FROM.atStartOfDay(), FROM.plusDays(1).atStartOfDay());
        CostPeriod next =
                new CostPeriod(FROM.plusDays(1).atStartOfDay(), FROM.plusDays(2).atStartOfDay());

        assertThat(CostCube.sum(List.of(free), day, TODAY)).isPresent();
        assertThat(CostCube.sum(List.of(free), next, TODAY)).isEmpty();
    }

    @Test
    void credit_bookedLate_showsFromThatDayOn() {
        CostLine late = CostLine.of("a", "s")
                .on(FROM, "-5")
                .bookedOn(LocalDate.of(2026, 2, 9))
                .build();
        CostLine monthly =
                CostLine.of("a", "s").on(FROM, "-7").bookedOnDayOfNextMonth(9).build();
        CostPeriod day = new CostPeriod(FROM.atStartOfDay(), FROM.plusDays(1).atStartOfDay());

        for (CostLine line : List.of(late, monthly)) {
            assertThat(CostCube.sum(List.of(line), day, LocalDate.of(2026, 2, 8)))
                    .isEmpty();
            assertThat(CostCube.sum(List.of(line), day, LocalDate.of(2026, 2, 9)))
                    .isPresent();
        }
    }

    @Test
    void future_isNotOnTheBill() {
        CostLine line = CostLine.of("a", "s").daily(FROM, UNTIL, "1").build();
        CostPeriod all = new CostPeriod(FROM.atStartOfDay(), UNTIL.atStartOfDay());

        assertThat(CostCube.sum(List.of(line), all, FROM.plusDays(9))
                        .orElseThrow()
                        .amount(CostMetric.UNBLENDED))
                .isEqualByComparingTo("10");
    }

    @Test
    void unit_isToldOnlyIfAllLinesShareIt() {
        CostLine hours = CostLine.of("a", "s").unit("Hrs").on(FROM, "1").build();
        CostLine gigabytes = CostLine.of("a", "s").unit("GB").on(FROM, "1").build();
        CostPeriod day = new CostPeriod(FROM.atStartOfDay(), FROM.plusDays(1).atStartOfDay());

        assertThat(CostCube.sum(List.of(hours, hours), day, TODAY).flatMap(CostSum::unit))
                .contains("Hrs");
        assertThat(CostCube.sum(List.of(hours, gigabytes), day, TODAY).flatMap(CostSum::unit))
                .isEqualTo(Optional.empty());
    }

    @Test
    void tiling_ofMonths_cutsTheFirstAndTheLast() {
        assertThat(CostPeriod.tiling(
                        LocalDateTime.of(2026, 1, 15, 0, 0), LocalDateTime.of(2026, 3, 2, 0, 0), Granularity.MONTHLY))
                .extracting(period ->
                        period.start().toLocalDate() + "/" + period.end().toLocalDate())
                .containsExactly("2026-01-15/2026-02-01", "2026-02-01/2026-03-01", "2026-03-01/2026-03-02");
    }

    @Test
    void absentDimension_hasTheNameThatCostExplorerGivesIt() {
        CostLine line = CostLine.of("a", "s").build();

        assertThat(Map.of(
                        "REGION", line.dimension("REGION"),
                        "INSTANCE_TYPE", line.dimension("INSTANCE_TYPE"),
                        "AZ", line.dimension("AZ")))
                .containsEntry("REGION", "NoRegion")
                .containsEntry("INSTANCE_TYPE", "NoInstanceType")
                .containsEntry("AZ", "NoAZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01"})
    void arriving_shareOutOfRange_refused(String share) {
        assertThatThrownBy(() -> CostLine.of("a", "s").arriving(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shares must be from 0 to 1, was: " + share);
    }
}
