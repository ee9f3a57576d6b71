package io.xplorr.examples.cli.moto;

import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** The resources of one region, from boto3's answers. */
final class MotoResources {
    private final String region;

    private MotoResources(String region) {
        this.region = region;
    }

    static Stream<Resource> of(String region, JsonNode told) {
        MotoResources resources = new MotoResources(region);
        return Stream.of(
                        each(told.get("instances"), resources::instance),
                        each(told.get("volumes"), resources::volume),
                        each(told.get("snapshots"), resources::snapshot),
                        each(told.get("loadBalancers"), resources::loadBalancer),
                        each(told.get("classicLoadBalancers"), resources::classicLoadBalancer),
                        each(told.get("databases"), resources::database))
                .flatMap(it -> it);
    }

    private Resource instance(JsonNode it) {
        Instance.Builder instance = Instance.builder(text(it, "InstanceId"))
                .type(text(it, "InstanceType"))
                .zone(zone(it.at("/Placement/AvailabilityZone")))
                .imageId(text(it, "ImageId"))
                .network(text(it, "VpcId"), text(it, "SubnetId"))
                .tags(tags(it.path("Tags")))
                .created(MotoEstate.time(it.get("LaunchTime")));
        String state = it.at("/State/Name").textValue();
        if (state.equals("terminated")) {
            instance.ended(timeOf(text(it, "StateTransitionReason")));
        } else {
            instance.state(state);
        }
        return instance.build();
    }

    /** Reads the time from {@code User initiated (2026-11-23 10:00:00 UTC)}, the only place that tells it. */
    private static Instant timeOf(String reason) {
        return Instant.parse(reason.replaceFirst(".*\\((\\S+) (\\S+) UTC\\)", "$1T$2Z"));
    }

    private Resource volume(JsonNode it) {
        Volume.Builder volume = Volume.builder(text(it, "VolumeId"))
                .type(text(it, "VolumeType"))
                .sizeGib(it.get("Size").intValue())
                .iops(it.path("Iops").intValue())
                .throughput(it.path("Throughput").intValue())
                .zone(zone(it.get("AvailabilityZone")))
                .tags(tags(it.path("Tags")))
                .created(MotoEstate.time(it.get("CreateTime")));
        if (it.get("Encrypted").booleanValue()) {
            volume.encrypted();
        }
        ifText(it.path("SnapshotId"), volume::snapshotId);
        ifText(it.at("/Attachments/0/InstanceId"), volume::attachedTo);
        return volume.build();
    }

    private Resource snapshot(JsonNode it) {
        Snapshot.Builder snapshot = Snapshot.builder(text(it, "SnapshotId"))
                .volumeId(text(it, "VolumeId"))
                .sizeGib(it.get("VolumeSize").intValue())
                .state(text(it, "State"))
                .description(text(it, "Description"))
                .tags(tags(it.path("Tags")))
                .created(MotoEstate.time(it.get("StartTime")));
        if (it.get("Encrypted").booleanValue()) {
            snapshot.encrypted();
        }
        return snapshot.build();
    }

    private Resource loadBalancer(JsonNode it) {
        return LoadBalancer.builder(text(it, "LoadBalancerName"))
                .arn(text(it, "LoadBalancerArn"))
                .type(text(it, "Type"))
                .scheme(text(it, "Scheme"))
                .state(it.at("/State/Code").textValue())
                .dnsName(text(it, "DNSName"))
                .vpcId(text(it, "VpcId"))
                .created(MotoEstate.time(it.get("CreatedTime")))
                .build();
    }

    private Resource classicLoadBalancer(JsonNode it) {
        return ClassicLoadBalancer.builder(text(it, "LoadBalancerName"))
                .scheme(text(it, "Scheme"))
                .dnsName(text(it, "DNSName"))
                .vpcId(text(it, "VPCId"))
                .instanceIds(each(it.get("Instances"), instance -> text(instance, "InstanceId"))
                        .toArray(String[]::new))
                .created(MotoEstate.time(it.get("CreatedTime")))
                .build();
    }

    private Resource database(JsonNode it) {
        Database.Builder database = Database.builder(text(it, "DBInstanceIdentifier"))
                .engine(text(it, "Engine"))
                .engineVersion(text(it, "EngineVersion"))
                .instanceClass(text(it, "DBInstanceClass"))
                .state(text(it, "DBInstanceStatus"))
                .sizeGib(it.get("AllocatedStorage").intValue())
                .storageType(text(it, "StorageType"))
                .iops(it.path("Iops").intValue())
                .throughput(it.path("StorageThroughput").intValue())
                .encrypted(it.get("StorageEncrypted").booleanValue())
                .licenseModel(text(it, "LicenseModel"))
                .zone(zone(it.get("AvailabilityZone")))
                .tags(tags(it.path("TagList")))
                .created(MotoEstate.time(it.get("InstanceCreateTime")));
        if (it.get("MultiAZ").booleanValue()) {
            database.multiAz();
        }
        if (it.get("PubliclyAccessible").booleanValue()) {
            database.publiclyAccessible();
        }
        ifText(it.path("DBClusterIdentifier"), database::clusterId);
        return database.build();
    }

    private String zone(JsonNode name) {
        return name.textValue().substring(region.length());
    }

    private static Map<String, String> tags(JsonNode tags) {
        Map<String, String> all = new HashMap<>();
        tags.forEach(tag -> all.put(text(tag, "Key"), text(tag, "Value")));
        return all;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    private static void ifText(JsonNode node, Consumer<String> use) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            use.accept(node.textValue());
        }
    }

    private static <T> Stream<T> each(JsonNode array, Function<JsonNode, T> to) {
        return StreamSupport.stream(array.spliterator(), false).map(to);
    }
}
