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
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Reads {@link InventoryDatasets#VOLUMES}. */
final class VolumeCollector implements Collector {
    static final String ACTION = "ec2:DescribeVolumes";

    private final AwsClients clients;
    private final ManagedResources managed = new ManagedResources();

    VolumeCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return InventoryDatasets.VOLUMES;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Ec2Client ec2 = clients.ec2(request.scope());
        DescribeVolumesRequest.Builder page =
                DescribeVolumesRequest.builder().maxResults(Ec2Pages.SIZE).nextToken(request.tokenOrNull());
        DescribeVolumesResponse response = managed.call(
                calls,
                ACTION,
                managedToo -> ec2.describeVolumes(
                        page.overrideConfiguration(managedToo).build()));
        return Page.of(
                response.volumes().stream()
                        .map(volume -> toResource(request, volume))
                        .toList(),
                response.nextToken());
    }

    private static ResourceRecord toResource(PageRequest request, Volume volume) {
        Scope region = request.scope();
        String id = Answers.required(ACTION, "volumeId", volume.volumeId());
        ResourceRecord.Builder resource = ResourceRecord.builder(
                        request.origin(), Arns.volume(region, request.account(), id), ResourceType.STORAGE_VOLUME)
                .nativeId(id)
                .nativeType("AWS::EC2::Volume")
                .account(request.account())
                .regionId(region.value())
                .zone(volume.availabilityZone())
                .state(stateOf(volume.stateAsString()), volume.stateAsString())
                .createdAt(volume.createTime())
                .sku(volume.volumeTypeAsString())
                .size("storage", volume.size(), "GiB")
                .size("iops", volume.iops(), "IOPS")
                .size("throughput", volume.throughput(), "MiB/s")
                .attribute("encrypted", volume.encrypted());
        volume.attachments().stream()
                .map(attachment -> attachment.instanceId())
                .filter(instance -> instance != null)
                .forEach(instance -> resource.relation(
                        Relation.Kind.ATTACHED_TO, Arns.instance(region, request.account(), instance)));
        if (volume.snapshotId() != null && !volume.snapshotId().isEmpty()) {
            resource.relation(Relation.Kind.CREATED_FROM, Arns.snapshot(region, volume.snapshotId()));
        }
        Ec2Pages.tags(ACTION, resource, volume.tags());
        Ec2Pages.operator(resource, volume.operator());
        return resource.build();
    }

    private static ResourceState stateOf(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "creating" -> ResourceState.PENDING;
            case "available" -> ResourceState.AVAILABLE;
            case "in-use" -> ResourceState.IN_USE;
            case "deleting" -> ResourceState.DELETING;
            case "deleted" -> ResourceState.DELETED;
            case "error" -> ResourceState.ERROR;
            default -> ResourceState.OTHER;
        };
    }
}
