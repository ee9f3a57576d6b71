package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionStore;
import io.xplorr.jdbc.secret.FakeKeyService;
import io.xplorr.jdbc.secret.ManagedKey;
import io.xplorr.testkit.contract.ConnectionStoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionStoreContractTest extends ConnectionStoreContract {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @Override
    protected ConnectionStore emptyStore() throws SQLException {
        POSTGRES.clear();
        return JdbcStore.open(POSTGRES.pool()).connections(ManagedKey.of(new FakeKeyService().addKey("1"), "1"));
    }
}
