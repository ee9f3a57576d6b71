package io.xplorr.jdbc.schedule;

/** Why a connection has its turn; kept by name. */
enum Cause {
    SCHEDULED,
    /** Somebody asked for it, so that it is taken without a schedule too, or with a paused one. */
    TRIGGERED
}
