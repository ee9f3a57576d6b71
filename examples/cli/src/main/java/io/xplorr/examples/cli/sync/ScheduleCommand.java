package io.xplorr.examples.cli.sync;

import io.xplorr.Xplorr;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.ShortDuration;
import io.xplorr.examples.cli.console.StopSignal;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.store.StoreException;
import io.xplorr.sync.Schedule;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr schedule}: syncs the connections by itself, until it is stopped. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Syncs all connected accounts, again and again, until it is stopped.",
            "Those are all that xplorr connect has verified. Ctrl-C or SIGTERM stops it: what is under way ends after the calls that are out, and keeps what it has."
                    + " Several may run on one PostgreSQL; each connection is synced by one of them at a time."
        })
public final class ScheduleCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Invoker invoker;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = ShortDuration.class,
            description = "From one sync of a connection to its next, such as 30m or 6h; ${DEFAULT-VALUE} by default.",
            defaultValue = "6h")
    private Duration every = Duration.ofHours(6);

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    public ScheduleCommand(Invoker invoker, PrintWriter out, PrintWriter err) {
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try (StopSignal stop = StopSignal.ofProcess()) {
            syncUntil(stop);
            say("Stopped."); // before the signal is answered: the process ends with that
        }
        return ExitCodes.COMPLETE;
    }

    private void syncUntil(StopSignal stop) {
        Schedule schedule = Schedule.every(every);
        try (DatabaseStore kept = store.openExisting(invoker)) {
            List<StoredConnection> connections = verified(kept);
            if (connections.isEmpty()) {
                throw new StoreException("no connection is verified yet: xplorr connect begin makes one", null);
            }
            say("Syncing " + connections.size() + " connections every " + ShortDuration.text(every)
                    + ", until stopped.");
            try (Xplorr xplorr = kept.xplorr(aws.provider())
                    .callDeadline(aws.callDeadline())
                    .scheduler(kept.scheduling())
                    .addListener(new SyncLines(invoker.clock(), this::say))
                    .build()) {
                do {
                    schedule(xplorr, kept, schedule);
                } while (!stop.await(BETWEEN_LOOKS));
                say("Stopping.");
            }
        }
    }

    /** Schedules what has been connected, by another process, since this looked the last time. */
    private void schedule(Xplorr xplorr, DatabaseStore kept, Schedule schedule) {
        try {
            verified(kept).forEach(connection -> xplorr.scheduler().schedule(connection.id(), schedule));
        } catch (StoreException e) {
            err.println(e.getMessage()); // a database may be away for a while; the next look is in a minute
            err.flush();
        }
    }

    private static List<StoredConnection> verified(DatabaseStore kept) {
        return new RegisteredConnections(kept.connections())
                .all().stream()
                        .filter(connection -> connection.facts().verifiedAt().isPresent())
                        .toList();
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
