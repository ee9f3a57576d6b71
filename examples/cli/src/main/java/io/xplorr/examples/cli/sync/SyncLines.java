package io.xplorr.examples.cli.sync;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncSummary;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells of scheduled syncs, a line for each thing that happens. Thread-safe if what it tells is. */
final class SyncLines implements SyncListener {
    private final InstantSource clock;
    private final Consumer<String> lines;

    SyncLines(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void syncStarted(ConnectionId connectionId, long run) {
        tell(connectionId, "reading");
    }

    @Override
    public void syncEnded(SyncResult result) {
        tell(
                result.connectionId(),
                String.format(
                        Locale.ROOT,
                        "%s in %.1f s, %d slices, %d calls, USD %s",
                        result.status(),
                        result.duration().toMillis() / 1000.0,
                        result.outcomes().size(),
                        result.calls().total().count(),
                        result.calls().spend().toPlainString()));
        for (Problem problem : result.problems()) {
            tell(
                    result.connectionId(),
                    problem.severity() + " " + problem.code()
                            + problem.dataset().map(dataset -> " " + dataset).orElse("")
                            + problem.scope().map(scope -> " " + scope).orElse("") + ": " + problem.message());
        }
    }

    @Override
    public void scheduleBackedOff(SyncSummary refused) {
        tell(refused.connectionId(), "not let in; trying less often until it is");
    }

    @Override
    public void scheduleRecovered(SyncSummary ended) {
        tell(ended.connectionId(), "let in again");
    }

    private void tell(ConnectionId connectionId, String what) {
        lines.accept(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + connectionId + " " + what);
    }
}
