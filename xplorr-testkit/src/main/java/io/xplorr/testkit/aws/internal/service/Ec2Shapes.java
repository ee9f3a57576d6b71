package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How EC2 writes its resources. */
final class Ec2Shapes {
    private Ec2Shapes() {}

    /** Instances of one reservation that stand on the same page share it there. */
    static List<Structure> reservations(Invocation call, List<Instance> instances) {
        Map<String, List<Structure>> byReservation = new LinkedHashMap<>();
        for (Instance instance : instances) {
            byReservation
                    .computeIfAbsent(instance.reservationId(), id -> new ArrayList<>())
                    .add(instance(call, instance));
        }
        return byReservation.entrySet().stream()
                .map(reservation -> new Structure()
                        .put("reservationId", reservation.getKey())
                        .put("ownerId", call.caller().accountId())
                        .list("groupSet", "item", List.of())
                        .list("instancesSet", "item", reservation.getValue()))
                .toList();
    }

    private static Structure instance(Invocation call, Instance it) {
        String state = state(it, call.now());
        boolean gone = state.equals("terminated");
        int address = it.id().hashCode();
        String privateIp = "10." + (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255);
        String host = "ip-" + privateIp.replace('.', '-') + "." + call.region() + ".compute.internal";
        Structure shape = new Structure()
                .put("instanceId", it.id())
                .put("imageId", "ami-0abcdef1234567890")
                .put(
                        "instanceState",
                        new Structure().put("code", stateCode(state)).put("name", state))
                .put("privateDnsName", gone ? "" : host)
                .put("dnsName", "")
                .put("reason", gone ? "User initiated (" + it.ended().orElseThrow() + ")" : "")
                .put("amiLaunchIndex", 0)
                .list("productCodes", "item", List.of())
                .put("instanceType", it.type())
                .put("launchTime", it.created())
                .put(
                        "placement",
                        new Structure()
                                .put("availabilityZone", call.region() + it.zone())
                                .put("groupName", "")
                                .put("tenancy", "default"))
                .put("monitoring", new Structure().put("state", "disabled"));
        if (!gone) {
            shape.put("subnetId", "subnet-0a1b2c3d4e5f67890")
                    .put("vpcId", "vpc-0a1b2c3d4e5f67890")
                    .put("privateIpAddress", privateIp)
                    .put("sourceDestCheck", true)
                    .list(
                            "groupSet",
                            "item",
                            List.of(new Structure()
                                    .put("groupId", "sg-0a1b2c3d4e5f67890")
                                    .put("groupName", "default")));
        }
        return shape.put("architecture", it.architecture())
                .put("platform", it.platformDetails().startsWith("Windows") ? "windows" : null)
                .put("rootDeviceType", "ebs")
                .put("rootDeviceName", "/dev/xvda")
                .list("blockDeviceMapping", "item", gone ? List.of() : blockDevices(it))
                .put("virtualizationType", "hvm")
                .put("instanceLifecycle", it.spot() ? "spot" : null)
                .list("tagSet", "item", tags(it.tags()))
                .put("hypervisor", "xen")
                .put("ebsOptimized", true)
                .put("enaSupport", true)
                .put("platformDetails", it.platformDetails())
                .put(
                        "usageOperation",
                        it.platformDetails().startsWith("Windows") ? "RunInstances:0002" : "RunInstances")
                .put("operator", operator(it.managedBy()));
    }

    private static List<Structure> blockDevices(Instance it) {
        List<Structure> devices = new ArrayList<>();
        for (String volumeId : it.volumeIds()) {
            devices.add(new Structure()
                    .put("deviceName", device(devices.size()))
                    .put(
                            "ebs",
                            new Structure()
                                    .put("volumeId", volumeId)
                                    .put("status", "attached")
                                    .put("attachTime", it.created())
                                    .put("deleteOnTermination", devices.isEmpty())));
        }
        return devices;
    }

    private static String device(int index) {
        return index == 0 ? "/dev/xvda" : "/dev/sd" + (char) ('e' + index);
    }

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
                "instance-state-name", it -> List.of(state(it, call.now())),
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

    private static String state(Instance it, Instant now) {
        return it.ended().map(now::isBefore).orElse(true) ? it.state() : "terminated";
    }

    private static int stateCode(String state) {
        return switch (state) {
            case "pending" -> 0;
            case "running" -> 16;
            case "shutting-down" -> 32;
            case "terminated" -> 48;
            case "stopping" -> 64;
            default -> 80;
        };
    }

    /** Said of everything by current EC2: who, if anyone but the customer, manages it. */
    private static Structure operator(Optional<String> managedBy) {
        return new Structure()
                .put("managed", managedBy.isPresent())
                .put("principal", managedBy)
                .put("hiddenByDefault", managedBy.map(it -> true));
    }

    private static List<Structure> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> new Structure().put("key", tag.getKey()).put("value", tag.getValue()))
                .toList();
    }
}
