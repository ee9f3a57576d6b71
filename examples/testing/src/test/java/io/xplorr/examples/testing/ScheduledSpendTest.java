package io.xplorr.examples.testing;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.Connections;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.junit.ReadyEstate;
import io.xplorr.testkit.junit.XplorrTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A customer's connection, synced by itself for a day. */
@XplorrTest(estate = ReadyEstate.STARTUP, factory = AwsXplorr.class)
class ScheduledSpendTest {
    // sample: schedule
    @Test
    void schedule_aDayOfSyncsEverySixHours_isFiveSyncs(FakeAws aws, Xplorr xplorr, ManualClock clock) throws Exception {
        clock.run(() -> {
            ConnectionId startup = register(aws, xplorr);

            xplorr.scheduler().schedule(startup, Schedule.every(Duration.ofHours(6)));
            clock.sleep(Duration.ofDays(1));

            assertThat(xplorr.scheduler().history(startup)) // the first at once, then at its own moments
                    .hasSize(5)
                    .allMatch(sync -> sync.status() == SyncStatus.COMPLETE);
            xplorr.close(); // or its syncs would go on
        });
    }
    // end

    private static ConnectionId register(FakeAws aws, Xplorr xplorr) {
        Connections connections = xplorr.connections(TenantId.of("startup"));
        PendingConnection pending = connections.begin(ConnectionRequest.builder("Start-up", Provider.AWS)
                .addDataset(DatasetId.of("cost.daily"))
                .build());
        connections.complete(pending.id(), AwsXplorr.makeRole(aws, pending.externalId()));
        return pending.id();
    }
}
