package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;

/** Thrown by {@link SyncResult#orThrow()}, for callers who prefer exceptions. */
public final class SyncFailedException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final transient SyncResult result;

    SyncFailedException(SyncResult result) {
        super(kindOf(result), "sync failed [connection=" + result.connectionId() + "]: " + reasonOf(result), null);
        this.result = result;
    }

    /** Returns the whole result. */
    public SyncResult result() {
        return result;
    }

    private static ErrorKind kindOf(SyncResult result) {
        return result.problems().stream().findFirst().map(Problem::kind).orElse(ErrorKind.UNEXPECTED);
    }

    private static String reasonOf(SyncResult result) {
        return result.problems().stream()
                .findFirst()
                .map(problem -> problem.code() + " " + problem.message())
                .orElse("no slice was replaced");
    }
}
