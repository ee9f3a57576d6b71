package io.xplorr.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The slices of one connection, with the fence: one lock makes each commit one step. Both stores in memory are made of it.
 * Thread-safe.
 */
final class RunLedger {
    /** What a slice holds: its state, and its records unless they were handed on. */
    record Held(SliceState state, Map<String, CloudRecord> records) {}

    private final ConnectionId connectionId;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Slice, Held> slices = new HashMap<>();
    private long run;

    RunLedger(ConnectionId connectionId) {
        this.connectionId = connectionId;
    }

    long nextRun() {
        lock.lock();
        try {
            return ++run;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all slices and refuses every run so far. */
    void clear() {
        lock.lock();
        try {
            run++;
            slices.clear();
        } finally {
            lock.unlock();
        }
    }

    List<Held> held() {
        lock.lock();
        try {
            return List.copyOf(slices.values());
        } finally {
            lock.unlock();
        }
    }

    void check(long number) {
        lock.lock();
        try {
            requireCurrent(number);
        } finally {
            lock.unlock();
        }
    }

    /** Replaces a slice and keeps {@code records} as given; {@code announce} runs inside the step and may still prevent it by throwing. */
    void replace(long number, SliceState state, Map<String, CloudRecord> records, Runnable announce) {
        lock.lock();
        try {
            requireCurrent(number);
            announce.run();
            slices.put(state.slice(), new Held(state, records));
        } finally {
            lock.unlock();
        }
    }

    void retire(long number, Slice slice) {
        lock.lock();
        try {
            requireCurrent(number);
            slices.computeIfPresent(slice, (key, held) -> {
                SliceState old = held.state();
                return new Held(
                        new SliceState(old.slice(), old.run(), old.seal(), old.records(), true), held.records());
            });
        } finally {
            lock.unlock();
        }
    }

    private void requireCurrent(long number) {
        if (number != run) {
            throw new SupersededException(connectionId, number);
        }
    }
}
