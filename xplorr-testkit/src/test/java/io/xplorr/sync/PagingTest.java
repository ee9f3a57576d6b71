package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.Xplorr;
import io.xplorr.spi.CallError;
import io.xplorr.spi.Page;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every chain of pages ends, and a page that fails costs no more than it must. */
class PagingTest extends SyncFixture {
    @Test
    void sync_samePageTokenForEver_endsWithOneProblem() {
        FakeProvider cloud = cloud().addDataset(
                        THINGS, (request, page) -> Page.of(List.of(FakeCloud.thing(request, "x")), "p1"))
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsOnly(ProblemCode.PAGE_TOKEN_REPEATED);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(4);
        assertThat(things()).isEmpty();
    }

    @Test
    void sync_tokensInACycle_end() {
        FakeProvider cloud = cloud().addDataset(THINGS, (request, page) -> Page.of(List.of(), "p" + (page % 3 + 1)))
                .build();

        assertThat(sync(cloud).problems()).extracting(Problem::code).containsOnly(ProblemCode.PAGE_TOKEN_REPEATED);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(8);
    }

    @Test
    void sync_pagesWithoutEnd_endAtTheBound() {
        FakeProvider cloud = cloud().addDataset(THINGS, (request, page) -> Page.of(List.of(), "p" + (page + 1)))
                .build();

        try (Xplorr xplorr =
                FakeCloud.xplorr(clock, cloud).store(store).maxPagesPerRead(50).build()) {
            SyncResult result = xplorr.sync(ACME);

            assertThat(result.problems()).extracting(Problem::code).containsOnly(ProblemCode.TOO_MANY_PAGES);
        }
        assertThat(cloud.calls("fake:inventory.things")).hasSize(100);
    }

    @Test
    void sync_emptyPageWithToken_goesOn() {
        FakeProvider cloud = cloud().addDataset(
                        THINGS,
                        (request, page) -> page == 0
                                ? Page.of(List.of(), "p1")
                                : Page.of(List.of(FakeCloud.thing(request, "x")), ""))
                .build();

        assertThat(sync(cloud).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).hasSize(2);
    }

    @Test
    void sync_pageTokenRefused_readsAnewFromTheFirstPageOnce() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 3) {
                throw FakeFailure.tokenRefused();
            }
        });

        assertThat(sync(cloud).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(6);
        assertThat(things()).hasSize(6);
    }

    /** "There is none" after a page of some would be half a slice; where some is held, it may be that it is not there yet. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void sync_noDataWhereThereWasSome_keepsWhatIsHeld(int page) {
        AtomicBoolean none = new AtomicBoolean();
        FakeProvider cloud = cloudWithout(ProblemCode.NO_DATA, page, none);
        sync(cloud);
        none.set(true);

        SyncResult result = sync(cloud);

        assertThat(result.outcomes()).singleElement().isInstanceOf(SliceOutcome.Kept.class);
        assertThat(result.status()).isNotEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).hasSize(6);
    }

    @Test
    void sync_noDataWhereThereWasNone_isComplete() {
        SyncResult result = sync(cloudWithout(ProblemCode.NO_DATA, 0, new AtomicBoolean(true)));

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems()).extracting(Problem::severity).containsExactly(Problem.Severity.INFO);
    }

    @Test
    void sync_thereIsNoneAnyMore_isTakenAtItsWord() {
        AtomicBoolean none = new AtomicBoolean();
        FakeProvider cloud = cloudWithout(new ProblemCode("LEFT_THE_ORGANISATION"), 0, none);
        sync(cloud);
        none.set(true);

        assertThat(sync(cloud).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).isEmpty();
    }

    private FakeProvider cloudWithout(ProblemCode code, int fromPage, AtomicBoolean none) {
        FakePages pages = FakeCloud.thingsOn(3, 2);
        return cloud("eu-west-1")
                .addDataset(THINGS, (request, page) -> {
                    if (none.get() && page == fromPage) {
                        throw FakeFailure.of(CallError.of(
                                ErrorKind.NO_DATA,
                                CallError.Reaction.TAKE_AS_EMPTY,
                                code,
                                "DataUnavailable",
                                "There is no such data.",
                                ""));
                    }
                    return pages.page(request, page);
                })
                .build();
    }
}
