package io.xplorr.spi;

import io.xplorr.ErrorKind;
import io.xplorr.sync.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a failed attempt means. Immutable and thread-safe.
 *
 * @param reaction what the engine does about it
 * @param nativeCode the provider's own error code
 * @param message what happened, in one sentence for a person, free of secrets
 * @param remedy what a person can do about it; empty where there is nothing
 * @param retryAfter how long the provider asks to wait
 * @param maybeBilled whether the provider may bill the attempt although it failed, as when the answer was lost
 */
public record CallError(
        ErrorKind kind,
        Reaction reaction,
        ProblemCode code,
        Optional<String> nativeCode,
        String message,
        String remedy,
        Optional<Duration> retryAfter,
        boolean maybeBilled) {

    /** What the engine does about a failed attempt. */
    public enum Reaction {
        /** Waits and repeats the call, within its deadline. */
        RETRY,
        /** Refreshes the credentials and repeats the call; fails the second time. */
        REFRESH_CREDENTIALS,
        /** Begins the read anew at its first page; fails the second time. */
        RESTART_READ,
        /** Takes it for an answer without records: there is nothing of the kind. The problem becomes a note. */
        TAKE_AS_EMPTY,
        /**
         * Leaves the read's slices as they are: another account of the organisation is the one to ask. The problem becomes
         * a note; where a slice was read before, it fails instead.
         */
        NOT_APPLICABLE,
        /** Fails the oldest slice of the read, and reads the others: the provider does not go back that far. */
        DROP_OLDEST,
        /** Fails the slices of the read. */
        FAIL
    }

    public static CallError of(
            ErrorKind kind, Reaction reaction, ProblemCode code, String nativeCode, String message, String remedy) {
        return new CallError(kind, reaction, code, Optional.of(nativeCode), message, remedy, Optional.empty(), false);
    }

    /** Returns the same error for the second time, when there is no going on. */
    public CallError failing() {
        return new CallError(kind, Reaction.FAIL, code, nativeCode, message, remedy, retryAfter, maybeBilled);
    }
}
