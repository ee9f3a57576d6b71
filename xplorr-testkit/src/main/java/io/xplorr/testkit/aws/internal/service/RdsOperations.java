package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** RDS: DB instances, those of Neptune and DocumentDB too. */
public final class RdsOperations {
    private static final Paging PAGING = Paging.by("Marker", "MaxRecords");
    private static final int MIN_RECORDS = 20;
    private static final int MAX_RECORDS = 100;

    private final Estate estate;
    private final Pages pages;

    public RdsOperations(Estate estate, Pages pages) {
        this.estate = estate;
        this.pages = pages;
    }

    public Structure describeDbInstances(Invocation call) {
        int size = call.input().integer("MaxRecords").orElse(MAX_RECORDS);
        if (size < MIN_RECORDS || size > MAX_RECORDS) {
            throw AwsErrors.invalid(
                    AwsService.RDS, "Invalid value " + size + " for MaxRecords. Must be between 20 and 100");
        }
        Optional<String> name = call.input().text("DBInstanceIdentifier").filter(it -> !it.isEmpty());
        Predicate<Database> filter = filter(call);
        Page<Database> page = pages.cut(
                call,
                PAGING,
                estate.inventory().resources(Database.class, call.caller().accountId(), call.region()),
                size,
                (it, at) -> it.existsAt(at)
                        && name.map(wanted -> isNamed(call, it, wanted)).orElse(true)
                        && filter.test(it));
        if (name.isPresent() && page.items().isEmpty()) {
            throw new AwsError("DBInstanceNotFound", 404, "DBInstance " + name.get() + " not found.");
        }
        return new Structure()
                .list(
                        "DBInstances",
                        "DBInstance",
                        page.items().stream().map(it -> shape(call, it)).toList())
                .put("Marker", page.nextToken());
    }

    private static Predicate<Database> filter(Invocation call) {
        Predicate<Database> all = it -> true;
        for (Input filter : call.input().inputs("Filters")) {
            List<String> values = filter.texts("Values");
            String name = filter.text("Name").orElse("");
            all = all.and(
                    switch (name) {
                        case "db-instance-id" -> it -> values.stream().anyMatch(wanted -> isNamed(call, it, wanted));
                        case "dbi-resource-id" -> it -> values.contains(resourceId(it));
                        case "engine" -> it -> values.contains(it.engine());
                        case "db-cluster-id" ->
                            it -> it.clusterId()
                                    .map(id -> values.contains(id) || values.contains(arn(call, "cluster", id)))
                                    .orElse(false);
                        default -> throw AwsErrors.invalid(AwsService.RDS, "Unrecognized filter name: " + name);
                    });
        }
        return all;
    }

    private static Structure shape(Invocation call, Database it) {
        return new Structure()
                .put("DBInstanceIdentifier", it.id())
                .put("DBInstanceClass", it.instanceClass())
                .put("Engine", it.engine())
                .put("DBInstanceStatus", it.state())
                .put("MasterUsername", "admin")
                .put("Endpoint", it.state().equals("creating") ? null : endpoint(call, it))
                .put("AllocatedStorage", isOfCluster(it) ? 1 : it.sizeGib())
                .put("InstanceCreateTime", it.created())
                .put("BackupRetentionPeriod", 7)
                .put("AvailabilityZone", call.region() + it.zone())
                .put("MultiAZ", it.multiAz())
                .put("EngineVersion", it.engineVersion())
                .put("AutoMinorVersionUpgrade", true)
                .put("LicenseModel", it.licenseModel())
                .put("PubliclyAccessible", it.publiclyAccessible())
                .put("StorageType", it.storageType())
                .put("Iops", it.iops() == 0 ? null : it.iops())
                .put("StorageThroughput", it.throughput() == 0 ? null : it.throughput())
                .put("DBClusterIdentifier", it.clusterId())
                .put("StorageEncrypted", it.encrypted())
                .put("DbiResourceId", resourceId(it))
                .put("DBInstanceArn", arn(call, "db", it.id()))
                .put("DeletionProtection", false)
                .list("TagList", "Tag", tags(it.tags()));
    }

    private static Structure endpoint(Invocation call, Database it) {
        return new Structure()
                .put("Address", it.id() + ".c1a2b3c4d5e6." + call.region() + ".rds.amazonaws.com")
                .put("Port", port(it.engine()))
                .put("HostedZoneId", "Z29XKXDKYMONMX");
    }

    /** Storage of these belongs to the cluster, whose members say 1. */
    private static boolean isOfCluster(Database it) {
        return it.engine().startsWith("aurora") || List.of("neptune", "docdb").contains(it.engine());
    }

    /** Tells whether an instance is meant, by its name, whose case does not count, or by its ARN. */
    private static boolean isNamed(Invocation call, Database it, String wanted) {
        return it.id().equalsIgnoreCase(wanted) || arn(call, "db", it.id()).equals(wanted);
    }

    private static String resourceId(Database it) {
        String number = Long.toString(Math.abs((long) it.id().hashCode()) + 1_000_000_000L, 36);
        return "DB-" + number.toUpperCase(Locale.ROOT);
    }

    private static String arn(Invocation call, String kind, String id) {
        return "arn:aws:rds:" + call.region() + ":" + call.caller().accountId() + ":" + kind + ":" + id;
    }

    private static int port(String engine) {
        return switch (engine) {
            case "postgres", "aurora-postgresql" -> 5432;
            case "docdb" -> 27_017;
            case "neptune" -> 8182;
            default -> 3306;
        };
    }

    private static List<Structure> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> new Structure().put("Key", tag.getKey()).put("Value", tag.getValue()))
                .toList();
    }
}
