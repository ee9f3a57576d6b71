package io.xplorr.aws.metrics.internal;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import java.util.Map;
import java.util.Optional;

/**
 * A resource as CloudWatch knows it. Immutable and thread-safe. Its text form is the id that an inventory hands on.
 *
 * @param namespace where its metrics are
 * @param uid its ARN
 */
record Metered(String namespace, String uid) {
    private static final String LOAD_BALANCER = ":loadbalancer/";

    /** Returns the resource's id for the follow-on dataset; empty for what is gone, or has no metrics. */
    static Optional<String> idOf(CloudRecord row) {
        return row instanceof ResourceRecord resource && resource.state() != ResourceState.DELETED
                ? namespaceOf(resource).map(namespace -> new Metered(namespace, resource.uid()).toString())
                : Optional.empty();
    }

    static Metered parse(String id) {
        int blank = id.indexOf(' ');
        return new Metered(id.substring(0, blank), id.substring(blank + 1));
    }

    /** Returns what CloudWatch names the resource by. */
    Map<String, String> dimensions() {
        return switch (namespace) {
            case "AWS/EC2" -> Map.of("InstanceId", after("/"));
            case "AWS/EBS" -> Map.of("VolumeId", after("/"));
            case "AWS/ELB" -> Map.of("LoadBalancerName", after(LOAD_BALANCER));
            case "AWS/ApplicationELB", "AWS/NetworkELB", "AWS/GatewayELB" ->
                Map.of("LoadBalancer", after(LOAD_BALANCER));
            default -> Map.of("DBInstanceIdentifier", after(":db:"));
        };
    }

    @Override
    public String toString() {
        return namespace + " " + uid;
    }

    private String after(String mark) {
        return uid.substring(uid.indexOf(mark) + mark.length());
    }

    private static Optional<String> namespaceOf(ResourceRecord resource) {
        ResourceType type = resource.type();
        if (type.equals(ResourceType.COMPUTE_INSTANCE)) {
            return Optional.of("AWS/EC2");
        }
        if (type.equals(ResourceType.STORAGE_VOLUME)) {
            return Optional.of("AWS/EBS");
        }
        if (type.equals(ResourceType.DATABASE_INSTANCE)) {
            return Optional.of(databaseNamespace(resource));
        }
        return switch (resource.sku().orElse("")) {
            case "application" -> Optional.of("AWS/ApplicationELB");
            case "network" -> Optional.of("AWS/NetworkELB");
            case "gateway" -> Optional.of("AWS/GatewayELB");
            case "classic" -> Optional.of("AWS/ELB");
            default -> Optional.empty();
        };
    }

    private static String databaseNamespace(ResourceRecord resource) {
        var engine = resource.attributes().get("engine");
        return switch (engine == null ? "" : engine.text()) {
            case "neptune" -> "AWS/Neptune";
            case "docdb" -> "AWS/DocDB";
            default -> "AWS/RDS";
        };
    }
}
