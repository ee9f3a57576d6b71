package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How EC2 writes instances: at length, so that a page weighs what a page of AWS weighs. */
final class InstanceShapes {
    private InstanceShapes() {}

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
                .put("imageId", it.imageId())
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
            shape.put("subnetId", it.subnetId())
                    .put("vpcId", it.vpcId())
                    .put("privateIpAddress", privateIp)
                    .put("sourceDestCheck", true)
                    .list(
                            "groupSet",
                            "item",
                            List.of(new Structure()
                                    .put("groupId", "sg-0a1b2c3d4e5f67890")
                                    .put("groupName", "default")))
                    .list("networkInterfaceSet", "item", List.of(networkInterface(call, it, privateIp, host)));
        }
        return shape.put("architecture", it.architecture())
                .put("platform", it.platformDetails().startsWith("Windows") ? "windows" : null)
                .put("rootDeviceType", "ebs")
                .put("rootDeviceName", "/dev/xvda")
                .list("blockDeviceMapping", "item", gone ? List.of() : blockDevices(it))
                .put("virtualizationType", "hvm")
                .put("instanceLifecycle", it.spot() ? "spot" : null)
                .list("tagSet", "item", Ec2Shapes.tags(it.tags()))
                .put("clientToken", it.id().replace("i-", "c-"))
                .put("hypervisor", "xen")
                .put("cpuOptions", InstanceCpus.options(it))
                .put("capacityReservationSpecification", new Structure().put("capacityReservationPreference", "open"))
                .put("hibernationOptions", new Structure().put("configured", false))
                .put(
                        "metadataOptions",
                        new Structure()
                                .put("state", "applied")
                                .put("httpTokens", "required")
                                .put("httpPutResponseHopLimit", 2)
                                .put("httpEndpoint", "enabled")
                                .put("httpProtocolIpv6", "disabled")
                                .put("instanceMetadataTags", "disabled"))
                .put("enclaveOptions", new Structure().put("enabled", false))
                .put("maintenanceOptions", new Structure().put("autoRecovery", "default"))
                .put("currentInstanceBootMode", "legacy-bios")
                .put("usageOperationUpdateTime", it.created())
                .put("ebsOptimized", true)
                .put("enaSupport", true)
                .put("platformDetails", it.platformDetails())
                .put(
                        "usageOperation",
                        it.platformDetails().startsWith("Windows") ? "RunInstances:0002" : "RunInstances")
                .put("operator", Ec2Shapes.operator(it.managedBy()));
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

    private static Structure networkInterface(Invocation call, Instance it, String privateIp, String host) {
        Structure association = new Structure()
                .put("privateIpAddress", privateIp)
                .put("privateDnsName", host)
                .put("primary", true);
        return new Structure()
                .put("networkInterfaceId", it.id().replace("i-", "eni-"))
                .put("subnetId", it.subnetId())
                .put("vpcId", it.vpcId())
                .put("description", "Primary network interface")
                .put("ownerId", call.caller().accountId())
                .put("status", "in-use")
                .put("macAddress", "0a:1b:2c:3d:4e:5f")
                .put("privateIpAddress", privateIp)
                .put("privateDnsName", host)
                .put("sourceDestCheck", true)
                .list(
                        "groupSet",
                        "item",
                        List.of(new Structure()
                                .put("groupId", "sg-0a1b2c3d4e5f67890")
                                .put("groupName", "default")))
                .put(
                        "attachment",
                        new Structure()
                                .put("attachmentId", it.id().replace("i-", "eni-attach-"))
                                .put("deviceIndex", 0)
                                .put("status", "attached")
                                .put("attachTime", it.created())
                                .put("deleteOnTermination", true)
                                .put("networkCardIndex", 0))
                .list("ipv6AddressesSet", "item", List.of())
                .list("privateIpAddressesSet", "item", List.of(association))
                .put("interfaceType", "interface");
    }

    static String state(Instance it, Instant now) {
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
}
