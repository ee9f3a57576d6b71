package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.Scope;
import io.xplorr.store.SliceState;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of regions that are denied, not told, or used no more. */
class RegionsTest extends SyncFixture {
    @Test
    void sync_oneRegionDenied_keepsItsOldContentAndCompletesTheOthers() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        sync(cloud);
        clock.advance(Duration.ofHours(6));
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1") && call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(things()).hasSize(8);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.scope()).contains(Scope.region("eu-west-1"));
            assertThat(problem.dataset()).contains(THINGS_ID);
            assertThat(problem.remedy()).isNotEmpty();
        });
        assertThat(outcome(result, "eu-west-1")).isInstanceOf(SliceOutcome.Kept.class);
        assertThat(outcome(result, "us-east-1")).isInstanceOf(SliceOutcome.Replaced.class);
        assertThat(ageOf("eu-west-1")).isEqualTo(Duration.ofHours(6));
        assertThat(ageOf("us-east-1")).isEqualTo(Duration.ZERO);
    }

    @Test
    void sync_regionsDenied_readsThePrimaryAndWhatIsHeldWithOneProblem() {
        FakeProvider cloud = cloud("eu-west-1", "us-east-1", "us-west-2")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:regions")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult first = sync(cloud);

        assertThat(first.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(first.outcomes()).hasSize(1);

        cloud.onCall(call -> {});
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:regions")) {
                throw FakeFailure.denied();
            }
        });
        SyncResult third = sync(cloud);

        assertThat(third.outcomes()).hasSize(3).allMatch(SliceOutcome.Replaced.class::isInstance);
        assertThat(third.problems()).hasSize(1);
    }

    @Test
    void sync_regionDisabledLater_retiresItsSlices() {
        FakeProvider three = cloud("eu-west-1", "us-east-1", "us-west-2")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();
        sync(three);
        FakeProvider two = cloud("eu-west-1", "us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .build();

        SyncResult result = sync(two);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(store.states(ACME.id()))
                .filteredOn(SliceState::retired)
                .extracting(state -> state.slice().scope().value())
                .containsExactly("us-west-2");
        assertThat(things()).hasSize(3);
    }
}
