package io.xplorr.connection;

import io.xplorr.sync.ProblemCode;

/** The kinds of problems that the registry finds by itself; providers bring their own. */
public final class ConnectionProblems {
    /** The connection was not completed in time. */
    public static final ProblemCode EXPIRED = new ProblemCode("CONNECTION_EXPIRED");
    /** What was handed in belongs to another account than the connection. */
    public static final ProblemCode ACCOUNT_CHANGED = new ProblemCode("ACCOUNT_CHANGED");
    /** What was handed in is not a role or key of the provider's. */
    public static final ProblemCode CREDENTIALS_MALFORMED = new ProblemCode("CREDENTIALS_MALFORMED");
    /** Another account pays for this one and sees what it does not, and is not connected. */
    public static final ProblemCode PAYER_NOT_CONNECTED = new ProblemCode("PAYER_NOT_CONNECTED");
    /** The connection is in a state in which it is not read. */
    public static final ProblemCode NOT_READABLE = new ProblemCode("CONNECTION_NOT_READABLE");

    private ConnectionProblems() {}
}
