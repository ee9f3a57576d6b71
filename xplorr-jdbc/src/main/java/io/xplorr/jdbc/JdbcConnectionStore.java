package io.xplorr.jdbc;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.connection.ConnectionRows;
import io.xplorr.jdbc.internal.connection.GroupAddress;
import io.xplorr.jdbc.internal.connection.HeldConnection;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.store.StoreException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps registered connections in the database of a {@link JdbcStore}, from {@link JdbcStore#connections}. Thread-safe, and
 * safe between processes that share the database.
 *
 * <p>Access keys, external IDs and role names are sealed as one secret for each connection, and the external ID of a group
 * as another, as {@link SecretVault} describes; the rest is in plain columns of the table {@code xplorr.connection}. The
 * key is asked once for each connection that is saved or read, and never while a database connection is held.
 *
 * <p>To change the key, give the store the new one, which still opens what is under the old one, and call {@link
 * SecretVault#rotate()}.
 *
 * <p>Times are kept to the microsecond. Each method throws {@link StoreException} if the database fails, and where a secret
 * comes in also if there is no key, the key is out of reach, or what is held was altered, moved or taken away; nothing is
 * stored then. {@link #list} does not for single connections: it lists them without their keys, and with a problem that says
 * so.
 */
public final class JdbcConnectionStore implements ConnectionStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcConnectionStore.class);

    private final Database database;
    private final KeyEncryptionKey key;
    private final SecretVault vault;

    JdbcConnectionStore(Database database, KeyEncryptionKey key) {
        this.database = database;
        this.key = key;
        this.vault = new SecretVault(database, key);
    }

    @Override
    public boolean save(StoredConnection connection) {
        HeldConnection held = HeldConnection.seal(connection, key);
        String json = database.dialect().jsonParameter();
        try {
            return database.call(
                    "saving [connection=" + connection.id() + "]", open -> ConnectionRows.save(open, held, json));
        } catch (StoreException e) {
            if (Database.isUniqueViolation(e)) {
                return false; // it has a first version
            }
            throw e;
        }
    }

    @Override
    public Optional<StoredConnection> find(ConnectionId id) {
        return database.call("reading [connection=" + id + "]", open -> ConnectionRows.find(open, id))
                .map(held -> held.open(key));
    }

    @Override
    public List<StoredConnection> list(TenantId tenant) {
        return database
                .call("reading connections [tenant=" + tenant + "]", open -> ConnectionRows.list(open, tenant))
                .stream()
                .map(this::openedIfPossible)
                .sorted(Comparator.comparing(StoredConnection::id)) // whatever the collation
                .toList();
    }

    @Override
    public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposed) {
        Secret shared = vault.findOrPut(GroupAddress.of(group), Secret.of(proposed.reveal()));
        return ExternalId.ofStored(shared.reveal());
    }

    /** Returns a connection without its keys where they do not open, and says so: the others of its tenant are fine. */
    private StoredConnection openedIfPossible(HeldConnection held) {
        try {
            return held.open(key);
        } catch (StoreException e) {
            StoredConnection bare = held.connection();
            LOG.warn("connection is listed without its keys [connection={}]: {}", bare.id(), e.getMessage());
            List<Problem> problems = new ArrayList<>(bare.facts().verificationProblems());
            problems.add(Problem.builder(ProblemCode.STORE_FAILED)
                    .kind(ErrorKind.STORAGE)
                    .message("The keys of this connection cannot be opened: " + e.getMessage())
                    .remedy("Look after the key service, and restore the row of the secret if it was altered.")
                    .build());
            return bare.become( // a version that is not held: no change of it can be saved over the keys
                    bare.state(),
                    bare.keys(),
                    bare.facts().withProblems(problems, bare.facts().syncProblems()));
        }
    }
}
