package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceState;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SliceOutcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Collects how each slice ended, and each problem once. Thread-safe. */
final class Outcomes {
    private final ConnectionId connectionId;
    private final Listeners listeners;
    private volatile Set<Slice> held = Set.of();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Slice, SliceOutcome> outcomes = new TreeMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    Outcomes(ConnectionId connectionId, Listeners listeners) {
        this.connectionId = connectionId;
        this.listeners = listeners;
    }

    /** Sets what the store held before the run. */
    void held(Collection<SliceState> states) {
        held = states.stream().map(SliceState::slice).collect(Collectors.toUnmodifiableSet());
    }

    void planned(Collection<Slice> slices) {
        listeners.tell(listener -> listener.slicesPlanned(connectionId, List.copyOf(slices)));
    }

    void started(Slice slice) {
        listeners.tell(listener -> listener.sliceStarted(connectionId, slice));
    }

    void pageWritten(Slice first, int records) {
        listeners.tell(listener -> listener.pageWritten(connectionId, first, records));
    }

    void replaced(Slice slice, long records) {
        add(new SliceOutcome.Replaced(slice, records));
    }

    void failed(Collection<Slice> slices, Problem problem) {
        note(problem);
        for (Slice slice : notReplaced(slices)) {
            add(
                    held.contains(slice)
                            ? new SliceOutcome.Kept(slice, problem)
                            : new SliceOutcome.Missing(slice, problem));
        }
    }

    void notAttempted(Collection<Slice> slices, Problem problem) {
        note(problem);
        notReplaced(slices).forEach(slice -> add(new SliceOutcome.NotAttempted(slice, problem)));
    }

    void note(Problem problem) {
        lock.lock();
        try {
            problems.add(problem);
        } finally {
            lock.unlock();
        }
    }

    List<SliceOutcome> outcomes() {
        lock.lock();
        try {
            return List.copyOf(outcomes.values());
        } finally {
            lock.unlock();
        }
    }

    /** Returns each problem once, the worst first. */
    List<Problem> problems() {
        lock.lock();
        try {
            return problems.stream()
                    .sorted(Comparator.comparing(Problem::severity).reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Leaves out what was committed before its read failed in the middle of its commits. */
    private List<Slice> notReplaced(Collection<Slice> slices) {
        lock.lock();
        try {
            return slices.stream()
                    .filter(slice -> !(outcomes.get(slice) instanceof SliceOutcome.Replaced))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void add(SliceOutcome outcome) {
        lock.lock();
        try {
            outcomes.put(outcome.slice(), outcome);
        } finally {
            lock.unlock();
        }
        listeners.tell(listener -> listener.sliceEnded(connectionId, outcome));
    }
}
