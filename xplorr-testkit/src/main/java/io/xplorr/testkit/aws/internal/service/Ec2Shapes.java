package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How EC2 writes volumes and snapshots, and by what its filters look at all. */
final class Ec2Shapes {
    private Ec2Shapes() {}

    static Structure volume(Invocation call, Volume it) {
        List<Structure> attachments = it.attachedTo()
                .map(instanceId -> List.of(new Structure()
                        .put("volumeId", it.id())
                        .put("instanceId", instanceId)
                        .put("device", "/dev/xvda")
                        .put("status", "attached")
                        .put("attachTime", it.created())
                        .put("deleteOnTermination", true)))
                .orElse(List.of());
        return new Structure()
                .put("volumeId", it.id())
                .put("size", it.sizeGib())
                .put("snapshotId", it.snapshotId().orElse(""))
                .put("availabilityZone", call.region() + it.zone())
                .put("status", volumeState(it))
                .put("createTime", it.created())
                .list("attachmentSet", "item", attachments)
                .put("volumeType", it.type())
                .put("iops", it.iops() == 0 ? null : it.iops())
                .put("throughput", it.throughput() == 0 ? null : it.throughput())
                .put("encrypted", it.encrypted())
                .put("multiAttachEnabled", false)
                .list("tagSet", "item", tags(it.tags()))
                .put("operator", operator(it.managedBy()));
    }

    static Structure snapshot(Invocation call, Snapshot it) {
        return new Structure()
                .put("snapshotId", it.id())
                .put("volumeId", it.volumeId())
                .put("status", it.state())
                .put("startTime", it.created())
                .put("progress", "100%")
                .put("ownerId", owner(call, it))
                .put("volumeSize", it.sizeGib())
                .put("description", it.description())
                .put("encrypted", it.encrypted())
                .put("storageTier", it.storageTier())
                .list("tagSet", "item", tags(it.tags()));
    }

    static String owner(Invocation call, Snapshot it) {
        return it.ownerId().orElse(call.caller().accountId());
    }

    static Map<String, Function<Instance, List<String>>> instanceFilters(Invocation call) {
        return Map.of(
                "instance-id", it -> List.of(it.id()),
                "instance-state-name", it -> List.of(InstanceShapes.state(it, call.now())),
                "instance-type", it -> List.of(it.type()),
                "architecture", it -> List.of(it.architecture()),
                "availability-zone", it -> List.of(call.region() + it.zone()),
                "reservation-id", it -> List.of(it.reservationId()),
                "owner-id", it -> List.of(call.caller().accountId()));
    }

    static Map<String, Function<Volume, List<String>>> volumeFilters(Invocation call) {
        return Map.of(
                "volume-id", it -> List.of(it.id()),
                "volume-type", it -> List.of(it.type()),
                "status", it -> List.of(volumeState(it)),
                "size", it -> List.of(String.valueOf(it.sizeGib())),
                "encrypted", it -> List.of(String.valueOf(it.encrypted())),
                "availability-zone", it -> List.of(call.region() + it.zone()),
                "snapshot-id", it -> it.snapshotId().map(List::of).orElse(List.of()),
                "attachment.instance-id", it -> it.attachedTo().map(List::of).orElse(List.of()));
    }

    static Map<String, Function<Snapshot, List<String>>> snapshotFilters(Invocation call) {
        return Map.of(
                "snapshot-id", it -> List.of(it.id()),
                "volume-id", it -> List.of(it.volumeId()),
                "status", it -> List.of(it.state()),
                "storage-tier", it -> List.of(it.storageTier()),
                "volume-size", it -> List.of(String.valueOf(it.sizeGib())),
                "encrypted", it -> List.of(String.valueOf(it.encrypted())),
                "owner-id", it -> List.of(owner(call, it)));
    }

    private static String volumeState(Volume it) {
        return it.attachedTo().isPresent() ? "in-use" : "available";
    }

    /** Said of everything by current EC2: who, if anyone but the customer, manages it. */
    static Structure operator(Optional<String> managedBy) {
        return new Structure()
                .put("managed", managedBy.isPresent())
                .put("principal", managedBy)
                .put("hiddenByDefault", managedBy.map(it -> true));
    }

    static List<Structure> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> new Structure().put("key", tag.getKey()).put("value", tag.getValue()))
                .toList();
    }
}
