package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the syncs of a schedule start. */
class SyncSchedulerTest extends SchedulerFixture {
    @Test
    void schedule_neverSynced_syncsAtOnceAndThenAtItsOwnMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            Instant start = clock.now();

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofHours(20));

            Instant second = Schedule.defaults().nextAfter(id, start);
            assertThat(syncsOf(id))
                    .startsWith(start, second, second.plus(SIX_HOURS), second.plus(SIX_HOURS.multipliedBy(2)))
                    .hasSize(4);
            assertThat(xplorr.scheduler().history(id))
                    .allSatisfy(past -> assertThat(past.status()).isEqualTo(SyncStatus.COMPLETE))
                    .extracting(SyncSummary::startedAt)
                    .containsExactlyElementsOf(reversed(syncsOf(id)));
        });
    }

    @Test
    void schedule_connectionOfSomeDatasets_readsThoseOnly() {
        onClock(xplorr -> {
            ConnectionId id = connect(
                    xplorr,
                    ConnectionRequest.builder("some", FAKE)
                            .addDataset(DatasetId.of("inventory.others"))
                            .build());

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofSeconds(1));

            assertThat(provider.calls("fake:inventory.others")).hasSize(1);
            assertThat(provider.calls("fake:inventory.things")).isEmpty();
        });
    }

    @Test
    void schedule_sameAgain_changesNothing() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            xplorr.scheduler().pause(id);
            clock.sleep(Duration.ofMinutes(10));
            List<ScheduledSync> before = xplorr.scheduler().schedules();

            xplorr.scheduler().schedule(id, Schedule.defaults());

            assertThat(xplorr.scheduler().schedules()).isEqualTo(before);
        });
    }

    @Test
    void schedule_another_goesOverToItsMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(10));
            Schedule hourly = Schedule.every(Duration.ofHours(1));

            xplorr.scheduler().schedule(id, hourly);
            clock.sleep(Duration.ofHours(4));

            assertThat(syncsOf(id)).hasSize(5);
            assertThat(syncsOf(id).get(2))
                    .isEqualTo(hourly.nextAfter(id, syncsOf(id).get(1)));
            assertThat(xplorr.scheduler().schedules())
                    .extracting(ScheduledSync::schedule)
                    .containsExactly(hourly);
        });
    }

    @Test
    void schedule_manyAtOnce_runsAtMostSoManyAndSpreadsTheRest() {
        onClock(xplorr -> {
            List<ConnectionId> ids = connectMany(xplorr, 60);

            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofHours(7));

            assertThat(events.mostAtOnce).hasValue(8);
            assertThat(ids).allSatisfy(id -> assertThat(syncsOf(id)).hasSizeBetween(2, 3));
            Instant spread = clock.now().minus(Duration.ofHours(6));
            assertThat(ids.stream()
                            .flatMap(id -> syncsOf(id).stream())
                            .filter(spread::isBefore)
                            .distinct())
                    .hasSizeGreaterThan(50);
        });
    }

    @Test
    void schedule_afterADayDown_catchesUpOnceAndGoesOnAtTheSameMoments() {
        List<ConnectionId> ids = new ArrayList<>();
        onClock(xplorr -> {
            ids.addAll(connectMany(xplorr, 5));
            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofHours(7));
        });
        clock.advance(Duration.ofHours(24));
        int before = provider.calls("fake:inventory.things").size();

        onClock(xplorr -> {
            Instant up = clock.now();
            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofSeconds(1));
            assertThat(provider.calls("fake:inventory.things")).hasSize(before + 5);
            clock.sleep(SIX_HOURS.minusSeconds(1)); // so that each has had one moment of its own

            assertThat(ids)
                    .allSatisfy(id -> assertThat(syncsOf(id).stream().filter(at -> !at.isBefore(up)))
                            .containsExactly(up, secondAfter(id, up)));
        });
    }

    /** A connection's own moment may come while the first sync still runs. */
    private static Instant secondAfter(ConnectionId id, Instant first) {
        Instant moment = Schedule.defaults().nextAfter(id, first);
        Instant ended = first.plus(LATENCY);
        return moment.isBefore(ended) ? ended : moment;
    }

    @Test
    void schedule_shortlyDown_waitsForTheNextMoment() {
        List<ConnectionId> ids = new ArrayList<>();
        onClock(xplorr -> {
            ids.add(connect(xplorr));
            xplorr.scheduler().schedule(ids.get(0), Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));
        });
        Instant next = Schedule.defaults().nextAfter(ids.get(0), clock.now());

        onClock(xplorr -> {
            xplorr.scheduler().schedule(ids.get(0), Schedule.defaults());
            clock.sleep(Duration.between(clock.now(), next).minusSeconds(1));

            assertThat(syncsOf(ids.get(0))).hasSize(1);
        });
    }

    @Test
    void schedule_connectionRemoved_endsByItself() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            connections(xplorr).remove(id);
            clock.sleep(SIX_HOURS);

            assertThat(xplorr.scheduler().schedules()).isEmpty();
            assertThat(syncsOf(id)).hasSize(1);
        });
    }

    private static List<Instant> reversed(List<Instant> instants) {
        List<Instant> reversed = new ArrayList<>(instants);
        Collections.reverse(reversed);
        return reversed;
    }
}
