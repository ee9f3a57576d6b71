package io.xplorr.sync;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Connections;
import io.xplorr.connection.TenantId;
import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The scheduler of one process. Every test runs as a task of the manual clock: while it runs, time stands still, and it
 * passes while the test sleeps.
 */
abstract class SchedulerFixture {
    static final Duration SIX_HOURS = Duration.ofHours(6);
    static final Duration LATENCY = Duration.ofMinutes(1);
    static final Provider FAKE = Provider.of("fake");

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final ConnectionStore registered = ConnectionStore.inMemory();
    final Events events = new Events();
    final FakeProvider provider = FakeProvider.builder(clock)
            .latency((action, scope) -> action.equals("fake:inventory.things") ? LATENCY : Duration.ZERO)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .addDataset(Dataset.builder("inventory.others").build(), request -> List.<CloudRecord>of())
            .build();

    List<Instant> syncsOf(ConnectionId id) {
        return provider.calls("fake:account").stream()
                .filter(call -> call.connectionId().equals(id))
                .map(FakeCall::at)
                .toList();
    }

    static Connections connections(Xplorr xplorr) {
        return xplorr.connections(TenantId.of("acme"));
    }

    ConnectionId connect(Xplorr xplorr) throws InterruptedException {
        return connect(xplorr, ConnectionRequest.builder("Acme", FAKE).build());
    }

    /** Connects, and waits until one and a half hours after one of its moments. */
    ConnectionId connect(Xplorr xplorr, ConnectionRequest request) throws InterruptedException {
        ConnectionId id = complete(xplorr, request);
        awaitMoment(id);
        return id;
    }

    /** Waits until one and a half hours after one of a connection's moments: ids are random, and so are moments. */
    void awaitMoment(ConnectionId id) throws InterruptedException {
        Instant moment = Schedule.defaults().nextAfter(id, clock.now());
        clock.sleep(Duration.between(clock.now(), moment).plusMinutes(90));
    }

    private static ConnectionId complete(Xplorr xplorr, ConnectionRequest request) {
        ConnectionId id = connections(xplorr).begin(request).id();
        connections(xplorr).complete(id, "role-of-" + id);
        return id;
    }

    static List<ConnectionId> connectMany(Xplorr xplorr, int count) {
        return Stream.generate(() ->
                        complete(xplorr, ConnectionRequest.builder("Acme", FAKE).build()))
                .limit(count)
                .toList();
    }

    /** Runs a test as a task of the clock, over an Xplorr that is closed after it. */
    void onClock(Body body) {
        CompletableFuture.runAsync(
                        () -> {
                            try (Xplorr xplorr = FakeCloud.xplorr(clock, provider)
                                    .connectionStore(registered)
                                    .addListener(events)
                                    .build()) {
                                body.run(xplorr);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        },
                        clock.executor())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    interface Body {
        void run(Xplorr xplorr) throws InterruptedException;
    }

    /** What listeners are told. */
    static final class Events implements SyncListener {
        final List<String> told = new CopyOnWriteArrayList<>();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final Set<ConnectionId> running = ConcurrentHashMap.newKeySet();

        @Override
        public void syncStarted(ConnectionId connectionId, long run) {
            if (!running.add(connectionId)) {
                told.add("two at once " + connectionId);
            }
            mostAtOnce.accumulateAndGet(running.size(), Math::max);
        }

        @Override
        public void syncEnded(SyncResult result) {
            running.remove(result.connectionId());
        }

        @Override
        public void scheduleBackedOff(SyncSummary refused) {
            told.add("backed off " + refused.connectionId());
        }

        @Override
        public void scheduleRecovered(SyncSummary ended) {
            told.add("recovered " + ended.connectionId());
        }
    }
}
