package io.xplorr.examples.cli.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.examples.cli.Cli;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.StoreReader;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** The main job against moto, with boto3 as the judge of what is there. */
class MotoTest {
    private static final List<String> INVENTORIES = List.of(
            "inventory.instances",
            "inventory.volumes",
            "inventory.snapshots",
            "inventory.load-balancers",
            "inventory.databases");
    private static final String DATASETS =
            String.join(",", INVENTORIES) + ",organization.accounts,organization.details,cost.daily";

    private static MotoServer moto;
    private static JsonNode seeded;

    /** The two ways into an account. */
    enum WayIn {
        ROLE,
        ACCESS_KEY
    }

    @BeforeAll
    static void seed() throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        moto = MotoServer.start();
        seeded = moto.run(
                "seed_moto.py",
                today.minusMonths(1).withDayOfMonth(1).toString(),
                today.minusDays(1).isBefore(today.withDayOfMonth(1))
                        ? today.toString()
                        : today.minusDays(1).toString());
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    /** Our own identity, for the role; moto takes any. */
    @BeforeEach
    void signIn() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    @AfterEach
    void signOut() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @EnumSource
    void sync_countsAndCost_areThoseOfBoto3(WayIn wayIn) {
        Cli cli = Cli.run(environment(), arguments(wayIn));

        assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
        JsonNode result = cli.json();
        for (String dataset : INVENTORIES) {
            JsonNode byRegion = result.get("datasets").get(dataset).get("byRegion");
            assertThat(byRegion).hasSameSizeAs(seeded.get("regions"));
            seeded.get("regions")
                    .properties()
                    .forEach(region -> assertThat(byRegion.get(region.getKey()).longValue())
                            .as(dataset + " in " + region.getKey() + ", none twice")
                            .isEqualTo(region.getValue().get(dataset).size()));
        }
        assertThat(result.at("/datasets/organization.accounts/records").longValue())
                .isEqualTo(seeded.get("accounts").size());
        assertThat(result.at("/datasets/organization.details/records").longValue())
                .isOne();
        assertCost(result.get("cost"));
    }

    @ParameterizedTest
    @EnumSource
    void sync_ids_areThoseOfBoto3(WayIn wayIn, @TempDir Path folder) {
        Path file = folder.resolve("store");
        Cli cli = Cli.run(
                environment(), Cli.arguments(List.of(arguments(wayIn)), "--name", "moto", "--store", file.toString()));
        assertThat(cli.exitCode()).as(cli.err()).isZero();

        try (JdbcStore store = JdbcStore.openFile(file)) {
            assertIds(store.reader());
        }
    }

    private static void assertIds(StoreReader store) {
        for (String dataset : INVENTORIES) {
            List<ResourceRecord> resources = records(store, dataset, ResourceRecord.class);
            seeded.get("regions")
                    .properties()
                    .forEach(region -> assertThat(resources)
                            .as(dataset + " in " + region.getKey())
                            .filteredOn(resource -> resource.regionId().equals(Optional.of(region.getKey())))
                            .extracting(
                                    resource -> idOf(resource, region.getValue().get(dataset)))
                            .containsExactlyInAnyOrderElementsOf(
                                    texts(region.getValue().get(dataset))));
        }
        assertThat(records(store, "organization.accounts", AccountRecord.class))
                .extracting(AccountRecord::id)
                .containsExactlyInAnyOrderElementsOf(texts(seeded.get("accounts")));
        assertThat(records(store, "cost.daily", CostRecord.class))
                .allSatisfy(row -> assertThat(row.costs()).hasSize(5));
    }

    private static <R extends CloudRecord> List<R> records(StoreReader store, String dataset, Class<R> kind) {
        List<R> records = new ArrayList<>();
        store.records(ConnectionId.of("moto"), DatasetId.of(dataset), kind, records::add);
        return records;
    }

    private static Map<String, String> environment() {
        return Map.of("XPLORR_SECRET_ACCESS_KEY", seeded.get("secretAccessKey").textValue());
    }

    private static String[] arguments(WayIn wayIn) {
        List<String> way = switch (wayIn) {
            case ROLE ->
                List.of(
                        "sync",
                        "--role-arn",
                        seeded.get("roleArn").textValue(),
                        "--external-id",
                        "xplorr-moto-external-id");
            case ACCESS_KEY ->
                List.of("sync", "--access-key-id", seeded.get("accessKeyId").textValue());
        };
        return Cli.arguments(way, "--json", "--endpoint", moto.endpoint(), "--months", "1", "--datasets", DATASETS);
    }

    private static void assertCost(JsonNode cost) {
        assertThat(cost).hasSameSizeAs(seeded.get("cost"));
        seeded.get("cost").properties().forEach(month -> {
            JsonNode told = cost.get(month.getKey());
            assertThat(told).hasSize(5);
            month.getValue()
                    .properties()
                    .forEach(basis -> assertThat(
                                    new BigDecimal(told.get(basis.getKey()).textValue()))
                            .as(month.getKey() + " " + basis.getKey())
                            .isEqualByComparingTo(
                                    new BigDecimal(basis.getValue().textValue())));
        });
    }

    /** boto3 was asked for the ARN of new load balancers and the name of classic ones, which have none. */
    private static String idOf(ResourceRecord resource, JsonNode expected) {
        return texts(expected).contains(resource.uid()) ? resource.uid() : resource.nativeId();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
