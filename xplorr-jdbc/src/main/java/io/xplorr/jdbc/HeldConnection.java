package io.xplorr.jdbc;

import io.xplorr.connection.StoredConnection;
import java.util.Optional;

/**
 * A connection as the database has it.
 *
 * @param connection with the generation of its keys and nothing else of them
 * @param hasKeys whether there is more
 * @param keys empty where there is nothing, and where somebody has taken it away
 */
record HeldConnection(StoredConnection connection, boolean hasKeys, Optional<SealedSecret> keys) {}
