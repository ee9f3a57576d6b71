package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.RateLimit;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty connections at once: one throttled without end and one that hangs do not move the others' times. */
class IsolationTest {
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final Duration HANG = Duration.ofSeconds(60); // how long a provider's call may take at most

    @Test
    void sync_oneThrottledAndOneHanging_othersTakeAsLongAsWithoutThem() {
        Map<ConnectionId, Duration> alone = syncFifty(Set.of(), Set.of());
        Map<ConnectionId, Duration> beside = syncFifty(Set.of("c-07"), Set.of("c-13"));

        assertThat(alone.values()).allSatisfy(duration -> assertThat(duration).isLessThan(Duration.ofMinutes(1)));
        long moved = 0;
        for (ConnectionId connection : alone.keySet()) {
            if (!Set.of("c-07", "c-13").contains(connection.value())) {
                Duration change = beside.get(connection).minus(alone.get(connection));
                // Which of its own reads gets the last permit is a race within a connection: worth two latencies.
                assertThat(change.abs()).as("%s", connection).isLessThanOrEqualTo(LATENCY.multipliedBy(2));
                moved += change.toMillis();
            }
        }
        assertThat(moved / 48.0).as("mean change in ms, of syncs of 8 s").isBetween(-100.0, 100.0);
        assertThat(beside.get(ConnectionId.of("c-13"))).isGreaterThan(HANG);
    }

    private static Map<ConnectionId, Duration> syncFifty(Set<String> throttled, Set<String> hanging) {
        ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
        FakeProvider.Builder builder = FakeCloud.on(clock)
                .latency((action, scope) -> LATENCY)
                .limits((action, session) ->
                        List.of(new RateLimit(session.connection().id().value(), action, 10, 5, true)))
                .addDataset(COST, FakeCloud.monthlyCost(false))
                .addDataset(THINGS, FakeCloud.thingsOn(4, 3));
        IntStream.range(0, 17).forEach(region -> builder.addRegion("region-" + region));
        FakeProvider cloud = builder.build();
        cloud.onCall(call -> {
            if (throttled.contains(call.connectionId().value())) {
                throw FakeFailure.throttled();
            }
            if (hanging.contains(call.connectionId().value()) && !call.action().equals("fake:authenticate")) {
                try {
                    clock.sleep(HANG);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                throw FakeFailure.lost();
            }
        });
        Map<ConnectionId, Duration> durations = new TreeMap<>();
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).build()) {
            List<CompletableFuture<SyncResult>> runs = new ArrayList<>();
            // Started on one of the clock's threads, so that all begin at the same moment.
            CompletableFuture.runAsync(
                            () -> IntStream.range(0, 50)
                                    .mapToObj(i -> FakeProvider.connection("c-%02d".formatted(i)))
                                    .forEach(connection -> runs.add(xplorr.start(connection, SyncRequest.defaults())
                                            .completion()
                                            .toCompletableFuture())),
                            clock.executor())
                    .join();
            runs.forEach(
                    run -> durations.put(run.join().connectionId(), run.join().duration()));
        }
        return durations;
    }
}
