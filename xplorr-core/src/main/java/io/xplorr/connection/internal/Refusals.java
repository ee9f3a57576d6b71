package io.xplorr.connection.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.sync.Problem;
import java.time.Instant;

/** What the registry refuses by itself, whatever the provider says. */
final class Refusals {
    private Refusals() {}

    static ConnectionReport expired(Instant expiresAt) {
        Problem problem = Problem.builder(ConnectionProblems.EXPIRED)
                .kind(ErrorKind.INVALID_REQUEST)
                .message("The connection had to be completed by " + expiresAt + ".")
                .remedy("1. Begin the connection again. 2. Put its new external ID into the role's trust policy."
                        + " 3. Complete it.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("in-time", Check.Weight.NEEDED, problem))
                .build();
    }

    static Check accountChanged(String found, String known) {
        Problem problem = Problem.builder(ConnectionProblems.ACCOUNT_CHANGED)
                .kind(ErrorKind.INVALID_REQUEST)
                .message("This is account " + found + ", but the connection is to account " + known + ".")
                .remedy("1. Hand in a role or key of account " + known
                        + ". 2. To read the other account as well, begin a connection of its own for it.")
                .build();
        return Check.failed("same-account", Check.Weight.NEEDED, problem);
    }
}
