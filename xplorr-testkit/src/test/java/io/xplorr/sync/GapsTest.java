package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.spi.Page;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads that are without something, and what may be replaced by the rest. */
class GapsTest {
    private static final CloudConnection ACME = FakeProvider.connection("acme");
    private static final Problem NONE = gap(Problem.Severity.INFO, "There is none.");
    private static final Problem REFUSED = gap(Problem.Severity.WARNING, "The half of it is refused.");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final InMemoryStore store = Store.inMemory();
    private final AtomicReference<FakePages> pages = new AtomicReference<>(FakeCloud.thingsOn(2, 2));
    private final Xplorr xplorr = Xplorr.builder()
            .addProvider(FakeProvider.builder(clock)
                    .addRegion("us-east-1")
                    .addDataset(THINGS, (request, page) -> pages.get().page(request, page))
                    .build())
            .store(store)
            .timeSource(clock)
            .executor(clock.executor())
            .build();

    @AfterEach
    void close() {
        xplorr.close();
    }

    @Test
    void sync_noneAndNothingHeld_isCompleteAndTold() {
        pages.set(without(NONE));

        SyncResult result = xplorr.sync(ACME);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems())
                .containsExactly(
                        NONE.at(THINGS_ID, result.outcomes().get(0).slice().scope()));
    }

    @Test
    void sync_noneThoughRecordsAreHeld_keepsThemWithAWarning() {
        xplorr.sync(ACME);
        clock.advance(Duration.ofHours(6));
        pages.set(without(NONE));

        SyncResult result = xplorr.sync(ACME);

        assertThat(result.outcomes()).singleElement().isInstanceOf(SliceOutcome.Kept.class);
        assertThat(result.problems().get(0).severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(result.problems().get(0).message()).contains("kept").contains(NONE.message());
        assertThat(store.records(ACME.id(), THINGS_ID)).hasSize(4);
    }

    @Test
    void sync_noneOfOnePart_replacesWhatIsHeldAndTellsNothing() {
        xplorr.sync(ACME);
        pages.set((request, page) -> {
            Page first = FakeCloud.thingsOn(1, 1).page(request, page);
            return first.withGap(NONE);
        });

        SyncResult result = xplorr.sync(ACME);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems()).isEmpty();
        assertThat(store.records(ACME.id(), THINGS_ID)).hasSize(1);
    }

    @Test
    void sync_onePartRefused_replacesWhatIsHeldAndWarns() {
        pages.set(
                (request, page) -> FakeCloud.thingsOn(1, 1).page(request, page).withGap(REFUSED));

        SyncResult result = xplorr.sync(ACME);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo(REFUSED.message());
    }

    @Test
    void sync_nothingButRefusals_fails() {
        pages.set(without(REFUSED));

        assertThat(xplorr.sync(ACME).outcomes()).singleElement().isInstanceOf(SliceOutcome.Missing.class);
    }

    @Test
    void sync_emptyAnswerWithoutGap_replacesWhatIsHeld() {
        xplorr.sync(ACME);
        pages.set((request, page) -> Page.of(List.of(), null));

        assertThat(xplorr.sync(ACME).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(store.records(ACME.id(), THINGS_ID)).isEmpty();
    }

    private static FakePages without(Problem gap) {
        return (request, page) -> Page.of(List.of(), null).withGap(gap);
    }

    private static Problem gap(Problem.Severity severity, String message) {
        return Problem.builder(ProblemCode.NO_DATA)
                .severity(severity)
                .message(message)
                .build();
    }
}
