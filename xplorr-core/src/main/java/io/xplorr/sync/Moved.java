package io.xplorr.sync;

import io.xplorr.record.Slice;
import java.math.BigDecimal;

/**
 * A sum of money that is not what it was after the sync before. Immutable and thread-safe.
 *
 * @param slice such as a month of a dataset
 * @param total which sum, by basis and currency, such as {@code UNBLENDED USD}
 * @param before exact; zero where there was none
 * @param after exact; zero where there is none any more
 */
public record Moved(Slice slice, String total, BigDecimal before, BigDecimal after) {
    /** Returns by how much, exact. */
    public BigDecimal change() {
        return after.subtract(before);
    }
}
