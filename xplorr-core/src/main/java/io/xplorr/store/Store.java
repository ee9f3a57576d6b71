package io.xplorr.store;

import io.xplorr.connection.ConnectionId;
import java.util.List;

/**
 * Keeps slices and replaces each as a whole. Thread-safe: called by all syncs at once.
 *
 * <p>To write one, implement this interface with {@link StoreRun} and {@link SliceWriter}, and run the testkit's
 * contract test against it. It is given records of every kind, and what it keeps must come back the same; records have no
 * serial form of their own. Most kinds are plain records. {@link io.xplorr.record.CostRecord}, {@link
 * io.xplorr.record.ResourceRecord} and {@link io.xplorr.record.AccountRecord} are made by their builders, which take all that
 * the accessors give.
 */
public interface Store {
    /** Returns a store in memory, for tests and short-lived programs. */
    static InMemoryStore inMemory() {
        return new InMemoryStore();
    }

    /** Returns a store that hands records on and keeps only the states, in memory: a restart reads again. */
    static Store forwarding(RecordSink sink) {
        return new ForwardingStore(sink);
    }

    /**
     * Starts a run over one connection and issues it a number above all earlier ones. From here on the store refuses
     * every commit of the connection's earlier runs. What they left unfinished may be purged.
     *
     * @throws StoreException if the store is out of reach
     */
    StoreRun open(ConnectionId connectionId);

    /** Returns the state of each slice held of a connection, in order; starts no run and disturbs none. */
    List<SliceState> states(ConnectionId connectionId);

    /** Removes everything that is held of a connection; a run that is under way is refused from here on. */
    void remove(ConnectionId connectionId);
}
