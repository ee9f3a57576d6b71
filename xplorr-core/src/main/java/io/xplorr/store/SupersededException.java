package io.xplorr.store;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;

/** A newer run of the same connection has been opened, or the connection removed: this run can change nothing more. */
public final class SupersededException extends StoreException {
    private static final long serialVersionUID = 1L;

    public SupersededException(ConnectionId connectionId, long run) {
        super(
                ErrorKind.STOPPED,
                "run " + run + " is superseded [connection=" + connectionId + "]: a newer run has been opened, or the"
                        + " connection was removed",
                null);
    }
}
