package io.xplorr.connection;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;

/**
 * Thrown for an id that is none of the tenant's, whether or not it is another tenant's: nobody can tell which; and by a
 * scheduler, which serves all tenants, for an id that is nobody's.
 */
public final class UnknownConnectionException extends XplorrException {
    private static final long serialVersionUID = 1L;

    public UnknownConnectionException(ConnectionId id) {
        super(ErrorKind.INVALID_REQUEST, "connection not found [id=" + id + "]: there is none of this id", null);
    }
}
