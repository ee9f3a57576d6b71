package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.SchedulerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Schedules that any number of processes share through a database, H2 or PostgreSQL 15 and later, and that survive all of
 * them: each connection is synced by one process at a time. Thread-safe.
 *
 * <pre>{@code
 * Xplorr.builder().store(JdbcStore.open(dataSource)).scheduler(ClusterScheduling.on(dataSource))
 * }</pre>
 *
 * <p>Every process that is built with it takes turns, {@link io.xplorr.Xplorr.Builder#scheduledSyncsAtOnce} at once, and
 * must know the same connections: give all the same connection store. A process that has not shown for four heartbeats
 * that it lives is taken for dead, and another takes over; if it was only frozen, the store refuses its commits from
 * then on. Clocks must agree to within a heartbeat.
 *
 * <p>Built on db-scheduler, whose table is {@code xplorr.sync_task}. A database of ours has the schema already; otherwise
 * it is made. Processes that share H2 do so through an H2 server, and the first of them must have made the schema before
 * the others come; on PostgreSQL they wait for each other.
 */
public final class ClusterScheduling implements SchedulerFactory {
    private static final int MISSED_HEARTBEATS = 4; // the fewest that db-scheduler takes

    private final DataSource dataSource;
    private final Duration heartbeat;
    private final Duration pollingInterval;

    private ClusterScheduling(Builder builder) {
        this.dataSource = builder.dataSource;
        this.heartbeat = builder.heartbeat;
        this.pollingInterval = builder.pollingInterval;
    }

    /** Returns schedules on a database, with all defaults. */
    public static ClusterScheduling on(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * Starts schedules on a database.
     *
     * @param dataSource a pool with room for {@link io.xplorr.Xplorr.Builder#scheduledSyncsAtOnce} and four more
     *     connections, each held for a moment; left open
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * Begins to take turns.
     *
     * @throws io.xplorr.store.StoreException if the database is out of reach, neither H2 nor PostgreSQL, or its schema was
     *     written by a newer release
     */
    @Override
    public ClosableScheduler create(ScheduledSyncs syncs) {
        ClusterScheduler scheduler = new ClusterScheduler(Database.open(dataSource), this, syncs);
        scheduler.start();
        return scheduler;
    }

    Duration pollingInterval() {
        return pollingInterval;
    }

    /** Returns what takes turns of a task, not yet started. */
    Scheduler scheduler(Database database, ScheduledSyncs syncs, Task<Cause> task) {
        boolean postgres = database.call(
                "asking which database it is",
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        SchedulerBuilder builder = Scheduler.create(dataSource, List.of(task))
                .tableName("xplorr.sync_task")
                .serializer(new CauseSerializer())
                .schedulerName(new SchedulerName.Fixed("xplorr-" + UUID.randomUUID()))
                .clock(syncs.time()::now)
                .threads(syncs.atOnce())
                .pollingInterval(pollingInterval)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .commitWhenAutocommitDisabled(true);
        return postgres
                ? builder.jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .pollUsingLockAndFetch(0.5, 1)
                        .build()
                : builder.jdbcCustomization(new DefaultJdbcCustomization(false)).build();
    }

    /** Builds {@link ClusterScheduling}. Not thread-safe. */
    public static final class Builder {
        private final DataSource dataSource;
        private Duration heartbeat = Duration.ofSeconds(15);
        private Duration pollingInterval = Duration.ofSeconds(5);

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Sets how often a process shows that it lives, 15 seconds by default; after four times as long it is taken for
         * dead, so that its work is taken over after about a minute.
         *
         * @throws IllegalArgumentException if it is not 100 milliseconds to 5 minutes
         */
        public Builder heartbeat(Duration heartbeat) {
            this.heartbeat = within("heartbeat", heartbeat);
            return this;
        }

        /**
         * Sets how often a process looks for what is due, 5 seconds by default.
         *
         * @throws IllegalArgumentException if it is not 100 milliseconds to 5 minutes
         */
        public Builder pollingInterval(Duration pollingInterval) {
            this.pollingInterval = within("pollingInterval", pollingInterval);
            return this;
        }

        public ClusterScheduling build() {
            return new ClusterScheduling(this);
        }

        private static Duration within(String name, Duration value) {
            if (value.compareTo(Duration.ofMillis(100)) < 0 || value.compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException(name + " must be 100 milliseconds to 5 minutes, was: " + value);
            }
            return value;
        }
    }
}
