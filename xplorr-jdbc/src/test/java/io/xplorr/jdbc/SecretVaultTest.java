package io.xplorr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.secret.FakeKeyService;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.ManagedKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SecretVaultTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId OTHER = TenantId.of("other");
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private final FakeKeyService service = new FakeKeyService().addKey("old").addKey("new");
    private JdbcStore store;
    private Tables tables;
    private SecretVault vault;

    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource dataSource = dataSource();
        store = JdbcStore.open(dataSource);
        tables = new Tables(dataSource);
        vault = store.secrets(ManagedKey.of(service, "old"));
    }

    @Test
    void find_givesWhatWasPut() throws Exception {
        assertThat(vault.find(address(ACME, 1))).isEmpty();
        vault.put(address(ACME, 1), Secret.of("earlier"));
        vault.put(address(ACME, 1), SECRET);
        assertThat(vault.find(address(ACME, 1))).contains(SECRET);
        assertThat(tables.count("xplorr.secret")).isEqualTo(1);
    }

    @Test
    void remove_leavesOthers() {
        vault.put(address(ACME, 1), SECRET);
        vault.put(address(ACME, 2), SECRET);
        vault.put(address(OTHER, 1), SECRET);
        vault.remove(ACME, ConnectionId.of("c1"));
        assertThat(vault.find(address(ACME, 1))).isEmpty();
        assertThat(vault.find(address(ACME, 2))).contains(SECRET);
        assertThat(vault.find(address(OTHER, 1))).contains(SECRET);
    }

    @Test
    void find_rowGivenToAnotherTenant_isRefused() throws Exception {
        vault.put(address(ACME, 1), SECRET);
        tables.execute("UPDATE xplorr.secret SET tenant_id = 'other'");
        assertThatThrownBy(() -> vault.find(address(OTHER, 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("EXAMPLE");
    }

    @Test
    void find_rowsSwapped_isRefused() throws Exception {
        vault.put(address(ACME, 1), SECRET);
        vault.put(address(ACME, 2), Secret.of("another"));
        tables.execute("UPDATE xplorr.secret SET connection_id = 'c3' WHERE connection_id = 'c1'");
        tables.execute("UPDATE xplorr.secret SET connection_id = 'c1' WHERE connection_id = 'c2'");
        assertThatThrownBy(() -> vault.find(address(ACME, 1))).isInstanceOf(StoreException.class);
    }

    @Test
    void put_withoutAKey_isRefusedAndSaysWhatToDo() throws Exception {
        SecretVault keyless = store.secrets(KeyEncryptionKey.none());
        assertThatThrownBy(() -> keyless.put(address(ACME, 1), SECRET))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no key-encryption key is configured")
                .hasMessageContaining("LocalKeyFile");
        assertThat(tables.count("xplorr.secret")).isZero();
    }

    @Test
    void put_keyOutOfReach_keepsWhatWasThere() {
        vault.put(address(ACME, 1), SECRET);
        service.failAfter(0);
        assertThatThrownBy(() -> vault.put(address(ACME, 1), Secret.of("later")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("out of reach");
        service.failAfter(10);
        assertThat(vault.find(address(ACME, 1))).contains(SECRET);
    }

    @Test
    void rotate_sealsAllUnderTheNewKey() throws Exception {
        for (int i = 0; i < 5; i++) {
            vault.put(address(ACME, i), SECRET);
        }
        SecretVault rotating = store.secrets(ManagedKey.of(service, "new"));
        assertThat(rotating.find(address(ACME, 0))).as("before").contains(SECRET);
        assertThat(rotating.rotate()).isEqualTo(5);
        assertThat(rotating.rotate()).as("again").isZero();
        assertThat(tables.count("xplorr.secret WHERE key_version = 'new'")).isEqualTo(5);
        assertThat(rotating.find(address(ACME, 4))).contains(SECRET);
    }

    @Test
    void rotate_stoppedAnywhere_isResumed() throws Exception {
        for (int i = 0; i < 5; i++) {
            vault.put(address(ACME, i), SECRET);
        }
        SecretVault rotating = store.secrets(ManagedKey.of(service, "new"));
        int replaced = 0;
        for (int attempt = 0; replaced < 5; attempt++) {
            service.failAfter(3); // one secret takes two calls: each attempt fails within its second one
            try {
                replaced += rotating.rotate();
            } catch (StoreException e) {
                replaced = (int) tables.count("xplorr.secret WHERE key_version = 'new'");
            }
            assertThat(attempt)
                    .as(String.format(Locale.ROOT, "%d replaced", replaced))
                    .isLessThan(5);
        }
        service.failAfter(100);
        for (int i = 0; i < 5; i++) {
            assertThat(rotating.find(address(ACME, i))).contains(SECRET);
        }
    }

    private static SecretAddress address(TenantId tenantId, int connection) {
        return new SecretAddress(tenantId, ConnectionId.of("c" + connection), "access-key");
    }
}
