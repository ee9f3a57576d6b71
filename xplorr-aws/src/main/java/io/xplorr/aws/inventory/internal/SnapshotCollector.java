package io.xplorr.aws.inventory.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.Arns;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Relation;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Reads {@link InventoryDatasets#SNAPSHOTS}. */
final class SnapshotCollector implements Collector {
    static final String ACTION = "ec2:DescribeSnapshots";

    // AWS's stand-in where a snapshot comes from no volume of ours, such as a copied one.
    private static final String NO_VOLUME = "vol-ffffffff";

    private final AwsClients clients;

    SnapshotCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return InventoryDatasets.SNAPSHOTS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Ec2Client ec2 = clients.ec2(request.scope());
        DescribeSnapshotsRequest page = DescribeSnapshotsRequest.builder()
                .ownerIds("self") // or AWS lists every public snapshot of the world as well
                .maxResults(Ec2Pages.SIZE)
                .nextToken(request.tokenOrNull())
                .build();
        DescribeSnapshotsResponse response = calls.call(ACTION, () -> ec2.describeSnapshots(page));
        return Page.of(
                response.snapshots().stream()
                        .map(snapshot -> toResource(request, snapshot))
                        .toList(),
                response.nextToken());
    }

    private static ResourceRecord toResource(PageRequest request, Snapshot snapshot) {
        Scope region = request.scope();
        String id = Answers.required(ACTION, "snapshotId", snapshot.snapshotId());
        ResourceRecord.Builder resource = ResourceRecord.builder(
                        request.origin(), Arns.snapshot(region, id), ResourceType.STORAGE_SNAPSHOT)
                .nativeId(id)
                .nativeType("AWS::EC2::Snapshot")
                .account(request.account())
                .regionId(region.value())
                .state(stateOf(snapshot.stateAsString()), snapshot.stateAsString())
                .createdAt(snapshot.startTime())
                .size("storage", snapshot.volumeSize(), "GiB")
                .attribute("encrypted", snapshot.encrypted())
                .attribute("storageTier", snapshot.storageTierAsString())
                .attribute("description", snapshot.description());
        String volume = snapshot.volumeId();
        if (volume != null && !volume.isEmpty() && !volume.equals(NO_VOLUME)) {
            resource.relation(Relation.Kind.CREATED_FROM, Arns.volume(region, request.account(), volume));
        }
        Ec2Pages.tags(ACTION, resource, snapshot.tags());
        return resource.build();
    }

    private static ResourceState stateOf(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "pending", "recovering" -> ResourceState.PENDING;
            case "completed", "recoverable" -> ResourceState.AVAILABLE;
            case "error" -> ResourceState.ERROR;
            default -> ResourceState.OTHER;
        };
    }
}
