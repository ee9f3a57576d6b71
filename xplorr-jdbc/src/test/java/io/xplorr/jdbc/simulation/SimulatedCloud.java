package io.xplorr.jdbc.simulation;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Regions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** The company's fake AWS, on a manual clock, and an Xplorr that syncs its payer into a store. */
final class SimulatedCloud implements AutoCloseable {
    static final ConnectionId CONNECTION = ConnectionId.of("company");
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final SyncRequest REQUEST = List.of(
                    "cost.daily",
                    "cost.resources",
                    "cost.forecast",
                    "commitments.reservations",
                    "commitments.savings-plans",
                    "organization.accounts",
                    "organization.details",
                    "inventory.instances",
                    "inventory.volumes")
            .stream()
            .map(DatasetId::of)
            .reduce(SyncRequest.builder(), SyncRequest.Builder::addDataset, (one, other) -> one)
            .build();

    private final ManualClock clock = ManualClock.startingAt(START);
    private final Estate estate;
    private final FakeAws aws;
    private final CloudConnection connection;
    private final Xplorr xplorr;

    SimulatedCloud(Bill bill, int rowsPerPage, Store store) {
        this.estate = Company.estate(bill, this::today);
        this.aws = FakeAws.builder(estate)
                .clock(clock.asClock())
                .costPageSize(rowsPerPage)
                .start();
        // Two regions are enough, and fifteen idle ones would take most of the time.
        Regions.ENABLED_BY_DEFAULT.stream()
                .filter(region -> !List.of(Company.HOME, Company.ABROAD).contains(region))
                .forEach(region -> aws.disableRegion(Company.PAYER, region));
        AccessKey key = aws.accessKey(Company.PAYER);
        this.connection = CloudConnection.builder(CONNECTION.value())
                .credentials(AwsCredentials.accessKey(key.accessKeyId(), Secret.of(key.secretAccessKey())))
                .build();
        this.xplorr = Xplorr.builder()
                .addProvider(
                        AwsProvider.builder().endpointOverride(aws.endpoint()).build())
                .store(store)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(7))
                .build();
    }

    Instant now() {
        return clock.now();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    Estate estate() {
        return estate;
    }

    SpendEstimate estimate() {
        return xplorr.estimate(connection, REQUEST);
    }

    SyncResult sync() {
        aws.forgetCalls();
        return xplorr.sync(connection, REQUEST);
    }

    /** Returns what the fake AWS bills for the last sync. */
    BigDecimal billed() {
        return aws.calls().spend();
    }

    void sleepUntil(Instant next) {
        clock.advance(Duration.between(clock.now(), next));
    }

    @Override
    public void close() {
        xplorr.close();
        aws.close();
    }
}
