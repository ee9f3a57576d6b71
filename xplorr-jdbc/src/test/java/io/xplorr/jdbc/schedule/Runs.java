package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncSummary;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all workers' listeners are told. Thread-safe. */
final class Runs implements SyncListener {
    private final Set<ConnectionId> running = ConcurrentHashMap.newKeySet();
    private final List<ConnectionId> twoAtOnce = new CopyOnWriteArrayList<>();
    private final List<SyncResult> ended = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void syncStarted(ConnectionId connectionId, long run) {
        if (!running.add(connectionId)) {
            twoAtOnce.add(connectionId);
        }
    }

    @Override
    public void syncEnded(SyncResult result) {
        running.remove(result.connectionId());
        ended.add(result);
    }

    @Override
    public void scheduleBackedOff(SyncSummary refused) {
        events.add("backed off " + refused.connectionId());
    }

    @Override
    public void scheduleRecovered(SyncSummary recovered) {
        events.add("recovered " + recovered.connectionId());
    }

    List<ConnectionId> twoAtOnce() {
        return twoAtOnce;
    }

    List<String> events() {
        return events;
    }

    boolean isRunning(ConnectionId id) {
        return running.contains(id);
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    int ended() {
        return ended.size();
    }

    List<Instant> startsOf(ConnectionId id) {
        return ended.stream()
                .filter(result -> result.connectionId().equals(id))
                .map(SyncResult::startedAt)
                .sorted()
                .toList();
    }
}
