package io.xplorr.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpikeTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void worst_daysFarAboveTheMonthBefore_areOneSpike() {
        DailyCost cost = constant(90, "10");
        cost.add(FIRST.plusDays(50), new BigDecimal("30.5"));
        cost.add(FIRST.plusDays(51), new BigDecimal("20"));

        assertThat(Spike.worst(cost))
                .contains(new Spike(
                        FIRST.plusDays(50), FIRST.plusDays(52), new BigDecimal("10"), new BigDecimal("50.5")));
    }

    @Test
    void worst_ofTwo_isTheOneWithMoreExcess() {
        DailyCost cost = constant(200, "10");
        cost.add(FIRST.plusDays(40), new BigDecimal("30"));
        cost.add(FIRST.plusDays(150), new BigDecimal("31"));

        assertThat(Spike.worst(cost)).get().extracting(Spike::from).isEqualTo(FIRST.plusDays(150));
    }

    @Test
    void worst_feeOfEveryMonth_isNone() {
        DailyCost cost = constant(0, "0");
        for (int month = 0; month < 13; month++) {
            cost.add(FIRST.plusMonths(month), new BigDecimal("412.5"));
        }

        assertThat(Spike.worst(cost)).isEmpty();
    }

    @Test
    void worst_steadyCostOrNone_isNone() {
        assertThat(Spike.worst(constant(90, "10"))).isEmpty();
        assertThat(Spike.worst(new DailyCost())).isEmpty();
    }

    private static DailyCost constant(int days, String amount) {
        DailyCost cost = new DailyCost();
        for (int day = 0; day < days; day++) {
            cost.add(FIRST.plusDays(day), new BigDecimal(amount));
        }
        return cost;
    }
}
