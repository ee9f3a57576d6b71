package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When data that is refreshed once a day is due. */
class DailyRefreshTest {
    private static final CloudConnection ACME = FakeProvider.connection("acme");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ACTION = "fake:cost.resources";

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T21:00:00Z");
    private final InMemoryStore store = Store.inMemory();
    private final FakeProvider cloud = FakeCloud.on(clock)
            .addDataset(
                    Dataset.builder("cost.resources")
                            .windows(new Windows.Days(3, DAY))
                            .build(),
                    request -> List.of())
            .addDataset(
                    Dataset.builder("cost.forecast")
                            .windows(new Windows.Now(DAY))
                            .build(),
                    request -> List.of())
            .latency((action, scope) -> Duration.ofSeconds(2))
            .build();
    private final Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build();

    @AfterEach
    void close() {
        xplorr.close();
    }

    @Test
    void sync_everySixHours_readsOnceADayThoughAReadComesAfterTheStartOfItsSync() {
        for (int sync = 0; sync < 12; sync++) {
            clock.advance(Duration.between(
                    clock.now(), clock.now().plus(Duration.ofHours(6)).truncatedTo(ChronoUnit.HOURS)));
            xplorr.sync(ACME);
        }

        assertThat(cloud.calls(ACTION)).hasSize(3);
        assertThat(cloud.calls("fake:cost.forecast")).hasSize(3);
    }

    @Test
    void sync_dayThatHasBegunSinceTheLastRead_waitsForTheOthersAndIsReadWithThem() {
        xplorr.sync(ACME);
        clock.advance(Duration.ofHours(6));

        SyncResult nextDay = xplorr.sync(ACME);
        clock.advance(Duration.ofHours(18));
        SyncResult refresh = xplorr.sync(ACME);

        assertThat(nextDay.outcomes()).isEmpty();
        assertThat(nextDay.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(days(refresh)).containsExactly("2026-11-22", "2026-11-23", "2026-11-24");
        assertThat(cloud.calls(ACTION)).as("one read for three days, twice").hasSize(2);
    }

    @Test
    void sync_failedRead_isMadeUpForByTheNextSync() {
        cloud.onCall(call -> {
            if (call.action().equals(ACTION)) {
                throw FakeFailure.denied();
            }
        });
        xplorr.sync(ACME);
        cloud.onCall(call -> {});

        assertThat(days(xplorr.sync(ACME))).hasSize(3);
    }

    @Test
    void sync_afterSomeDays_readsTheWindowInOneChainAndKeepsWhatHasLeftIt() {
        xplorr.sync(ACME);
        clock.advance(Duration.ofDays(2));

        assertThat(days(xplorr.sync(ACME))).containsExactly("2026-11-23", "2026-11-24", "2026-11-25");
        assertThat(store.states(ACME.id()))
                .extracting(state -> state.slice().window())
                .contains(Window.day(LocalDate.of(2026, 11, 21)));
        assertThat(cloud.calls(ACTION)).hasSize(2);
    }

    private static List<String> days(SyncResult result) {
        return result.outcomes().stream()
                .filter(SliceOutcome.Replaced.class::isInstance)
                .map(SliceOutcome::slice)
                .map(Slice::window)
                .filter(window -> !window.isNow())
                .map(window -> window.startDate().toString())
                .toList();
    }
}
