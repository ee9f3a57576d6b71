package io.xplorr;

/** Says who has to act on an error. May grow: callers need a default branch. */
public enum ErrorKind {
    /** The credentials are not accepted; the owner of the connection acts. */
    AUTHENTICATION,
    /** The credentials may not do this; the owner of the connection acts. */
    PERMISSION,
    /** Too many calls; nobody acts, it is retried. */
    THROTTLED,
    /** The provider or the way to it is broken; nobody acts, it is retried. */
    UNAVAILABLE,
    /** The provider has no such data (yet, or any more). */
    NO_DATA,
    /**
     * What was asked, set or handed in is wrong; whoever runs the process that embeds this library acts, unless the remedy
     * names the owner of the connection.
     */
    INVALID_REQUEST,
    /** The run was stopped: cancelled, past its deadline, over its budget, or overtaken by a newer run. */
    STOPPED,
    /** The store failed; its owner acts. */
    STORAGE,
    /** Nothing that this library knows, and so a defect of it until shown otherwise: report it. */
    UNEXPECTED
}
