package io.xplorr.examples.cli.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** A full sync gives the same records from FakeAws and from moto, if both have been seeded alike. */
class MotoRecordsTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final List<String> REGIONAL = List.of(
            "inventory.instances",
            "inventory.volumes",
            "inventory.snapshots",
            "inventory.load-balancers",
            "inventory.databases",
            "metrics.compute",
            "metrics.volumes",
            "metrics.load-balancers",
            "metrics.databases");
    private static final List<String> ORGANIZATION = List.of("organization.accounts", "organization.details");
    private static final List<String> COST = List.of("cost.daily");
    private static final List<String> DATASETS =
            Stream.of(REGIONAL, ORGANIZATION, COST).flatMap(List::stream).toList();

    /** Where moto answers otherwise than AWS, and FakeAws as AWS does. */
    private static final List<String> KNOWN = List.of(
            // moto sends neither PlatformDetails nor CpuOptions
            "inventory.instances running attributes.platform.value only of FakeAws",
            "inventory.instances stopped attributes.platform.value only of FakeAws",
            "inventory.instances terminated attributes.platform.value only of FakeAws",
            "inventory.instances running sizes[Measure[name=vcpu, value=2, unit=vCPU]] only of FakeAws",
            "inventory.instances stopped sizes[Measure[name=vcpu, value=2, unit=vCPU]] only of FakeAws",
            "inventory.instances terminated sizes[Measure[name=vcpu, value=2, unit=vCPU]] only of FakeAws",
            // a terminated instance has left its network, and lost the interface that tells its age; moto keeps both
            "inventory.instances terminated createdAt only of moto",
            "inventory.instances terminated attributes.subnetId.value only of moto",
            "inventory.instances terminated attributes.vpcId.value only of moto",
            // moto sends no StorageTier
            "inventory.snapshots completed attributes.storageTier.value only of FakeAws");

    private static MotoServer moto;
    private static InMemoryStore ofMoto;
    private static InMemoryStore ofFakeAws;

    @BeforeAll
    static void syncBoth() throws IOException, InterruptedException {
        moto = MotoServer.start();
        JsonNode told = moto.run("seed_moto_records.py");
        AccessKey key = new AccessKey(
                told.get("accessKeyId").textValue(),
                told.get("secretAccessKey").textValue(),
                Optional.empty(),
                told.at("/organization/MasterAccountId").textValue());
        Instant seeded = MotoEstate.time(told.get("now")); // a terminated instance is listed for an hour only
        ofMoto = Store.inMemory();
        sync(URI.create(moto.endpoint()), key, seeded, DATASETS, ofMoto);
        ofFakeAws = Store.inMemory();
        syncFakeAws(
                MotoEstate.of(told),
                key,
                seeded,
                Stream.of(REGIONAL, ORGANIZATION).flatMap(List::stream).toList());
        syncFakeAws(MotoEstate.ofOldMembers(told), key, seeded, COST);
    }

    private static void syncFakeAws(Estate estate, AccessKey key, Instant seeded, List<String> datasets) {
        Clock clock = Clock.fixed(seeded, ZoneOffset.UTC);
        try (FakeAws fake = FakeAws.builder(estate).clock(clock).start()) {
            fake.addAccessKey(key);
            sync(fake.endpoint(), key, seeded, datasets, ofFakeAws);
        }
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private static void sync(URI endpoint, AccessKey key, Instant seeded, List<String> datasets, Store store) {
        ManualClock clock = ManualClock.startingAt(seeded);
        SyncRequest.Builder request = SyncRequest.builder().historyMonths(1);
        datasets.forEach(dataset -> request.addDataset(DatasetId.of(dataset)));
        CloudConnection connection = CloudConnection.builder(ACME.value())
                .credentials(AwsCredentials.accessKey(key.accessKeyId(), Secret.of(key.secretAccessKey())))
                .build();
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(AwsProvider.builder().endpointOverride(endpoint).build())
                .store(store)
                .timeSource(clock)
                .executor(clock.executor())
                .build()) {
            SyncResult result = xplorr.sync(connection, request.build());
            assertThat(result.status()).as(result.toString()).isEqualTo(SyncStatus.COMPLETE);
        }
    }

    @Test
    void sync_ofBoth_differsOnlyWhereMotoIsKnownToDifferFromAws() {
        Map<String, String> differences = RecordDifferences.between(records(ofMoto), records(ofFakeAws));

        assertThat(differences.keySet())
                .as(String.join("\n", differences.values()))
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @ParameterizedTest
    @FieldSource("DATASETS")
    void sync_ofBoth_holdsEveryDataset(String dataset) {
        for (InMemoryStore store : List.of(ofMoto, ofFakeAws)) {
            Set<String> scopes = store.states(ACME).stream()
                    .filter(state -> state.slice().dataset().value().equals(dataset) && state.records() > 0)
                    .map(state -> state.slice().scope().value())
                    .collect(Collectors.toSet());
            assertThat(scopes).hasSize(REGIONAL.contains(dataset) ? 2 : 1);
        }
    }

    private static List<CloudRecord> records(InMemoryStore store) {
        return DATASETS.stream()
                .flatMap(dataset -> store.records(ACME, DatasetId.of(dataset)).stream())
                .toList();
    }
}
