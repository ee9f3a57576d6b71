package io.xplorr.connection;

/** How the completion of a connection, or of a rotation, ended. */
public sealed interface Completion {
    ConnectionId connectionId();

    ConnectionReport report();

    /** It is verified, and can be read. The report says what of it is readable. */
    record Connected(CloudConnection connection, ConnectionReport report) implements Completion {
        @Override
        public ConnectionId connectionId() {
            return connection.id();
        }
    }

    /** It cannot be read with what was handed in; the report says why, and what to do. */
    record Refused(ConnectionId connectionId, ConnectionReport report) implements Completion {}
}
