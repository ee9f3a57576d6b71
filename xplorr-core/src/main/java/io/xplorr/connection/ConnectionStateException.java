package io.xplorr.connection;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;

/** Thrown when a connection's state does not allow what is asked, or another caller has changed it meanwhile. */
public final class ConnectionStateException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final ConnectionState state;

    public ConnectionStateException(ConnectionId id, ConnectionState state, String why) {
        super(ErrorKind.INVALID_REQUEST, "connection refused [id=" + id + ", state=" + state + "]: " + why, null);
        this.state = state;
    }

    /** Returns the state that the connection was in. */
    public ConnectionState state() {
        return state;
    }
}
