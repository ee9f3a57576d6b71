package io.xplorr.record;

/** Whether an account is in use. */
public enum AccountState {
    PENDING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    PENDING_CLOSURE,
    CLOSED,
    UNKNOWN
}
