package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ConnectionId ID = ConnectionId.of("acme");

    @Test
    void defaults_isEverySixHours() {
        assertThat(Schedule.defaults()).isEqualTo(Schedule.every(Duration.ofHours(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59.999S", "PT0S", "-PT1H", "P31DT1S"})
    void every_intervalOutOfRange_isRefused(Duration interval) {
        assertThatThrownBy(() -> Schedule.every(interval))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(interval.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT6H", "PT7H13M", "P31D"})
    void nextAfter_momentByMoment_isOneIntervalApart(Duration interval) {
        Schedule schedule = Schedule.every(interval);

        Instant first = schedule.nextAfter(ID, NOW);

        assertThat(first).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(interval));
        assertThat(schedule.nextAfter(ID, first)).isEqualTo(first.plus(interval));
        assertThat(schedule.nextAfter(ID, first.minusMillis(1))).isEqualTo(first);
    }

    @Test
    void nextAfter_sameId_isTheSameInEveryProcess() {
        assertThat(Schedule.defaults().nextAfter(ID, NOW)).isEqualTo(Instant.parse("2026-11-23T14:52:58.814Z"));
    }

    @Test
    void nextAfter_idsThatDifferLittle_areSpreadOverTheInterval() {
        int[] inEachHour = new int[6];
        IntStream.range(0, 600)
                .mapToObj(i -> ConnectionId.of("acme-" + i))
                .map(id -> Duration.between(NOW, Schedule.defaults().nextAfter(id, NOW)))
                .forEach(wait -> inEachHour[(int) (wait.minusMillis(1).toHours())]++);

        assertThat(IntStream.of(inEachHour).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(60, 140));
    }
}
