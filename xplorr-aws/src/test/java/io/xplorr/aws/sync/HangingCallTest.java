package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Secret;
import io.xplorr.record.DatasetId;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On the machine's own clock: a call that AWS does not answer ends with its run, though each attempt has a minute, and no
 * interrupt ends a read of a socket before Java 21.
 */
@Timeout(60)
class HangingCallTest {
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");

    private final FakeAws aws = FakeAws.builder(Estate.company()).start();
    private final AccessKey key =
            aws.accessKey(Estate.company().organization().orElseThrow().managementAccountId());
    private final CloudConnection connection = CloudConnection.builder("acme")
            .credentials(AwsCredentials.accessKey(key.accessKeyId(), Secret.of(key.secretAccessKey())))
            .build();
    private final InMemoryStore store = Store.inMemory();
    private final Xplorr xplorr = Xplorr.builder()
            .addProvider(AwsProvider.builder().endpointOverride(aws.endpoint()).build())
            .store(store)
            .build();

    @AfterEach
    void close() {
        xplorr.close();
        aws.close();
    }

    static List<Fault> silences() {
        return List.of(Fault.stall(), Fault.stallMidBody());
    }

    @ParameterizedTest
    @MethodSource("silences")
    void sync_callHangs_endsAtItsDeadline(Fault silence) {
        aws.arm(silence, CallMatcher.action("ec2:DescribeInstances"));

        SyncResult result = xplorr.sync(
                connection,
                SyncRequest.builder()
                        .addDataset(INSTANCES)
                        .deadline(Duration.ofSeconds(2))
                        .build());

        assertThat(result.status()).isNotEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems()).extracting(Problem::code).contains(ProblemCode.DEADLINE_EXCEEDED);
    }

    @ParameterizedTest
    @MethodSource("silences")
    void cancel_callHangs_endsIt(Fault silence) {
        aws.arm(silence, CallMatcher.action("ec2:DescribeInstances"));
        SyncRun run = xplorr.start(
                connection, SyncRequest.builder().addDataset(INSTANCES).build());
        while (aws.calls().of("ec2:DescribeInstances").count() == 0) {
            Thread.onSpinWait();
        }

        run.cancel();

        assertThat(run.join().problems()).extracting(Problem::code).containsOnly(ProblemCode.CANCELLED);
    }

    @Test
    void close_callHangs_endsIt() {
        aws.arm(Fault.stall(), CallMatcher.action("ec2:DescribeInstances"));
        SyncRun run = xplorr.start(
                connection, SyncRequest.builder().addDataset(INSTANCES).build());

        xplorr.close();

        assertThat(run.join().status()).isEqualTo(SyncStatus.FAILED);
    }
}
