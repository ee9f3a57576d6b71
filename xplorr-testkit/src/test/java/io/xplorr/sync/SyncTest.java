package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.COST_ID;
import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallError;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a sync gets, keeps and tells, over a cloud without HTTP and on a manual clock. */
class SyncTest extends SyncFixture {
    @Test
    void sync_allReadable_isCompleteAndHoldsEveryPage() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.records(THINGS_ID)).isEqualTo(12);
        assertThat(things()).hasSize(12).doesNotHaveDuplicates();
        assertThat(result.calls().of("fake:inventory.things").count()).isEqualTo(6);
    }

    @Test
    void sync_deniedInTheMiddleOfAChain_writesNothingOfIt() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 2) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(things()).isEmpty();
        assertThat(result.outcomes()).allMatch(SliceOutcome.Missing.class::isInstance);
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(SyncFailedException.class)
                .hasMessageContaining("ACCESS_DENIED");
    }

    @Test
    void sync_datasetOfAnotherAccount_isCompleteAndNotedUnlessItWasReadBefore() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 2)).build();
        cloud.onCall(call -> anotherAccountsThings(call));

        SyncResult first = sync(cloud);

        assertThat(first.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(first.outcomes()).hasSize(2).allMatch(SliceOutcome.NotApplicable.class::isInstance);
        assertThat(first.problems())
                .hasSize(2)
                .allMatch(problem -> problem.severity() == Problem.Severity.INFO
                        && problem.dataset().isPresent());

        cloud.onCall(call -> {});
        sync(cloud);
        cloud.onCall(call -> anotherAccountsThings(call));
        SyncResult third = sync(cloud);

        assertThat(third.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(third.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(third.problems()).allMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        assertThat(things()).as("nothing is deleted").hasSize(4);
    }

    private static void anotherAccountsThings(FakeCall call) {
        if (call.action().equals("fake:inventory.things")) {
            throw FakeFailure.of(CallError.of(
                    ErrorKind.PERMISSION,
                    CallError.Reaction.NOT_APPLICABLE,
                    new ProblemCode("ANOTHER_ACCOUNT"),
                    "AccessDenied",
                    "Ask the payer.",
                    "Connect it."));
        }
    }

    @Test
    void sync_datasetLeftOut_keepsWhatIsHeldOfItAndReadsTheOthers() {
        FakeProvider cloud = cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 2))
                .addDataset(COST, FakeCloud.monthlyCost(true))
                .build();
        sync(cloud);
        int held = costs().size();

        SyncResult result =
                sync(cloud, SyncRequest.builder().addWithout(COST_ID).build());

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.outcomes())
                .isNotEmpty()
                .allMatch(outcome -> outcome.slice().dataset().equals(THINGS_ID));
        assertThat(result.calls().of("fake:cost.daily").count()).isZero();
        assertThat(costs()).isNotEmpty().hasSize(held);
    }

    @Test
    void sync_vanishedThings_areGoneAfterwards() {
        AtomicReference<Integer> count = new AtomicReference<>(5);
        FakeProvider cloud = cloud().addDataset(
                        THINGS,
                        (request, page) -> FakeCloud.thingsOn(1, count.get()).page(request, page))
                .build();
        sync(cloud);
        count.set(2);

        sync(cloud);

        assertThat(things()).hasSize(4);
    }

    @Test
    void sync_collectorWithADefect_harmsOnlyItsOwnSlices() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addDataset(COST, (request, page) -> {
                    throw new IllegalStateException("a defect with a secret in its message");
                })
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNEXPECTED));
        assertThat(things()).hasSize(1);
    }

    @Test
    void sync_answerForAnotherPeriod_isRefused() {
        FakeProvider cloud = cloud().addDataset(
                        COST, request -> List.of(FakeCloud.cost(request, LocalDate.of(2020, 1, 1), "compute", "1")))
                .build();

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(costs()).isEmpty();
        assertThat(result.problems().get(0).message()).contains("2020-01-01");
    }

    @Test
    void sync_requestThatLeavesOutAllItNames_isRefused() {
        FakeProvider cloud = cloud().addDataset(COST, request -> List.of()).build();
        SyncRequest nothing = SyncRequest.builder()
                .addDataset(COST.id())
                .addWithout(COST.id())
                .build();

        assertThatThrownBy(() -> sync(cloud, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must leave something")
                .hasMessageContaining(COST.id().value());
    }

    @Test
    void sync_sealsCarryTheExactTotals() {
        FakeProvider cloud =
                cloud().addDataset(COST, FakeCloud.monthlyCost(false)).build();

        sync(cloud);

        assertThat(store.states(ACME.id()))
                .allSatisfy(state -> assertThat(state.seal().totals())
                        .containsExactly(Map.entry("UNBLENDED USD", new BigDecimal("1.10"))));
    }
}
