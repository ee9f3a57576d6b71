package io.xplorr.connection.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionReport.Verdict;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.StoredConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what becomes of a connection after a verification. Immutable and thread-safe. */
final class Settlement {
    private final ConnectionReport report;
    private final CredentialSource candidate;
    private final Instant at;

    /**
     * Creates a settlement.
     *
     * @param candidate what was verified
     */
    Settlement(ConnectionReport report, CredentialSource candidate, Instant at) {
        this.report = report;
        this.candidate = candidate;
        this.at = at;
    }

    boolean passed() {
        return report.verdict() == Verdict.WORKS || report.verdict() == Verdict.WORKS_PARTLY;
    }

    /**
     * Settles the verification of what the connection is to be read with.
     *
     * @param before where it stood when the verification began
     */
    StoredConnection settle(StoredConnection held, ConnectionState before) {
        if (passed()) {
            return connected(held, keysAfterPassing(held.keys()).withCredentials(Optional.of(remembered())));
        }
        return report.verdict() == Verdict.UNSAFE
                ? quarantined(held)
                : settledIn(stateAfterFailure(held, before), held, withFindings(held.facts()));
    }

    /**
     * Settles the verification of what a rotation is to go over to.
     *
     * @param before where the connection stood when the verification began
     */
    StoredConnection settleRotation(StoredConnection held, ConnectionState before) {
        if (passed()) {
            return connected(held, held.keys().rotatedTo(remembered()));
        }
        return report.verdict() == Verdict.UNSAFE ? quarantined(held) : putBack(held, before, held.facts());
    }

    /** Settles a look at safety alone, which tells nothing of what is readable; undecided, it changes nothing. */
    StoredConnection settleSafety(StoredConnection held, ConnectionState before) {
        return switch (report.verdict()) {
            case WORKS, WORKS_PARTLY ->
                held.become(
                        held.state(),
                        held.keys(),
                        held.facts().verified(held.facts().account(), at));
            case REFUSED, UNSAFE -> settle(held, before);
            case UNDECIDED -> held;
        };
    }

    /** Returns whether what a connection is read with, or being verified with, was found unsafe. */
    boolean isUnsafeFor(StoredConnection held) {
        return report.verdict() == Verdict.UNSAFE
                && held.state().mayBecome(ConnectionState.QUARANTINED)
                && held.keys().credentials().stream()
                        .anyMatch(present -> present.principal().equals(candidate.principal()));
    }

    StoredConnection quarantined(StoredConnection held) {
        return held.become(ConnectionState.QUARANTINED, held.keys(), withFindings(held.facts()));
    }

    /** Returns a connection as if its verification had not begun. */
    static StoredConnection putBack(StoredConnection held, ConnectionState before, ConnectionFacts facts) {
        return held.state() == ConnectionState.VERIFYING ? settledIn(backTo(held, before), held, facts) : held;
    }

    private StoredConnection connected(StoredConnection held, ConnectionKeys keys) {
        ConnectionFacts facts = withFindings(held.facts()).verified(report.account(), at);
        ConnectionState state = report.verdict() == Verdict.WORKS_PARTLY || isDenied(facts)
                ? ConnectionState.DEGRADED
                : ConnectionState.CONNECTED;
        return held.become(state, keys, facts);
    }

    private ConnectionState stateAfterFailure(StoredConnection held, ConnectionState before) {
        if (report.verdict() == Verdict.UNDECIDED) {
            return held.state().isReadable() ? held.state() : backTo(held, before);
        }
        return failed(held);
    }

    private static StoredConnection settledIn(ConnectionState next, StoredConnection held, ConnectionFacts facts) {
        ConnectionKeys keys =
                next == ConnectionState.PENDING ? held.keys().withCredentials(Optional.empty()) : held.keys();
        return held.become(next, keys, facts);
    }

    /** A verification that died left the connection in VERIFYING; it came from where a failure leads. */
    private static ConnectionState backTo(StoredConnection held, ConnectionState before) {
        return before == ConnectionState.VERIFYING ? failed(held) : before;
    }

    private static ConnectionState failed(StoredConnection held) {
        return held.facts().verifiedAt().isPresent() ? ConnectionState.BROKEN : ConnectionState.PENDING;
    }

    private ConnectionKeys keysAfterPassing(ConnectionKeys keys) {
        boolean formerRefused = report.checks().stream()
                .anyMatch(check ->
                        check.name().equals(Check.FORMER_EXTERNAL_ID_REFUSED) && check.status() == Check.Status.PASSED);
        return formerRefused ? keys.withoutFormer() : keys;
    }

    private CredentialSource remembered() {
        return report.principalUid()
                .map(uid -> candidate.withSetting(CredentialSource.PRINCIPAL_UID, uid))
                .orElse(candidate);
    }

    /** What syncs found stays open, but for datasets that are readable now and what was about the whole connection. */
    private ConnectionFacts withFindings(ConnectionFacts facts) {
        Set<DatasetId> readable = report.permissions().stream()
                .filter(permission -> permission.status() == DatasetPermission.Status.GRANTED)
                .map(DatasetPermission::dataset)
                .collect(Collectors.toSet());
        List<Problem> ofSyncs = facts.syncProblems().stream()
                .filter(problem -> problem.dataset().isPresent()
                        && !readable.contains(problem.dataset().get()))
                .toList();
        return facts.withProblems(worthShowing(report.problems()), ofSyncs);
    }

    /** Returns whether something is denied, as far as the open problems say. */
    static boolean isDenied(ConnectionFacts facts) {
        return Stream.concat(facts.verificationProblems().stream(), facts.syncProblems().stream())
                .anyMatch(problem ->
                        problem.kind() == ErrorKind.PERMISSION && problem.severity() == Problem.Severity.ERROR);
    }

    static List<Problem> worthShowing(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() != Problem.Severity.INFO)
                .toList();
    }
}
