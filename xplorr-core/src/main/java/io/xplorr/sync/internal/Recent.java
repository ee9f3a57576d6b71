package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is kept for each key while it is in use. What nobody asked for in an hour is dropped if a new one would serve as well,
 * and after a day whatever it has learned: a process that reads thousands of accounts, which come and go, would otherwise hold
 * something for each of them, their regions and services, for ever. Thread-safe.
 *
 * @param <V> what is kept
 */
final class Recent<V> {
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();
    private static final long OUTDATED_NANOS = Duration.ofDays(1).toNanos();

    private final TimeSource time;
    private final Predicate<V> asGoodAsNew;
    private final ConcurrentMap<String, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong sweptAt;

    Recent(TimeSource time, Predicate<V> asGoodAsNew) {
        this.time = time;
        this.asGoodAsNew = asGoodAsNew;
        this.sweptAt = new AtomicLong(time.nanoTime());
    }

    V get(String key, Function<String, V> make) {
        long now = time.nanoTime();
        sweep(now);
        Entry<V> entry = entries.computeIfAbsent(key, missing -> new Entry<>(make.apply(missing), now));
        entry.usedAt = now;
        return entry.value;
    }

    int size() {
        return entries.size();
    }

    private void sweep(long now) {
        long last = sweptAt.get();
        if (now - last >= IDLE_NANOS && sweptAt.compareAndSet(last, now)) {
            entries.values().removeIf(entry -> isDispensable(entry, now - entry.usedAt));
        }
    }

    private boolean isDispensable(Entry<V> entry, long idleNanos) {
        return idleNanos >= OUTDATED_NANOS || idleNanos >= IDLE_NANOS && asGoodAsNew.test(entry.value);
    }

    private static final class Entry<V> {
        private final V value;
        private volatile long usedAt;

        private Entry(V value, long usedAt) {
            this.value = value;
            this.usedAt = usedAt;
        }
    }
}
