package io.xplorr.store;

import io.xplorr.record.CloudRecord;
import java.util.List;

/**
 * Replaces one slice. Used by one thread at a time. Without {@link #commit} the old content stays; {@link #close()}
 * without it abandons what was written, is legal in every state, and is idempotent.
 */
public interface SliceWriter extends AutoCloseable {
    /**
     * Adds records. Of two records with the same key the later one counts.
     *
     * @throws StoreException if they cannot be kept
     */
    void write(List<? extends CloudRecord> records);

    /**
     * Replaces, in one step, all that the slice held before, and its state.
     *
     * @return how many records the slice holds now
     * @throws SupersededException if a newer run has been opened; nothing has changed then
     * @throws IllegalStateException if the writer was committed or closed before
     */
    long commit(SliceSeal seal);

    @Override
    void close();
}
