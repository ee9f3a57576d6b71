package io.xplorr.connection.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.MemberAccount;
import io.xplorr.connection.StoredConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes on registered connections what syncs find: their state, open problems, member accounts. Thread-safe. */
public final class SyncWatch implements SyncListener {
    private final ConnectionBook book;
    private final Map<ConnectionId, List<MemberAccount>> membersOfRuns = new ConcurrentHashMap<>();

    public SyncWatch(ConnectionStore connections, ConnectionNews news) {
        this.book = new ConnectionBook(connections, news);
    }

    /** Returns the store to sync into so that member accounts are seen. */
    public Store over(Store store) {
        return new MemberTap(store, (id, members) -> membersOfRuns.put(id, List.copyOf(members)));
    }

    /** Returns the state of a registered connection, as it is now, if that is none to be read in. */
    public Optional<ConnectionState> unreadable(CloudConnection connection) {
        return connection.verified()
                ? book.find(connection.id())
                        .map(StoredConnection::state)
                        .or(() -> Optional.of(ConnectionState.REMOVED))
                        .filter(state -> !state.isReadable())
                : Optional.empty();
    }

    @Override
    public void syncEnded(SyncResult result) {
        Optional<List<MemberAccount>> members = Optional.ofNullable(membersOfRuns.remove(result.connectionId()));
        book.find(result.connectionId())
                .ifPresent(connection ->
                        book.change(connection.tenant(), connection.id(), held -> after(held, result, members)));
    }

    private static StoredConnection after(
            StoredConnection held, SyncResult result, Optional<List<MemberAccount>> members) {
        if (held.state() == ConnectionState.REMOVED || isOutdatedRefusal(held, result)) {
            return held;
        }
        ConnectionFacts facts = withProblems(held.facts(), result);
        if (members.isPresent()) {
            facts = facts.withMembers(members.get());
        }
        if (gotSomething(result)) {
            Instant endedAt = result.startedAt().plus(result.duration());
            facts = facts.synced(endedAt);
        }
        ConnectionState next = held.state().isReadable() ? stateAfter(result, facts, held.state()) : held.state();
        return held.become(next, held.keys(), facts);
    }

    private static ConnectionState stateAfter(SyncResult result, ConnectionFacts facts, ConnectionState present) {
        if (isRefusedOutright(result)) {
            return ConnectionState.BROKEN;
        }
        if (Settlement.isDenied(facts)) {
            return ConnectionState.DEGRADED;
        }
        // A sync that read nothing, being throttled or cancelled, proves nothing either way.
        return gotSomething(result) ? ConnectionState.CONNECTED : present;
    }

    /** What refused a sync that began earlier was mended before a verification passed. */
    private static boolean isOutdatedRefusal(StoredConnection held, SyncResult result) {
        return isRefusedOutright(result)
                && held.facts()
                        .verifiedAt()
                        .filter(result.startedAt()::isBefore)
                        .isPresent();
    }

    /** Returns whether the provider did not let us in at all: nothing was read, for a reason that is about no place. */
    private static boolean isRefusedOutright(SyncResult result) {
        return result.status() == SyncStatus.FAILED
                && result.problems().stream()
                        .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR
                                && problem.dataset().isEmpty()
                                && problem.scope().isEmpty()
                                && (problem.kind() == ErrorKind.AUTHENTICATION
                                        || problem.kind() == ErrorKind.PERMISSION));
    }

    private static boolean gotSomething(SyncResult result) {
        return result.status() == SyncStatus.COMPLETE
                || result.outcomes().stream().anyMatch(SliceOutcome.Replaced.class::isInstance);
    }

    /** A dataset's problems stay open until a sync reads it again; those of the whole connection until the next sync. */
    private static ConnectionFacts withProblems(ConnectionFacts facts, SyncResult result) {
        Set<DatasetId> read = result.outcomes().stream()
                .filter(SliceOutcome::isConclusive)
                .map(outcome -> outcome.slice().dataset())
                .collect(Collectors.toSet());
        List<Problem> ofVerification = facts.verificationProblems().stream()
                .filter(problem -> !problem.dataset().map(read::contains).orElse(false))
                .toList();
        Stream<Problem> stillOpen = facts.syncProblems().stream()
                .filter(problem -> problem.dataset().isPresent()
                        && !read.contains(problem.dataset().get()));
        List<Problem> ofSyncs = Stream.concat(stillOpen, Settlement.worthShowing(result.problems()).stream())
                .filter(SyncWatch::isTheOwners)
                .distinct()
                .toList();
        return facts.withProblems(ofVerification, ofSyncs);
    }

    /** What stopped a sync, or failed on our side of it, is nothing that a connection's owner could mend or should read. */
    private static boolean isTheOwners(Problem problem) {
        return switch (problem.kind()) {
            case STOPPED, STORAGE, UNEXPECTED -> false;
            default -> true;
        };
    }
}
