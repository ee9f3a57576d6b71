package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

record SyncResultRecord(
        ConnectionId connectionId,
        long run,
        Instant startedAt,
        Duration duration,
        List<SliceOutcome> outcomes,
        List<Problem> problems,
        List<Moved> moved,
        CallSummary calls)
        implements SyncResult {
    @Override
    public String toString() {
        return "SyncResult[" + connectionId + " run " + run + " " + status() + ", " + outcomes.size() + " slices, "
                + problems.size() + " problems, " + calls.total().count() + " calls, USD "
                + calls.spend().toPlainString() + "]";
    }
}
