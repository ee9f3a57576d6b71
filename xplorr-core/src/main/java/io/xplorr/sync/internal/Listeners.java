package io.xplorr.sync.internal;

import io.xplorr.sync.SyncListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners; what one throws harms neither the others nor the run. Thread-safe. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SyncListener> listeners;

    Listeners(List<SyncListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(Consumer<SyncListener> event) {
        for (SyncListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.debug("listener failed [listener={}]", listener.getClass().getName(), e);
            }
        }
    }
}
