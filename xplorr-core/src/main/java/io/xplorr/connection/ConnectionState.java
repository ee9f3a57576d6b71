package io.xplorr.connection;

import java.util.EnumSet;
import java.util.Set;

/** Where a registered connection stands. */
public enum ConnectionState {
    /** Begun, and waiting for the customer to hand in a role or key; or handed in and refused. */
    PENDING,
    /** Being verified, never read. A verification that died leaves it here, and the next one takes over. */
    VERIFYING,
    /** Verified, and everything was readable when it was last read. */
    CONNECTED,
    /** Verified and read, but something is denied; the open problems say what. */
    DEGRADED,
    /** Once verified, now refused by the provider; it is verified before it is read again. */
    BROKEN,
    /** Its role lets itself be assumed without the external ID, so anybody could have us read it; never read. */
    QUARANTINED,
    /** Removed, its credentials forgotten. The end. */
    REMOVED;

    /** Returns whether syncs may read a connection in this state. */
    public boolean isReadable() {
        return this == CONNECTED || this == DEGRADED;
    }

    /** Returns whether a connection may go from this state to {@code next}; staying is always legal but when removed. */
    public boolean mayBecome(ConnectionState next) {
        return this != REMOVED
                && (next == this || next == REMOVED || nextStates().contains(next));
    }

    private Set<ConnectionState> nextStates() {
        return switch (this) {
            case PENDING -> EnumSet.of(VERIFYING);
            case VERIFYING -> EnumSet.of(PENDING, CONNECTED, DEGRADED, BROKEN, QUARANTINED);
            case CONNECTED -> EnumSet.of(DEGRADED, BROKEN, QUARANTINED);
            case DEGRADED -> EnumSet.of(CONNECTED, BROKEN, QUARANTINED);
            case BROKEN -> EnumSet.of(VERIFYING, QUARANTINED);
            case QUARANTINED -> EnumSet.of(VERIFYING);
            case REMOVED -> EnumSet.noneOf(ConnectionState.class);
        };
    }
}
