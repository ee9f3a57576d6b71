package io.xplorr.sync;

/** How a sync ended. */
public enum SyncStatus {
    /** Every slice that was due was replaced, or does not apply to the account. */
    COMPLETE,
    /** Some slices were replaced and some were not; the problems say which and why. */
    PARTIAL,
    /** No slice was replaced, though some were due. */
    FAILED
}
