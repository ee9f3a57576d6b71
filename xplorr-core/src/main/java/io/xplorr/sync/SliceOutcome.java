package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.record.Slice;

/** How one slice ended. Immutable and thread-safe. */
public sealed interface SliceOutcome {
    Slice slice();

    /** Returns whether the read came to an end of its own, rather than being left out, or stopped on its way. */
    default boolean isConclusive() {
        if (this instanceof Kept kept) {
            return kept.problem().kind() != ErrorKind.STOPPED;
        }
        if (this instanceof Missing missing) {
            return missing.problem().kind() != ErrorKind.STOPPED;
        }
        return !(this instanceof NotAttempted);
    }

    /** Every page was read, and the store holds exactly these records for the slice. */
    record Replaced(Slice slice, long records) implements SliceOutcome {}

    /** The read failed: the store still holds what it held before, however old that is. */
    record Kept(Slice slice, Problem problem) implements SliceOutcome {}

    /** The read failed, and the store never held this slice. */
    record Missing(Slice slice, Problem problem) implements SliceOutcome {}

    /**
     * The account has no such data, and never had: another account of its organisation has it. Nothing is missing; the
     * problem is a note.
     */
    record NotApplicable(Slice slice, Problem problem) implements SliceOutcome {}

    /** The sync ended before the slice's turn: cancelled, past its deadline, over its budget, or superseded. */
    record NotAttempted(Slice slice, Problem problem) implements SliceOutcome {}
}
