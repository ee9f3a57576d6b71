package io.xplorr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.secret.FakeKeyService;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.ManagedKey;
import io.xplorr.store.StoreException;
import io.xplorr.sync.ProblemCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a database full of connections tells, and what it lets be changed. */
abstract class ConnectionSecretsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final ExternalId EXTERNAL_ID = ExternalId.ofStored("canary-external-id");
    private static final ExternalId SHARED_ID = ExternalId.ofStored("canary-shared-id");
    private static final OrganizationGroup GROUP = new OrganizationGroup(ACME, Provider.AWS, "all accounts", 0);

    private final FakeKeyService service = new FakeKeyService().addKey("old").addKey("new");
    private JdbcStore store;
    private Tables tables;
    private JdbcConnectionStore connections;

    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource dataSource = dataSource();
        store = JdbcStore.open(dataSource);
        tables = new Tables(dataSource);
        connections = store.connections(ManagedKey.of(service, "old"));
    }

    @Test
    void tables_showNoSecret() throws Exception {
        assertThat(connections.save(withKey("a"))).isTrue();
        connections.shareExternalId(GROUP, SHARED_ID);

        assertThat(tables.rows("connection")).hasSize(1).noneMatch(row -> row.contains("canary"));
        assertThat(tables.rows("secret")).hasSize(2).noneMatch(row -> row.contains("canary"));
    }

    @Test
    void find_bitsFlippedAllOver_isRefused() throws Exception {
        connections.save(withKey("a"));
        byte[] sealed = tables.bytes("SELECT sealed FROM xplorr.secret");

        for (int i = 0; i < sealed.length; i += 5) {
            byte[] altered = sealed.clone();
            altered[i] ^= (byte) (1 << i / 5 % 8);
            tables.execute("UPDATE xplorr.secret SET sealed = ?", altered);
            assertRefused("a");
        }

        tables.execute("UPDATE xplorr.secret SET sealed = ?", sealed);
        assertThat(connections.find(ConnectionId.of("a"))).contains(withKey("a"));
    }

    @Test
    void find_cutOff_isRefused() throws Exception {
        connections.save(withKey("a"));
        byte[] sealed = tables.bytes("SELECT sealed FROM xplorr.secret");

        for (int length : new int[] {0, 2, 3, 40, sealed.length / 2, sealed.length - 1}) {
            tables.execute("UPDATE xplorr.secret SET sealed = ?", Arrays.copyOf(sealed, length));
            assertRefused("a");
        }
    }

    @Test
    void find_keysTakenAway_isRefused() throws Exception {
        connections.save(withKey("a"));
        tables.execute("DELETE FROM xplorr.secret");

        assertThatThrownBy(() -> connections.find(ConnectionId.of("a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its keys are missing");
    }

    @Test
    void find_keysOfAnotherConnection_isRefused() throws Exception {
        connections.save(withKey("a"));
        connections.save(withKey("b"));
        tables.execute("DELETE FROM xplorr.secret WHERE connection_id = 'a'");
        tables.execute("UPDATE xplorr.secret SET connection_id = 'a'");

        assertRefused("a");
    }

    @Test
    void find_givenToAnotherTenant_isRefused() throws Exception {
        connections.save(withKey("a"));
        tables.execute("UPDATE xplorr.connection SET tenant_id = 'globex'");
        tables.execute("UPDATE xplorr.secret SET tenant_id = 'globex'");

        assertRefused("a");
        assertThat(connections.list(TenantId.of("globex")))
                .extracting(StoredConnection::keys)
                .containsExactly(ConnectionKeys.of(Optional.empty(), 0));
    }

    @Test
    void list_keysOfOneDoNotOpen_listsItWithoutThemAndSaysSo() throws Exception {
        connections.save(withKey("a"));
        connections.save(withKey("b"));
        tables.execute("DELETE FROM xplorr.secret WHERE connection_id = 'a'");

        List<StoredConnection> listed = connections.list(ACME);

        assertThat(listed).hasSize(2).last().isEqualTo(withKey("b"));
        StoredConnection bare = listed.get(0);
        assertThat(bare.id()).isEqualTo(ConnectionId.of("a"));
        assertThat(bare.keys()).isEqualTo(ConnectionKeys.of(Optional.empty(), 0));
        assertThat(bare.facts().verificationProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STORE_FAILED);
            assertThat(problem.message()).contains("its keys are missing");
        });
        assertThat(connections.save(bare.become(bare.state(), bare.keys(), bare.facts())))
                .as("nobody can lose the keys by it")
                .isFalse();
    }

    @Test
    void shareExternalId_ofAnotherGroupPutInItsPlace_isRefused() throws Exception {
        OrganizationGroup other = new OrganizationGroup(ACME, Provider.AWS, "other accounts", 0);
        connections.shareExternalId(GROUP, SHARED_ID);
        String place = tables.texts("SELECT connection_id FROM xplorr.secret").get(0);
        connections.shareExternalId(other, EXTERNAL_ID);
        tables.execute("DELETE FROM xplorr.secret WHERE connection_id = '" + place + "'");
        tables.execute("UPDATE xplorr.secret SET connection_id = '" + place + "'");

        assertThatThrownBy(() -> connections.shareExternalId(GROUP, SHARED_ID)).isInstanceOf(StoreException.class);
    }

    @Test
    void save_withoutAKey_isRefusedAndSaysWhatToDo() throws Exception {
        JdbcConnectionStore keyless = store.connections(KeyEncryptionKey.none());

        assertThatThrownBy(() -> keyless.save(withKey("a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no key-encryption key is configured")
                .hasMessageContaining("LocalKeyFile");

        assertThat(tables.count("xplorr.connection")).isZero();
        assertThat(tables.count("xplorr.secret")).isZero();
    }

    @Test
    void save_removed_needsNoKeyAndLeavesNoSecret() throws Exception {
        StoredConnection held = withKey("a");
        connections.save(held);
        JdbcConnectionStore keyless = store.connections(KeyEncryptionKey.none());
        StoredConnection removed =
                held.become(ConnectionState.REMOVED, held.keys().wiped(), held.facts());

        assertThat(keyless.save(removed)).isTrue();

        assertThat(tables.count("xplorr.secret")).isZero();
        assertThat(keyless.find(held.id())).contains(removed);
    }

    @Test
    void save_overtaken_keepsTheKeysOfTheWinner() {
        StoredConnection first = withKey("a");
        connections.save(first);
        StoredConnection winner = first.become(first.state(), first.keys(), first.facts());
        StoredConnection loser =
                first.become(ConnectionState.REMOVED, first.keys().wiped(), first.facts());

        assertThat(connections.save(winner)).isTrue();
        assertThat(connections.save(loser)).isFalse();
        assertThat(connections.save(withKey("a"))).as("first again").isFalse();

        assertThat(connections.find(first.id())).contains(winner);
    }

    @Test
    void save_ofAnotherTenantsConnection_isRefused() {
        StoredConnection held = withKey("a");
        connections.save(held);
        StoredConnection stolen = new StoredConnection(
                held.id(),
                2,
                TenantId.of("globex"),
                held.request(),
                held.state(),
                held.createdAt(),
                held.keys(),
                held.facts());

        assertThat(connections.save(stolen)).isFalse();
        assertThat(connections.find(held.id())).contains(held);
    }

    @Test
    void rotate_stoppedAnywhere_isResumedAndLosesNothing() throws Exception {
        for (String id : List.of("a", "b", "c")) {
            connections.save(withKey(id));
        }
        connections.shareExternalId(GROUP, SHARED_ID);
        ManagedKey next = ManagedKey.of(service, "new");
        for (long due = 4; due > 0; due = tables.count("xplorr.secret WHERE key_version = 'old'")) {
            service.failAfter(3); // one secret takes two calls: each attempt ends within its second one
            try {
                store.secrets(next).rotate();
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("out of reach");
            }
            assertThat(tables.count("xplorr.secret WHERE key_version = 'old'"))
                    .as("each attempt gets on")
                    .isLessThan(due);
        }

        service.failAfter(100);
        JdbcConnectionStore rotated = store.connections(next);
        assertThat(rotated.list(ACME)).containsExactly(withKey("a"), withKey("b"), withKey("c"));
        assertThat(rotated.shareExternalId(GROUP, EXTERNAL_ID)).isEqualTo(SHARED_ID);
    }

    private void assertRefused(String id) {
        assertThatThrownBy(() -> connections.find(ConnectionId.of(id)))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("canary");
    }

    private static StoredConnection withKey(String id) {
        ConnectionKeys keys = ConnectionKeys.of(Optional.of(EXTERNAL_ID), 0)
                .withCredentials(Optional.of(new CredentialSource.AccessKey(
                        Provider.AWS,
                        "canary-access-key-id",
                        Secret.of("canary-secret"),
                        Optional.of(Secret.of("canary-token")),
                        Map.of())));
        return new StoredConnection(
                ConnectionId.of(id),
                1,
                ACME,
                ConnectionRequest.builder("Acme production", Provider.AWS).build(),
                ConnectionState.CONNECTED,
                Instant.parse("2026-11-23T09:00:00Z"),
                keys,
                ConnectionFacts.NONE);
    }
}
