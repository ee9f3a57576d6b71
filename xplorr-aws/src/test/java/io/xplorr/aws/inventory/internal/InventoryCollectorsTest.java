package io.xplorr.aws.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.FakeClients;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.Measure;
import io.xplorr.record.Relation;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryCollectorsTest {
    private static final String REGION = "eu-central-1";
    private static final String EC2 = "arn:aws:ec2:eu-central-1:111122223333:";

    @Test
    void instances_instance_hasAllThatAwsSays() {
        Instance instance = Instance.builder("i-0a1")
                .type("c5.xlarge")
                .state("stopped")
                .zone("b")
                .architecture("arm64")
                .platformDetails("Windows")
                .spot()
                .tag("Name", "web")
                .tag("team", "blue")
                .build();
        try (FakeClients fake = fake(instance)) {
            ResourceRecord row = single(Reading.inventory(new InstanceCollector(fake.clients), REGION));

            assertThat(row.uid()).isEqualTo(EC2 + "instance/i-0a1");
            assertThat(row.nativeId()).isEqualTo("i-0a1");
            assertThat(row.type()).isEqualTo(ResourceType.COMPUTE_INSTANCE);
            assertThat(row.sku()).contains("c5.xlarge");
            assertThat(row.state()).isEqualTo(ResourceState.STOPPED);
            assertThat(row.nativeState()).contains("stopped");
            assertThat(row.zone()).contains("eu-central-1b");
            assertThat(row.regionId()).contains(REGION);
            assertThat(row.account()).contains(Reading.ACCOUNT);
            assertThat(row.name()).contains("web");
            assertThat(row.tags()).containsExactly(Map.entry("Name", "web"), Map.entry("team", "blue"));
            assertThat(row.createdAt()).contains(instance.created());
            assertThat(texts(row))
                    .containsEntry("architecture", "arm64")
                    .containsEntry("platform", "Windows")
                    .containsEntry("lifecycle", "spot")
                    .doesNotContainKey("managed");
        }
    }

    @Test
    void instances_startedAgain_areAsOldAsTheirFirstNetworkInterface() {
        try (AwsStub stub = new AwsStub()
                .xml(instance("<networkInterfaceSet>" + networkInterface(1, "2025-01-01")
                        + networkInterface(0, "2024-01-01") + "</networkInterfaceSet>"))) {
            ResourceRecord row = single(Reading.inventory(new InstanceCollector(stub.clients()), REGION));

            assertThat(row.createdAt()).contains(Instant.parse("2024-01-01T00:00:00Z"));
            assertThat(texts(row)).containsEntry("launchTime", "2026-11-01T00:00:00Z");
        }
    }

    @Test
    void instances_withoutNetworkInterface_areOfUnknownAge() {
        try (AwsStub stub = new AwsStub().xml(instance(""))) {
            assertThat(single(Reading.inventory(new InstanceCollector(stub.clients()), REGION))
                            .createdAt())
                    .isEmpty();
        }
    }

    private static String instance(String more) {
        return "<DescribeInstancesResponse><requestId>1</requestId><reservationSet><item><instancesSet><item>"
                + "<instanceId>i-0a1</instanceId><launchTime>2026-11-01T00:00:00Z</launchTime>" + more
                + "</item></instancesSet></item></reservationSet></DescribeInstancesResponse>";
    }

    private static String networkInterface(int index, String day) {
        return "<item><attachment><deviceIndex>" + index + "</deviceIndex><attachTime>" + day
                + "T00:00:00Z</attachTime></attachment></item>";
    }

    @Test
    void instances_managedByAService_areReadAndMarked() {
        try (FakeClients fake =
                fake(Instance.builder("i-0a1").managedBy("eks.amazonaws.com").build())) {
            ResourceRecord row = single(Reading.inventory(new InstanceCollector(fake.clients), REGION));

            assertThat(texts(row)).containsEntry("managed", "true").containsEntry("managedBy", "eks.amazonaws.com");
        }
    }

    @Test
    void volumes_managedByAService_areReadAndMarked() {
        try (FakeClients fake =
                fake(Volume.builder("vol-0a1").managedBy("eks.amazonaws.com").build())) {
            assertThat(texts(single(Reading.inventory(new VolumeCollector(fake.clients), REGION))))
                    .containsEntry("managed", "true");
        }
    }

    @Test
    void instances_manyPages_comeWholeAndOnce() {
        Resource[] instances = IntStream.range(0, 2 * Ec2Pages.SIZE + 1)
                .mapToObj(i -> Instance.builder(String.format("i-%08x", i)).build())
                .toArray(Resource[]::new);
        try (FakeClients fake = fake(instances)) {
            Reading reading = Reading.inventory(new InstanceCollector(fake.clients), REGION);

            assertThat(reading.records(ResourceRecord.class))
                    .extracting(ResourceRecord::nativeId)
                    .hasSize(instances.length)
                    .doesNotHaveDuplicates();
            assertThat(reading.gate.actions()).hasSize(3).containsOnly("ec2:DescribeInstances");
        }
    }

    @Test
    void instances_none_isOneEmptyPage() {
        try (FakeClients fake = fake()) {
            assertThat(Reading.inventory(new InstanceCollector(fake.clients), REGION)
                            .pages())
                    .singleElement()
                    .satisfies(page -> assertThat(page.records()).isEmpty());
        }
    }

    @Test
    void volumes_volume_hasSizesAndRelations() {
        try (FakeClients fake = fake(
                Instance.builder("i-0a1").volumeIds("vol-0a1").build(),
                Volume.builder("vol-0a1")
                        .type("gp3")
                        .sizeGib(100)
                        .iops(3000)
                        .throughput(125)
                        .encrypted()
                        .snapshotId("snap-0a1")
                        .attachedTo("i-0a1")
                        .build())) {
            ResourceRecord row = single(Reading.inventory(new VolumeCollector(fake.clients), REGION));

            assertThat(row.uid()).isEqualTo(EC2 + "volume/vol-0a1");
            assertThat(row.sizes())
                    .containsExactly(
                            measure("storage", 100, "GiB"),
                            measure("iops", 3000, "IOPS"),
                            measure("throughput", 125, "MiB/s"));
            assertThat(row.relations())
                    .containsExactlyInAnyOrder(
                            new Relation(Relation.Kind.ATTACHED_TO, EC2 + "instance/i-0a1"),
                            new Relation(Relation.Kind.CREATED_FROM, "arn:aws:ec2:eu-central-1::snapshot/snap-0a1"));
            assertThat(row.sku()).contains("gp3");
            assertThat(texts(row)).containsEntry("encrypted", "true");
        }
    }

    @Test
    void snapshots_strangers_areLeftOut() {
        Estate estate = Estate.builder()
                .account(Account.of(Reading.ACCOUNT, "Acme"))
                .place(
                        Reading.ACCOUNT,
                        REGION,
                        Snapshot.builder("snap-0a1")
                                .volumeId("vol-0a1")
                                .sizeGib(8)
                                .build())
                .publicSnapshot(
                        Snapshot.builder("snap-0ff").ownerId("999999999999").build())
                .build();
        try (FakeClients fake = new FakeClients(estate)) {
            ResourceRecord row = single(Reading.inventory(new SnapshotCollector(fake.clients), REGION));

            assertThat(row.uid()).isEqualTo("arn:aws:ec2:eu-central-1::snapshot/snap-0a1");
            assertThat(row.sizes()).containsExactly(measure("storage", 8, "GiB"));
            assertThat(row.relations())
                    .containsExactly(new Relation(Relation.Kind.CREATED_FROM, EC2 + "volume/vol-0a1"));
        }
    }

    @Test
    void loadBalancers_bothGenerations_areOneRead() {
        try (FakeClients fake = fake(
                LoadBalancer.builder("web").type("network").scheme("internal").build(),
                ClassicLoadBalancer.builder("old").instanceIds("i-0a1").build())) {
            Reading reading = Reading.inventory(new LoadBalancerCollector(fake.clients), REGION);
            List<ResourceRecord> rows = reading.records(ResourceRecord.class);

            assertThat(rows)
                    .extracting(ResourceRecord::nativeId, row -> row.sku().orElseThrow())
                    .containsExactly(tuple("web", "network"), tuple("old", "classic"));
            assertThat(rows.get(0).uid()).startsWith("arn:aws:elasticloadbalancing:eu-central-1:111122223333:");
            assertThat(texts(rows.get(0))).containsEntry("scheme", "internal");
            assertThat(rows.get(1).uid())
                    .isEqualTo("arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/old");
            assertThat(rows.get(1).relations())
                    .containsExactly(new Relation(Relation.Kind.TARGETS, EC2 + "instance/i-0a1"));
            assertThat(reading.gate.actions())
                    .containsExactly(
                            "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers");
        }
    }

    @Test
    void databases_database_hasEngineAndCluster() {
        try (FakeClients fake = fake(Database.builder("orders")
                .engine("aurora-postgresql")
                .instanceClass("db.r6g.large")
                .clusterId("orders-cluster")
                .sizeGib(20)
                .multiAz()
                .tag("team", "red")
                .build())) {
            ResourceRecord row = single(Reading.inventory(new DatabaseCollector(fake.clients), REGION));

            assertThat(row.uid()).isEqualTo("arn:aws:rds:eu-central-1:111122223333:db:orders");
            assertThat(row.sku()).contains("db.r6g.large");
            assertThat(row.state()).isEqualTo(ResourceState.RUNNING);
            assertThat(row.sizes()).as("its storage is the cluster's").isEmpty();
            assertThat(row.tags()).containsExactly(Map.entry("team", "red"));
            assertThat(row.relations())
                    .containsExactly(new Relation(
                            Relation.Kind.MEMBER_OF, "arn:aws:rds:eu-central-1:111122223333:cluster:orders-cluster"));
            assertThat(texts(row)).containsEntry("engine", "aurora-postgresql").containsEntry("multiAz", "true");
        }
    }

    @Test
    void databases_engineWithStorageOfItsOwn_hasItsSize() {
        try (FakeClients fake =
                fake(Database.builder("orders").engine("mysql").sizeGib(20).build())) {
            assertThat(single(Reading.inventory(new DatabaseCollector(fake.clients), REGION))
                            .sizes())
                    .contains(measure("storage", 20, "GiB"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "available, RUNNING",
        "stopped, STOPPED",
        "incompatible-network, ERROR",
        "inaccessible-encryption-credentials-recoverable, ERROR",
        "insufficient-capacity, ERROR",
        "delete-precheck, OTHER"
    })
    void databases_status_isToldInOurWords(String status, ResourceState state) {
        try (FakeClients fake = fake(Database.builder("orders").state(status).build())) {
            assertThat(single(Reading.inventory(new DatabaseCollector(fake.clients), REGION))
                            .state())
                    .isEqualTo(state);
        }
    }

    @Test
    void databases_manyPages_comeWholeAndOnce() {
        Resource[] databases = IntStream.range(0, 250)
                .mapToObj(i -> Database.builder("db-" + i).build())
                .toArray(Resource[]::new);
        try (FakeClients fake = fake(databases)) {
            Reading reading = Reading.inventory(new DatabaseCollector(fake.clients), REGION);

            assertThat(reading.records(ResourceRecord.class))
                    .extracting(ResourceRecord::nativeId)
                    .hasSize(250)
                    .doesNotHaveDuplicates();
            assertThat(reading.gate.actions()).hasSize(3);
        }
    }

    private static FakeClients fake(Resource... resources) {
        return new FakeClients(Estate.builder()
                .account(Account.of(Reading.ACCOUNT, "Acme"))
                .place(Reading.ACCOUNT, REGION, resources)
                .build());
    }

    private static ResourceRecord single(Reading reading) {
        List<ResourceRecord> rows = reading.records(ResourceRecord.class);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static Measure measure(String name, int value, String unit) {
        return new Measure(name, BigDecimal.valueOf(value), unit);
    }

    private static Map<String, String> texts(ResourceRecord row) {
        return row.attributes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }
}
