package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.ResourceRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.FollowOn;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Data that needs the ids which another read of the same sync has found. */
class FollowOnTest extends SyncFixture {
    @Test
    void sync_followOn_getsTheIdsOfItsSourceInItsScope() {
        Dataset names = Dataset.builder("inventory.names")
                .regional()
                .followOn(new FollowOn(
                        THINGS_ID,
                        row -> row instanceof ResourceRecord resource ? Optional.of(resource.uid()) : Optional.empty()))
                .build();
        FakeProvider cloud = cloud().addDataset(THINGS, FakeCloud.thingsOn(2, 1))
                .addDataset(
                        names,
                        request -> request.ids().stream()
                                .map(id -> FakeCloud.thing(request, "name-of-" + id))
                                .toList())
                .build();

        SyncResult result =
                sync(cloud, SyncRequest.builder().addDataset(names.id()).build());

        assertThat(result.records(THINGS_ID)).as("the source is read too").isEqualTo(4);
        assertThat(store.records(ACME.id(), names.id(), ResourceRecord.class))
                .extracting(ResourceRecord::uid)
                .containsExactlyInAnyOrder(
                        "eu-west-1/name-of-eu-west-1/thing-0-0",
                        "eu-west-1/name-of-eu-west-1/thing-1-0",
                        "us-east-1/name-of-us-east-1/thing-0-0",
                        "us-east-1/name-of-us-east-1/thing-1-0");
    }

    @Test
    void sync_followOnOfAFailedSource_isKeptWithTheSameProblem() {
        Dataset names = Dataset.builder("inventory.names")
                .regional()
                .followOn(new FollowOn(THINGS_ID, row -> Optional.empty()))
                .build();
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addDataset(names, request -> List.of(FakeCloud.thing(request, "n")))
                .build();
        sync(cloud);
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).hasSize(1);
        assertThat(result.outcomes()).hasSize(2).allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(store.records(ACME.id(), names.id())).hasSize(1);
    }
}
