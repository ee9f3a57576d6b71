package io.xplorr.testkit.aws.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyEstatesTest {
    @Test
    void place_inARegionThatThereIsNot_refused() {
        Estate.Builder estate = Estate.builder().account("111122223333", "Payer");

        assertThatThrownBy(() -> estate.place(
                        "111122223333", "eu-wset-1", Instance.builder("i-1").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("region must be one of")
                .hasMessageEndingWith("was: eu-wset-1");
    }

    private static final List<Class<? extends Resource>> KINDS = List.of(
            Instance.class,
            Volume.class,
            Snapshot.class,
            LoadBalancer.class,
            ClassicLoadBalancer.class,
            Database.class);

    private static List<Resource> resources(Estate estate) {
        List<Resource> all = new ArrayList<>();
        for (Account account : estate.accounts()) {
            for (String region : Regions.all()) {
                for (Class<? extends Resource> kind : KINDS) {
                    all.addAll(estate.inventory().resources(kind, account.id(), region));
                }
            }
        }
        return all;
    }

    private static BigDecimal cost(Estate estate, LocalDate from, LocalDate until) {
        return CostCube.sum(
                        estate.costs().lines(),
                        new CostPeriod(from.atStartOfDay(), until.atStartOfDay()),
                        LocalDate.of(2026, 12, 31))
                .orElseThrow()
                .amount(CostMetric.UNBLENDED);
    }

    @Test
    void estates_madeTwice_areTheSame() {
        for (List<Estate> twice : List.of(
                List.of(Estate.startup(), Estate.startup()),
                List.of(Estate.company(3), Estate.company(3)),
                List.of(Estate.enterprise(3), Estate.enterprise(3)))) {
            assertThat(resources(twice.get(0)))
                    .isEqualTo(resources(twice.get(1)))
                    .isNotEmpty();
            assertThat(cost(twice.get(0), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 9)))
                    .isEqualTo(cost(twice.get(1), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 9)));
        }
        assertThat(resources(Estate.company(3))).isNotEqualTo(resources(Estate.company(4)));
    }

    @Test
    void company_march_leapsForFourDays() {
        Estate estate = Estate.company();
        BigDecimal before = cost(estate, LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 11));

        for (int day = 11; day <= 14; day++) {
            assertThat(cost(estate, LocalDate.of(2026, 3, day), LocalDate.of(2026, 3, day + 1)))
                    .as("%s March", day)
                    .isGreaterThan(before.multiply(BigDecimal.valueOf(2)));
        }
        assertThat(cost(estate, LocalDate.of(2026, 3, 17), LocalDate.of(2026, 3, 18)))
                .isLessThan(before.multiply(new BigDecimal("1.2")));
    }

    @Test
    void company_weekends_costLess_andTheYearsMore() {
        Estate estate = Estate.company();

        assertThat(cost(estate, LocalDate.of(2026, 5, 10), LocalDate.of(2026, 5, 11)))
                .as("a Sunday")
                .isLessThan(cost(estate, LocalDate.of(2026, 5, 12), LocalDate.of(2026, 5, 13)));
        assertThat(cost(estate, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1)))
                .isGreaterThan(cost(estate, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 7, 1)));
    }

    @Test
    void company_everyRunningInstance_isOnTheBill() {
        Estate estate = Estate.company();
        List<String> billed = estate.costs().lines().stream()
                .map(line -> line.dimension("RESOURCE_ID"))
                .toList();

        assertThat(resources(estate).stream()
                        .filter(Instance.class::isInstance)
                        .map(Instance.class::cast)
                        .filter(it -> it.state().equals("running"))
                        .map(Instance::id))
                .isNotEmpty()
                .allMatch(billed::contains);
    }

    @Test
    void large_hasAsManyAsAskedFor_andKnowsItsOwn() {
        Estate estate = Estate.large(20, 7, 10_003, 100_000);

        List<Resource> all = resources(estate);
        assertThat(all).hasSize(10_003);
        assertThat(Stream.of("i-", "vol-", "snap-")
                        .flatMap(prefix -> all.stream().map(Resource::id).filter(id -> id.startsWith(prefix))))
                .doesNotHaveDuplicates();
        String region = Regions.ENABLED_BY_DEFAULT.get(2);
        String payer = estate.accounts().get(0).id();
        for (Class<? extends Resource> kind : KINDS) {
            List<? extends Resource> some = estate.inventory().resources(kind, payer, region);
            assertThat(some).isNotEmpty().allMatch(it -> estate.inventory().contains(kind, payer, region, it.id()));
            assertThat(estate.inventory().contains(kind, payer, region, "i-0ffffffffffffffff"))
                    .isFalse();
            assertThat(estate.inventory().contains(kind, payer, region, "")).isFalse();
        }
        assertThat(rows(estate)).isBetween(98_000L, 101_000L);
    }

    private static long rows(Estate estate) {
        LocalDate today = LocalDate.of(2026, 11, 23);
        return LocalDate.of(2025, 10, 24)
                .datesUntil(today)
                .mapToLong(day -> {
                    CostPeriod period =
                            new CostPeriod(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
                    return estate.costs().lines().stream()
                            .filter((CostLine line) ->
                                    CostCube.sum(List.of(line), period, today).isPresent())
                            .count();
                })
                .sum();
    }
}
