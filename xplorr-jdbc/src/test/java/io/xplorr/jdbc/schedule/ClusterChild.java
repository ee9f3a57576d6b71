package io.xplorr.jdbc.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.spi.TimeSource;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A worker process: syncs each connection every minute, and tells of each run's beginning and end. Ends when its input
 * does. Arguments: the database's URL, and how many connections there are.
 */
final class ClusterChild {
    static final Duration HEARTBEAT = Duration.ofMillis(500);
    static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LATENCY = Duration.ofMillis(300);

    private ClusterChild() {}

    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[0].startsWith("jdbc:h2:") ? "xplorr" : "postgres");
        config.setMaximumPoolSize(16);
        List<ConnectionId> ids = Estate.ids(Integer.parseInt(arguments[1]));
        try (HikariDataSource pool = new HikariDataSource(config);
                Xplorr xplorr = Xplorr.builder()
                        .addProvider(
                                Estate.provider(TimeSource.system(), LATENCY).build())
                        .store(JdbcStore.open(pool))
                        .connectionStore(Estate.connected(ids))
                        .addListener(new Teller())
                        .scheduledSyncsAtOnce(8)
                        .scheduler(ClusterScheduling.builder(pool)
                                .heartbeat(HEARTBEAT)
                                .pollingInterval(Duration.ofMillis(200))
                                .build())
                        .build()) {
            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.every(INTERVAL)));
            while (System.in.read() >= 0) {
                // the parent says nothing; when it dies or has seen enough, the input ends
            }
        }
        System.exit(0);
    }

    private static final class Teller implements SyncListener {
        @Override
        public void syncStarted(ConnectionId connectionId, long run) {
            say("STARTED " + connectionId + " " + run);
        }

        @Override
        public void syncEnded(SyncResult result) {
            boolean replaced = result.outcomes().stream().anyMatch(SliceOutcome.Replaced.class::isInstance);
            say("ENDED " + result.connectionId() + " " + result.run() + " " + (replaced ? "REPLACED" : "NOTHING"));
        }

        private static synchronized void say(String what) {
            System.out.println(System.currentTimeMillis() + " " + what);
            System.out.flush();
        }
    }
}
