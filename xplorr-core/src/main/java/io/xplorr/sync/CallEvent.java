package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Scope;
import java.time.Duration;

/**
 * One attempt of a call, told when it has ended. Immutable and thread-safe.
 *
 * @param attempt 1 for the first try of a call
 * @param outcome how it ended
 * @param duration how long it took, queueing not counted
 */
public record CallEvent(
        ConnectionId connectionId, String action, Scope scope, int attempt, Outcome outcome, Duration duration) {
    /** How an attempt ended. */
    public enum Outcome {
        ANSWERED,
        THROTTLED,
        /** The credentials had expired; they are refreshed and the call repeated. */
        EXPIRED,
        /** It failed in a way that is worth another try. */
        BROKEN,
        /** It failed for good. */
        REFUSED
    }
}
