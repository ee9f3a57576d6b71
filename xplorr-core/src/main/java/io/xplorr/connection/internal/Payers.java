package io.xplorr.connection.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.MemberAccount;
import io.xplorr.connection.StoredConnection;
import io.xplorr.sync.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells of a connected account that another one pays for whether that one is connected too: most of the cost is seen from
 * there only. Immutable and thread-safe.
 */
final class Payers {
    private final Supplier<List<StoredConnection>> connections;

    /**
     * Creates it.
     *
     * @param connections all of one tenant's, asked for only if it takes them
     */
    Payers(Supplier<List<StoredConnection>> connections) {
        this.connections = connections;
    }

    /** Returns what to say of the account of a report; nothing where its payer is connected, or it pays for itself. */
    Optional<Problem> missing(ConnectionReport report) {
        Optional<String> account = report.account();
        Optional<String> payer = report.payer();
        boolean fine = payer.isEmpty() || account.isEmpty() || payer.equals(account) || isConnected(payer.get());
        return fine ? Optional.empty() : Optional.of(notConnected(account.get(), payer.get()));
    }

    /** Returns a connection without the complaint about its payer, if that has been connected and read since. */
    StoredConnection upToDate(StoredConnection held) {
        ConnectionFacts facts = held.facts();
        if (facts.verificationProblems().stream().noneMatch(Payers::isComplaint) || !isMemberOfAnother(held)) {
            return held;
        }
        List<Problem> open = facts.verificationProblems().stream()
                .filter(problem -> !isComplaint(problem))
                .toList();
        return held.become(held.state(), held.keys(), facts.withProblems(open, facts.syncProblems()));
    }

    private boolean isConnected(String account) {
        return connections.get().stream()
                .filter(connection -> connection.state().isReadable())
                .anyMatch(connection -> connection.facts().account().equals(Optional.of(account)));
    }

    private boolean isMemberOfAnother(StoredConnection held) {
        return connections.get().stream()
                .filter(connection ->
                        connection.state().isReadable() && !connection.id().equals(held.id()))
                .flatMap(connection -> connection.facts().members().stream())
                .filter(member -> !member.management())
                .map(MemberAccount::id)
                .anyMatch(member -> held.facts().account().equals(Optional.of(member)));
    }

    private static boolean isComplaint(Problem problem) {
        return problem.code().equals(ConnectionProblems.PAYER_NOT_CONNECTED);
    }

    private static Problem notConnected(String account, String payer) {
        return Problem.builder(ConnectionProblems.PAYER_NOT_CONNECTED)
                .severity(Problem.Severity.WARNING)
                .kind(ErrorKind.NO_DATA)
                .message("Account " + account + " belongs to an organisation that account " + payer
                        + " pays for, and that one is not connected: the cost and the list of the other accounts are seen"
                        + " from there only.")
                .remedy("1. Connect account " + payer
                        + " as well, with a role of its own. 2. If this connection was meant"
                        + " to be the payer's, remove it. If only account " + account
                        + " is to be read, there is nothing to do.")
                .build();
    }
}
