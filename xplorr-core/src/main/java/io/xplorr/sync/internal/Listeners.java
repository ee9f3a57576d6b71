package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import io.xplorr.sync.SyncListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells all listeners; what one throws harms neither the others nor the run. The first failure of each within an
 * hour is logged at WARN, the others at DEBUG, since it may fail at every page. Thread-safe.
 */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long QUIET_NANOS = Duration.ofHours(1).toNanos();

    private final List<SyncListener> listeners;
    private final TimeSource time;
    private final ConcurrentMap<SyncListener, Long> warnedAt = new ConcurrentHashMap<>();

    Listeners(List<SyncListener> listeners, TimeSource time) {
        this.listeners = List.copyOf(listeners);
        this.time = time;
    }

    void tell(Consumer<SyncListener> event) {
        for (SyncListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) { // whatever it is, it is the listener's
                LOG.atLevel(levelOfFailure(listener))
                        .setCause(e)
                        .log(
                                "listener failed [listener={}]",
                                listener.getClass().getName());
            }
        }
    }

    /** Returns at which level to log that a listener has failed just now. */
    Level levelOfFailure(SyncListener listener) {
        long now = time.nanoTime();
        Long last = warnedAt.putIfAbsent(listener, now);
        boolean warn = last == null || now - last >= QUIET_NANOS && warnedAt.replace(listener, last, now);
        return warn ? Level.WARN : Level.DEBUG;
    }
}
