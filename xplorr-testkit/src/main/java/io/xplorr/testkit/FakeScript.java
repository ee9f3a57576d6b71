package io.xplorr.testkit;

import io.xplorr.record.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The failures that wait for their attempts. Thread-safe. */
final class FakeScript {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Entry> entries = new ArrayList<>();

    void failNext(String action, FakeFailure... failures) {
        lock.lock();
        try {
            for (FakeFailure failure : failures) {
                entries.add(new Entry(action, Optional.empty(), failure));
            }
        } finally {
            lock.unlock();
        }
    }

    void fail(String action, Scope scope, FakeFailure failure) {
        lock.lock();
        try {
            entries.add(new Entry(action, Optional.of(scope), failure));
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    List<String> unmet() {
        lock.lock();
        try {
            return entries.stream()
                    .filter(entry -> !entry.met)
                    .map(Entry::toString)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    void failIfDue(FakeCall call) {
        lock.lock();
        try {
            Iterator<Entry> each = entries.iterator();
            while (each.hasNext()) {
                Entry entry = each.next();
                if (entry.isFor(call)) {
                    entry.met = true;
                    if (entry.scope.isEmpty()) {
                        each.remove();
                    }
                    throw entry.failure;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One failure: for every attempt in a scope, or else for one attempt. */
    private static final class Entry {
        private final String action;
        private final Optional<Scope> scope;
        private final FakeFailure failure;
        private boolean met;

        Entry(String action, Optional<Scope> scope, FakeFailure failure) {
            this.action = action;
            this.scope = scope;
            this.failure = failure;
        }

        boolean isFor(FakeCall call) {
            return action.equals(call.action())
                    && scope.map(call.scope()::equals).orElse(true);
        }

        @Override
        public String toString() {
            return failure.error().code() + " on " + action
                    + scope.map(it -> " in " + it).orElse("");
        }
    }
}
