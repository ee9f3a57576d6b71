package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.StoredConnection;
import io.xplorr.sync.SyncListener;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that a connection broke or works again, once each, and the engine that one must not be read any more: it
 * is told of every change that was kept. Thread-safe.
 */
public final class ConnectionNews {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionNews.class);

    private final List<SyncListener> listeners;
    private final BiConsumer<ConnectionId, ConnectionState> stop;

    /**
     * Creates it.
     *
     * @param stop ends the runs of a connection that has become unreadable
     */
    public ConnectionNews(List<SyncListener> listeners, BiConsumer<ConnectionId, ConnectionState> stop) {
        this.listeners = List.copyOf(listeners);
        this.stop = stop;
    }

    void changed(StoredConnection before, StoredConnection after) {
        if (before.state().isReadable() && !after.state().isReadable()) {
            stop.accept(after.id(), after.state());
        }
        if (before.state().isReadable() && isBroken(after.state())) {
            tell(listener -> listener.connectionBroke(ConnectionStatus.of(after)));
        } else if (after.state().isReadable() && hadBroken(before)) {
            tell(listener -> listener.connectionRecovered(ConnectionStatus.of(after)));
        }
    }

    private static boolean isBroken(ConnectionState state) {
        return state == ConnectionState.BROKEN || state == ConnectionState.QUARANTINED;
    }

    /** Only a broken connection is verified in a state of its own after it had worked. */
    private static boolean hadBroken(StoredConnection before) {
        return before.state() == ConnectionState.VERIFYING
                && before.facts().verifiedAt().isPresent();
    }

    private void tell(Consumer<SyncListener> event) {
        for (SyncListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.debug("listener failed [listener={}]", listener.getClass().getName(), e);
            }
        }
    }
}
