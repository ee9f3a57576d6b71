package io.xplorr.sync.internal;

import io.xplorr.sync.SyncListener;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells all listeners; what one throws harms neither the others nor the run. The first failure of each is logged at WARN, the
 * others at DEBUG, since it may fail at every page. Thread-safe.
 */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SyncListener> listeners;
    private final Set<SyncListener> failing = Collections.newSetFromMap(new ConcurrentHashMap<>());

    Listeners(List<SyncListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(Consumer<SyncListener> event) {
        for (SyncListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) { // whatever it is, it is the listener's
                LOG.atLevel(failing.add(listener) ? Level.WARN : Level.DEBUG)
                        .setCause(e)
                        .log(
                                "listener failed [listener={}]",
                                listener.getClass().getName());
            }
        }
    }
}
