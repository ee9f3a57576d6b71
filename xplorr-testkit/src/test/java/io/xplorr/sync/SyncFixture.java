package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST_ID;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A manual clock, a store that outlives each sync, and what tests ask of both. */
abstract class SyncFixture {
    static final CloudConnection ACME = FakeProvider.connection("acme");

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final InMemoryStore store = Store.inMemory();

    long secondsIn(FakeCall call) {
        return Duration.between(Instant.parse("2026-11-23T09:00:00Z"), call.at())
                .toSeconds();
    }

    FakeProvider.Builder cloud(String... regions) {
        FakeProvider.Builder builder = FakeCloud.on(clock);
        for (String region : regions.length == 0 ? new String[] {"eu-west-1", "us-east-1"} : regions) {
            builder.addRegion(region);
        }
        return builder;
    }

    SyncResult sync(FakeProvider cloud) {
        return sync(cloud, SyncRequest.defaults());
    }

    SyncResult sync(FakeProvider cloud, SyncRequest request) {
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            return xplorr.sync(ACME, request);
        }
    }

    List<CloudRecord> things() {
        return store.records(ACME.id(), THINGS_ID);
    }

    List<CostRecord> costs() {
        return store.records(ACME.id(), COST_ID, CostRecord.class);
    }

    Duration ageOf(String region) {
        return store.states(ACME.id()).stream()
                .filter(state -> state.slice().scope().value().equals(region))
                .map(state -> Duration.between(state.seal().observedAt(), clock.now()))
                .findFirst()
                .orElseThrow();
    }

    static SliceOutcome outcome(SyncResult result, String region) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.slice().scope().value().equals(region))
                .findFirst()
                .orElseThrow();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
