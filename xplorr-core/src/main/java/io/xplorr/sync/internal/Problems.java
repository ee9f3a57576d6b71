package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionState;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.store.StoreException;
import io.xplorr.store.SupersededException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Turns what was thrown into problems. */
final class Problems {
    private Problems() {}

    /** Tells what ended a read. */
    static Problem of(RuntimeException thrown, DatasetId dataset, Scope scope) {
        if (thrown instanceof StoppedException stopped) {
            return stopped.problem();
        }
        return describe(thrown).dataset(dataset).scope(scope).build();
    }

    /** Tells a failure that is about a place, whatever was to be read there. */
    static Problem of(RuntimeException thrown, Scope scope) {
        return thrown instanceof StoppedException stopped
                ? stopped.problem()
                : describe(thrown).scope(scope).build();
    }

    /** Tells a failure that is about the whole connection. */
    static Problem of(Throwable thrown) {
        return thrown instanceof StoppedException stopped
                ? stopped.problem()
                : describe(thrown).build();
    }

    /**
     * Logs what was thrown: at DEBUG, since the result tells it; at WARN, with its stack trace, what nobody foresaw, which no
     * result can explain and which may not happen again.
     */
    static void log(Logger log, Throwable thrown, String message, Object... where) {
        Level level = of(thrown).code().equals(ProblemCode.UNEXPECTED) ? Level.WARN : Level.DEBUG;
        LoggingEventBuilder event = log.atLevel(level).setMessage(message).setCause(thrown);
        for (Object part : where) {
            event = event.addArgument(part);
        }
        event.log();
    }

    /** Tells that a newer run of the same connection goes on instead. */
    static Problem superseded() {
        return supersededBuilder().build();
    }

    private static Problem.Builder supersededBuilder() {
        return Problem.builder(ProblemCode.SUPERSEDED)
                .kind(ErrorKind.STOPPED)
                .message("A newer sync of the same connection has taken over.")
                .remedy("Nothing to do: the newer sync reads everything that is due.");
    }

    /** Tells that a connection is in no state to be read. */
    static Problem notReadable(ConnectionState state, ErrorKind kind) {
        return Problem.builder(ConnectionProblems.NOT_READABLE)
                .kind(kind)
                .message("The connection is " + state + ", and only a verified one is read.")
                .remedy("Look at its open problems, and verify it when they are solved.")
                .build();
    }

    private static Problem.Builder describe(Throwable thrown) {
        if (thrown instanceof CallException call) {
            return builder(call.error(), call.action());
        }
        if (thrown instanceof ReadException read) {
            return Problem.builder(read.code())
                    .kind(ErrorKind.UNEXPECTED)
                    .message(read.getMessage())
                    .remedy("Report this with the time of the sync: the provider's paging is not as documented.");
        }
        if (thrown instanceof SupersededException) {
            return supersededBuilder();
        }
        if (thrown instanceof StoreException) {
            return Problem.builder(ProblemCode.STORE_FAILED)
                    .kind(ErrorKind.STORAGE)
                    .message("The store failed: " + thrown.getMessage())
                    .remedy("Look after the store, then sync again: what was committed stays.");
        }
        return Problem.builder(ProblemCode.UNEXPECTED)
                .kind(ErrorKind.UNEXPECTED)
                .message("Something failed that was not foreseen: "
                        + thrown.getClass().getName())
                .remedy("Report this with the stack trace that the log holds at level WARN.");
    }

    private static Problem.Builder builder(CallError error, String action) {
        return Problem.builder(error.code())
                .kind(error.kind())
                .severity(
                        switch (error.reaction()) {
                            case TAKE_AS_EMPTY, NOT_APPLICABLE -> Problem.Severity.INFO;
                            case RETRY, REFRESH_CREDENTIALS, RESTART_READ, DROP_OLDEST, FAIL -> Problem.Severity.ERROR;
                        })
                .action(action)
                .nativeCode(error.nativeCode().orElse(null))
                .message(error.message())
                .remedy(error.remedy());
    }
}
