package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.sync.Moved;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SliceOutcome;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects how each slice ended, and each problem once. Thread-safe. */
final class Outcomes {
    private final ConnectionId connectionId;
    private final Listeners listeners;
    private volatile Map<Slice, SliceState> held = Map.of();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Slice, SliceOutcome> outcomes = new TreeMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<Slice, List<Moved>> moved = new TreeMap<>();

    Outcomes(ConnectionId connectionId, Listeners listeners) {
        this.connectionId = connectionId;
        this.listeners = listeners;
    }

    /** Sets what the store held before the run. */
    void held(Collection<SliceState> states) {
        held = states.stream().collect(Collectors.toUnmodifiableMap(SliceState::slice, Function.identity()));
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

    void replaced(Slice slice, long records, SliceSeal seal) {
        SliceState before = held.get(slice);
        if (before != null) {
            List<Moved> changes = changes(slice, before.seal().totals(), seal.totals());
            lock.lock();
            try {
                moved.put(slice, changes);
            } finally {
                lock.unlock();
            }
        }
        add(new SliceOutcome.Replaced(slice, records));
    }

    void failed(Collection<Slice> slices, Problem problem) {
        note(problem);
        for (Slice slice : notReplaced(slices)) {
            add(
                    held.containsKey(slice)
                            ? new SliceOutcome.Kept(slice, problem)
                            : new SliceOutcome.Missing(slice, problem));
        }
    }

    /** Returns whether any of the slices was read by an earlier run. */
    boolean heldAny(Collection<Slice> slices) {
        return slices.stream().anyMatch(held::containsKey);
    }

    /** Returns who paid when the slice was read before. */
    Optional<String> heldPayer(Slice slice) {
        return Optional.ofNullable(held.get(slice))
                .flatMap(state -> state.seal().payer());
    }

    /** Returns whether an earlier run left records in any of the slices. */
    boolean holdRecords(Collection<Slice> slices) {
        return slices.stream().anyMatch(slice -> {
            SliceState state = held.get(slice);
            return state != null && state.records() > 0;
        });
    }

    void notApplicable(Collection<Slice> slices, Problem problem) {
        note(problem);
        slices.forEach(slice -> add(new SliceOutcome.NotApplicable(slice, problem)));
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

    /** Returns the sums that are not what they were, in the order of slices. */
    List<Moved> moved() {
        lock.lock();
        try {
            return moved.values().stream().flatMap(List::stream).toList();
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

    private static List<Moved> changes(Slice slice, Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .map(total -> new Moved(
                        slice,
                        total,
                        before.getOrDefault(total, BigDecimal.ZERO),
                        after.getOrDefault(total, BigDecimal.ZERO)))
                .filter(change -> change.change().signum() != 0)
                .toList();
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
