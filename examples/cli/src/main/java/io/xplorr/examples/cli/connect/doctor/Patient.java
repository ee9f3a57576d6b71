package io.xplorr.examples.cli.connect.doctor;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Connections;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.examples.cli.connect.VerificationPrice;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.record.DatasetId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the doctor looks at: a role or key, and what is to be read with it. It is verified as a connection of its own, in
 * memory, so that nothing happens to the one that it was taken from. Immutable and thread-safe.
 *
 * @param account the account that it must be in, where one is known
 * @param datasets empty for all that are on
 */
record Patient(CredentialSource credentials, Optional<String> account, Set<DatasetId> datasets) {
    private static final ConnectionId ID = ConnectionId.of("doctor");

    /** Adds what a verification finds to a report. */
    void examine(AwsOptions aws, boolean billedCalls, Instant now, ConnectionReport.Builder report, PrintWriter err) {
        ConnectionStore memory = ConnectionStore.inMemory();
        memory.save(copy(billedCalls, now));
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(aws.provider())
                .callDeadline(aws.callDeadline())
                .connectionStore(memory)
                .build()) {
            Connections connections = xplorr.connections(RegisteredConnections.TENANT);
            VerificationPrice.announce(connections, billedCalls, err);
            ConnectionReport found = connections.verify(ID);
            found.checks().forEach(report::addCheck);
            found.permissions().forEach(report::addPermission);
            found.remarks().forEach(report::addRemark);
            report.account(found.account().orElse(null)).calls(found.calls());
        }
    }

    /** Returns it as one that worked once and does not any more: what is new is given time, and a doctor is asked late. */
    private StoredConnection copy(boolean billedCalls, Instant now) {
        ConnectionRequest.Builder request = ConnectionRequest.builder("doctor", Provider.AWS);
        datasets.forEach(request::addDataset);
        credentials.settings().forEach(request::addSetting);
        if (!billedCalls) {
            request.withoutBilledCalls();
        }
        return new StoredConnection(
                ID,
                1,
                RegisteredConnections.TENANT,
                request.build(),
                ConnectionState.BROKEN,
                now,
                ConnectionKeys.of(Optional.empty(), 0).withCredentials(Optional.of(credentials)),
                ConnectionFacts.NONE.verified(account, now));
    }
}
