package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What passes is waited out, within the deadline of a call; credentials are refreshed once. */
class RetryTest extends SyncFixture {
    @Test
    void sync_throttledForAMinute_waitsItOutAndCountsIt() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1")
                    && call.action().equals("fake:inventory.things")
                    && secondsIn(call) < 60) {
                throw FakeFailure.throttled();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.duration()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(3));
        CallCount calls = result.calls().of("fake:inventory.things");
        assertThat(calls.throttled()).isPositive().isEqualTo(calls.retried()).isEqualTo(calls.failed());
    }

    @Test
    void sync_throttledWithoutEnd_endsAtTheCallsDeadline() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.scope().value().equals("eu-west-1") && call.action().equals("fake:inventory.things")) {
                throw FakeFailure.throttled();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.duration()).isLessThan(Duration.ofMinutes(3));
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.THROTTLED);
    }

    @Test
    void sync_brokenForAWhile_recovers() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && secondsIn(call) < 40) {
                throw FakeFailure.unavailable();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(things()).hasSize(8);
    }

    @Test
    void sync_expiredInTheMiddleOfPaging_refreshesOnceAndRepeatsThePage() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() == 2) {
                throw FakeFailure.expired();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(cloud.calls("fake:authenticate")).hasSize(2);
        assertThat(cloud.calls("fake:inventory.things")).hasSize(4);
        assertThat(things()).hasSize(6);
    }

    @Test
    void sync_expiredAgainAfterTheRefresh_failsTheSlice() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(3, 2)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things") && call.number() >= 2) {
                throw FakeFailure.expired();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CREDENTIALS_REJECTED);
        assertThat(things()).isEmpty();
    }

    @Test
    void sync_noCredentials_failsWithOneProblemAndKeepsEverything() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 2)).build();
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:authenticate")) {
                throw FakeFailure.rejected();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CREDENTIALS_REJECTED);
        assertThat(result.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(things()).hasSize(4);
    }
}
