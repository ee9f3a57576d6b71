package io.xplorr.testkit.contract;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of connections that are wrong in one way each, by what is wrong. */
final class BrokenConnectionStores {
    private BrokenConnectionStores() {}

    static ConnectionStore findsNothing() {
        return new BrokenConnectionStore() {
            @Override
            public Optional<StoredConnection> find(ConnectionId id) {
                return Optional.empty();
            }
        };
    }

    static ConnectionStore losesTheFacts() {
        return new BrokenConnectionStore() {
            @Override
            public boolean save(StoredConnection it) {
                return super.save(new StoredConnection(
                        it.id(),
                        it.version(),
                        it.tenant(),
                        it.request(),
                        it.state(),
                        it.createdAt(),
                        it.keys(),
                        ConnectionFacts.NONE));
            }
        };
    }

    static ConnectionStore keepsTheFirstVersionForEver() {
        return new BrokenConnectionStore() {
            @Override
            public boolean save(StoredConnection connection) {
                return connection.version() > 1 || super.save(connection);
            }
        };
    }

    static ConnectionStore overwritesWhateverIsHeld() {
        Map<ConnectionId, StoredConnection> held = new ConcurrentHashMap<>();
        return new BrokenConnectionStore() {
            @Override
            public boolean save(StoredConnection connection) {
                held.put(connection.id(), connection);
                return true;
            }

            @Override
            public Optional<StoredConnection> find(ConnectionId id) {
                return Optional.ofNullable(held.get(id));
            }
        };
    }

    static ConnectionStore tellsEveryRivalThatItWon() {
        return new BrokenConnectionStore() {
            @Override
            public boolean save(StoredConnection connection) {
                return super.save(connection) || find(connection.id()).equals(Optional.of(connection));
            }
        };
    }

    static ConnectionStore foldsTheCaseOfIds() {
        return new BrokenConnectionStore() {
            @Override
            public Optional<StoredConnection> find(ConnectionId id) {
                return super.find(ConnectionId.of(id.value().toLowerCase(Locale.ROOT)));
            }
        };
    }

    static ConnectionStore listsTheConnectionsOfOthers() {
        return new BrokenConnectionStore() {
            @Override
            public List<StoredConnection> list(TenantId tenant) {
                return Stream.of("acme", "globex")
                        .flatMap(each -> super.list(TenantId.of(each)).stream())
                        .toList();
            }
        };
    }

    static ConnectionStore listsBackwards() {
        return new BrokenConnectionStore() {
            @Override
            public List<StoredConnection> list(TenantId tenant) {
                List<StoredConnection> all = super.list(tenant);
                return Stream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1)
                        .map(all::get)
                        .toList();
            }
        };
    }

    static ConnectionStore hidesWhatIsRemoved() {
        return new BrokenConnectionStore() {
            @Override
            public List<StoredConnection> list(TenantId tenant) {
                return super.list(tenant).stream()
                        .filter(connection -> connection.state() != ConnectionState.REMOVED)
                        .toList();
            }
        };
    }

    static ConnectionStore takesTheLatestProposal() {
        return new BrokenConnectionStore() {
            @Override
            public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposal) {
                return proposal;
            }
        };
    }

    static ConnectionStore mixesTenants() {
        return grouping(it -> new OrganizationGroup(TenantId.of("any"), it.provider(), it.name(), it.generation()));
    }

    static ConnectionStore mixesProviders() {
        return grouping(it -> new OrganizationGroup(it.tenant(), Provider.AWS, it.name(), it.generation()));
    }

    static ConnectionStore foldsTheCaseOfGroups() {
        return grouping(it ->
                new OrganizationGroup(it.tenant(), it.provider(), it.name().toLowerCase(Locale.ROOT), it.generation()));
    }

    static ConnectionStore mixesGenerations() {
        return grouping(it -> new OrganizationGroup(it.tenant(), it.provider(), it.name(), 0));
    }

    private static ConnectionStore grouping(UnaryOperator<OrganizationGroup> mixing) {
        return new BrokenConnectionStore() {
            @Override
            public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposal) {
                return super.shareExternalId(mixing.apply(group), proposal);
            }
        };
    }
}
