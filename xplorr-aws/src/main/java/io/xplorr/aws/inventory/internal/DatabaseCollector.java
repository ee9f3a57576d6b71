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
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** Reads {@link InventoryDatasets#DATABASES}. */
final class DatabaseCollector implements Collector {
    static final String ACTION = "rds:DescribeDBInstances";

    private static final int PAGE_SIZE = 100; // the most that AWS allows

    private final AwsClients clients;

    DatabaseCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return InventoryDatasets.DATABASES;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        RdsClient rds = clients.rds(request.scope());
        DescribeDbInstancesRequest page = DescribeDbInstancesRequest.builder()
                .maxRecords(PAGE_SIZE)
                .marker(request.tokenOrNull())
                .build();
        DescribeDbInstancesResponse response = calls.call(ACTION, () -> rds.describeDBInstances(page));
        return Page.of(
                response.dbInstances().stream()
                        .map(database -> toResource(request, database))
                        .toList(),
                response.marker());
    }

    private static ResourceRecord toResource(PageRequest request, DBInstance database) {
        String arn = Answers.required(ACTION, "DBInstanceArn", database.dbInstanceArn());
        String id = Answers.required(ACTION, "DBInstanceIdentifier", database.dbInstanceIdentifier());
        ResourceRecord.Builder resource = ResourceRecord.builder(request.origin(), arn, ResourceType.DATABASE_INSTANCE)
                .nativeId(id)
                .nativeType("AWS::RDS::DBInstance")
                .name(id)
                .account(request.account())
                .regionId(request.scope().value())
                .zone(database.availabilityZone())
                .state(stateOf(database.dbInstanceStatus()), database.dbInstanceStatus())
                .createdAt(database.instanceCreateTime())
                .sku(database.dbInstanceClass())
                .size("storage", storageOf(database), "GiB")
                .size("iops", database.iops(), "IOPS")
                .size("throughput", database.storageThroughput(), "MiB/s")
                .attribute("engine", database.engine())
                .attribute("engineVersion", database.engineVersion())
                .attribute("multiAz", database.multiAZ())
                .attribute("storageType", database.storageType())
                .attribute("encrypted", database.storageEncrypted())
                .attribute("licenseModel", database.licenseModel())
                .attribute("publiclyAccessible", database.publiclyAccessible());
        String cluster = database.dbClusterIdentifier();
        if (cluster != null && !cluster.isEmpty()) {
            resource.relation(
                    Relation.Kind.MEMBER_OF, Arns.databaseCluster(request.scope(), request.account(), cluster));
        }
        database.tagList()
                .forEach(tag ->
                        resource.tag(Answers.required(ACTION, "Key of a tag", tag.key()), Answers.text(tag.value())));
        return resource.build();
    }

    /** Leaves out what belongs to the cluster: its members all say 1, whatever the cluster holds. */
    private static @Nullable Integer storageOf(DBInstance database) {
        String engine = String.valueOf(database.engine());
        boolean ofCluster = engine.startsWith("aurora") || engine.equals("neptune") || engine.equals("docdb");
        return ofCluster ? null : database.allocatedStorage();
    }

    private static ResourceState stateOf(@Nullable String status) {
        String word = status == null ? "" : status;
        if (word.startsWith("incompatible-") || word.startsWith("inaccessible-encryption-credentials")) {
            return ResourceState.ERROR;
        }
        return switch (word) {
            case "available", "backing-up", "storage-optimization", "configuring-enhanced-monitoring" ->
                ResourceState.RUNNING;
            case "stopped" -> ResourceState.STOPPED;
            case "creating", "starting", "modifying", "rebooting", "upgrading", "maintenance" -> ResourceState.PENDING;
            case "deleting" -> ResourceState.DELETING;
            case "failed", "storage-full", "restore-error", "insufficient-capacity" -> ResourceState.ERROR;
            default -> ResourceState.OTHER;
        };
    }
}
