package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.SyncSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last syncs of each connection that a scheduler knows. Not thread-safe: its scheduler's lock guards it. */
final class SyncHistory {
    private static final int KEPT = 20;

    private final NavigableMap<ConnectionId, Deque<SyncSummary>> newestFirst = new TreeMap<>();
    private @Nullable ConnectionId lookedAt;

    /** Begins a history for a connection that has none. */
    void begin(ConnectionId connectionId) {
        newestFirst.computeIfAbsent(connectionId, id -> new ArrayDeque<>());
    }

    void add(SyncSummary ended) {
        Deque<SyncSummary> past = newestFirst.computeIfAbsent(ended.connectionId(), id -> new ArrayDeque<>());
        past.addFirst(ended);
        if (past.size() > KEPT) {
            past.removeLast();
        }
    }

    List<SyncSummary> of(ConnectionId connectionId) {
        Deque<SyncSummary> past = newestFirst.get(connectionId);
        return past == null ? List.of() : List.copyOf(past);
    }

    void forget(ConnectionId connectionId) {
        newestFirst.remove(connectionId);
    }

    int size() {
        return newestFirst.size();
    }

    /** Returns each connection in its turn, one a call, round and round; nothing where there is none. */
    Optional<ConnectionId> next() {
        ConnectionId next = lookedAt == null ? null : newestFirst.higherKey(lookedAt);
        if (next == null && !newestFirst.isEmpty()) {
            next = newestFirst.firstKey();
        }
        lookedAt = next;
        return Optional.ofNullable(next);
    }
}
