package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.SyncSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last syncs of each connection. Not thread-safe: its scheduler's lock guards it. */
final class SyncHistory {
    private static final int KEPT = 20;

    private final Map<ConnectionId, Deque<SyncSummary>> newestFirst = new HashMap<>();

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
}
