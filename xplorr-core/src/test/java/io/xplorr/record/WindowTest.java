package io.xplorr.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void months_overTwentyYears_tileWithoutGapOrOverlap() {
        YearMonth first = YearMonth.of(2016, 1);
        for (int i = 0; i < 240; i++) {
            Window month = Window.month(first.plusMonths(i));
            assertThat(month.meets(Window.month(first.plusMonths(i + 1)))).isTrue();
            assertThat(month.contains(month.start())).isTrue();
            assertThat(month.contains(month.end())).isFalse();
            assertThat(Window.monthOf(month.end().minusNanos(1))).isEqualTo(month);
        }
    }

    @Test
    void days_overFourYears_tileAndHave24Hours() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < 4 * 366; i++) {
            Window day = Window.day(first.plusDays(i));
            assertThat(day.meets(Window.day(first.plusDays(i + 1)))).isTrue();
            assertThat(day.end().getEpochSecond() - day.start().getEpochSecond())
                    .isEqualTo(86_400);
            assertThat(Window.dayOf(day.start())).isEqualTo(day);
        }
    }

    @Test
    void toString_namesDatesWhereWhole() {
        assertThat(Window.month(YearMonth.of(2026, 2))).hasToString("2026-02-01..2026-03-01");
        assertThat(Window.NOW).hasToString("now");
        assertThat(Window.of(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-02-01T01:00:00Z")))
                .hasToString("2026-02-01T00:00:00Z..2026-02-01T01:00:00Z");
    }

    @Test
    void of_endNotAfterStart_isRefused() {
        Instant now = Instant.parse("2026-02-01T00:00:00Z");

        assertThatThrownBy(() -> Window.of(now, now)).isInstanceOf(IllegalArgumentException.class);
    }
}
