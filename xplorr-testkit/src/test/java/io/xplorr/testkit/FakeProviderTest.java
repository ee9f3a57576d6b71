package io.xplorr.testkit;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;
import static io.xplorr.testkit.assertions.XplorrAssertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Origin;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeProviderTest {
    private static final Dataset THINGS =
            Dataset.builder("inventory.things").regional().build();
    private static final String FETCH_THINGS = "fake:inventory.things";
    private static final CloudConnection ACME = FakeProvider.connection("acme");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final RecordingStore store = RecordingStore.inMemory();
    private final FakeProvider cloud = FakeProvider.builder(clock)
            .addRegion("eu-west-1")
            .addRegion("us-east-1")
            .addDataset(THINGS, FakePages.of(2, FakeProviderTest::fiveThings))
            .build();

    @Test
    void pages_ofAList_holdEachRecordOnce() {
        SyncResult result = sync();

        assertThat(result).isComplete().hasRecords(THINGS.id(), 10).called(FETCH_THINGS, 6);
        assertThat(store.events(StoreEvent.Written.class))
                .extracting(written -> written.records().size())
                .containsExactlyInAnyOrder(2, 2, 1, 2, 2, 1);
        assertThat(store.records(ACME.id(), THINGS.id())).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void pages_ofNothing_areOneEmptyPage() {
        FakePages none = FakePages.of(3, request -> List.of());

        assertThat(none.page(anyRequest(), 0).records()).isEmpty();
        assertThat(none.page(anyRequest(), 0).nextToken()).isEmpty();
        assertThatThrownBy(() -> FakePages.of(0, request -> List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("perPage must be at least 1, was: 0");
    }

    @Test
    void failNext_failsAsManyAttempts_thenNoMore() {
        cloud.failNext(FETCH_THINGS, FakeFailure.throttled(), FakeFailure.unavailable());
        assertThat(cloud.unmetFailures())
                .containsExactly("THROTTLED on fake:inventory.things", "UNAVAILABLE on fake:inventory.things");

        SyncResult result = sync();

        assertThat(result).isComplete().called(FETCH_THINGS, 8);
        assertThat(cloud.unmetFailures()).isEmpty();
    }

    @Test
    void fail_failsOneScopeUntilHealed() {
        cloud.fail(FETCH_THINGS, Scope.region("eu-west-1"), FakeFailure.denied());

        assertThat(sync())
                .isPartial()
                .hasProblem(ProblemCode.ACCESS_DENIED)
                .inDataset(THINGS.id())
                .inRegion("eu-west-1");
        assertThat(sync()).isPartial();

        cloud.heal();
        assertThat(sync()).isComplete();
    }

    @Test
    void fail_whereNobodyCalls_isUnmet() {
        cloud.fail(FETCH_THINGS, Scope.region("sa-east-1"), FakeFailure.denied());

        sync();

        assertThat(cloud.unmetFailures()).containsExactly("ACCESS_DENIED on fake:inventory.things in sa-east-1");
    }

    private SyncResult sync() {
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(cloud)
                .store(store)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(1))
                .build()) {
            return xplorr.sync(ACME);
        }
    }

    private static List<CloudRecord> fiveThings(PageRequest request) {
        return IntStream.range(0, 5)
                .<CloudRecord>mapToObj(i -> ResourceRecord.builder(
                                request.origin(), request.scope() + "/thing-" + i, ResourceType.COMPUTE_INSTANCE)
                        .build())
                .toList();
    }

    private static PageRequest anyRequest() {
        return new PageRequest(
                new Origin(ACME.id(), ACME.provider(), THINGS.id(), Instant.parse("2026-11-23T09:00:00Z")),
                "111122223333",
                Scope.GLOBAL,
                Window.NOW,
                Optional.empty(),
                List.of());
    }
}
