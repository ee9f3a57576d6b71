package io.xplorr.examples.testing;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.junit.ReadyEstate;
import io.xplorr.testkit.junit.XplorrTest;
import org.junit.jupiter.api.Test;

/** Whole syncs of a start-up, by annotation. */
// sample: annotation
@XplorrTest(estate = ReadyEstate.STARTUP, factory = AwsXplorr.class)
class InstancesTest {
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final SyncRequest REQUEST =
            SyncRequest.builder().addDataset(INSTANCES).build();

    @Test
    void sync_everyRegion_isComplete(FakeAws aws, Xplorr xplorr, RecordingStore store) {
        SyncResult result = xplorr.sync(AwsXplorr.connect(aws), REQUEST);

        assertThat(result).isComplete().hasReplaced(INSTANCES).billed(0);
        assertThat(store.records(result.connectionId(), INSTANCES, ResourceRecord.class))
                .extracting(instance -> instance.regionId().orElseThrow())
                .contains("us-east-1", "eu-west-1");
    }

    @Test
    void sync_oneRegionClosed_saysWhichAndWhy(FakeAws aws, Xplorr xplorr) {
        aws.deny("ec2:DescribeInstances", "eu-west-1");

        SyncResult result = xplorr.sync(AwsXplorr.connect(aws), REQUEST);

        assertThat(result)
                .isPartial()
                .hasProblem(ProblemCode.ACCESS_DENIED)
                .inDataset(INSTANCES)
                .inRegion("eu-west-1")
                .saying("service control policy");
    }
}
// end
