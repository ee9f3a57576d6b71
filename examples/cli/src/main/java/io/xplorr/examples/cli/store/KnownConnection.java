package io.xplorr.examples.cli.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.StoredConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connection that a store knows of. Immutable and thread-safe.
 *
 * @param registered empty for an account of the operator's own, of which the store has nothing but what was read
 */
public record KnownConnection(ConnectionId id, Optional<StoredConnection> registered) {
    /** Returns all, in the order of their ids; removed ones are known no more. */
    static List<KnownConnection> all(DatabaseStore store) {
        Map<ConnectionId, StoredConnection> registered = store.connections().list(RegisteredConnections.TENANT).stream()
                .collect(Collectors.toMap(StoredConnection::id, Function.identity()));
        Stream<KnownConnection> own = store.reader().connections().stream()
                .filter(id -> !registered.containsKey(id))
                .map(id -> new KnownConnection(id, Optional.empty()));
        Stream<KnownConnection> made = new RegisteredConnections(store.connections())
                .all().stream().map(connection -> new KnownConnection(connection.id(), Optional.of(connection)));
        return Stream.concat(own, made)
                .sorted(Comparator.comparing(KnownConnection::id))
                .toList();
    }

    /**
     * Returns the one of an id or name, or all.
     *
     * @throws IllegalArgumentException if there is none of that id or name
     */
    public static List<KnownConnection> chosen(DatabaseStore store, Optional<String> idOrName) {
        List<KnownConnection> all = all(store);
        if (idOrName.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(known -> known.id().value().equals(idOrName.get()))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> {
                    StoredConnection named = new RegisteredConnections(store.connections()).listed(idOrName.get());
                    return List.of(new KnownConnection(named.id(), Optional.of(named)));
                });
    }

    /** Returns its id, and its name where it has one. */
    public String title() {
        return registered
                .map(connection -> id + " " + connection.request().displayName())
                .orElse(id.value());
    }
}
