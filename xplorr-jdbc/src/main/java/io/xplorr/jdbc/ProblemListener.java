package io.xplorr.jdbc;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.slice.Fence;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what syncs find wrong: a problem of a dataset and scope until a sync has read these, one of the whole connection
 * until the next sync. Thread-safe.
 */
final class ProblemListener implements SyncListener {
    private final Database database;

    ProblemListener(Database database) {
        this.database = database;
    }

    @Override
    public void syncEnded(SyncResult result) {
        ConnectionId connectionId = result.connectionId();
        database.run("noting problems [connection=" + connectionId + "]", connection -> {
            if (Fence.lock(connection, connectionId) == result.run()) { // else a newer run has more to say
                List<OpenProblem> before = ProblemRows.find(connection, connectionId);
                ProblemRows.replace(connection, connectionId, after(before, result));
            }
        });
    }

    private static List<OpenProblem> after(List<OpenProblem> before, SyncResult result) {
        Instant endedAt = result.startedAt().plus(result.duration());
        Set<Place> looked = looked(result);
        Map<Identity, OpenProblem> earlier = new LinkedHashMap<>();
        before.forEach(open -> earlier.put(Identity.of(open.problem()), open));
        Map<Identity, OpenProblem> open = new LinkedHashMap<>(earlier);
        open.keySet().removeIf(identity -> looked.contains(identity.place()));
        for (Problem problem : found(result)) {
            Identity identity = Identity.of(problem);
            OpenProblem known = earlier.get(identity);
            open.put(identity, new OpenProblem(problem, known == null ? endedAt : known.firstSeenAt(), endedAt));
        }
        return List.copyOf(open.values());
    }

    /**
     * Returns where the sync looked: all that it read or failed to read, and the connection as a whole. Where the whole
     * connection was not let in, it looked at none of its places.
     */
    private static Set<Place> looked(SyncResult result) {
        Set<Place> looked = new HashSet<>();
        looked.add(new Place(Optional.empty(), Optional.empty()));
        for (SliceOutcome outcome : result.outcomes()) {
            if (outcome.isConclusive()
                    && problem(outcome).map(ProblemListener::isOfAPlace).orElse(true)) {
                Slice slice = outcome.slice();
                looked.add(new Place(Optional.of(slice.dataset()), Optional.of(slice.scope())));
                looked.add(new Place(Optional.of(slice.dataset()), Optional.empty()));
            }
        }
        return looked;
    }

    /**
     * Returns each problem in every dataset and scope that it hit, and what is about the whole connection once; what stopped
     * a sync is nobody's to mend.
     */
    private static Set<Problem> found(SyncResult result) {
        Set<Problem> told = new LinkedHashSet<>(result.problems());
        Set<Problem> found = new LinkedHashSet<>();
        for (SliceOutcome outcome : result.outcomes()) {
            Slice slice = outcome.slice();
            problem(outcome).ifPresent(problem -> {
                told.remove(problem);
                found.add(isOfAPlace(problem) ? problem.at(slice.dataset(), slice.scope()) : problem);
            });
        }
        found.addAll(told);
        found.removeIf(problem -> problem.severity() == Problem.Severity.INFO || problem.kind() == ErrorKind.STOPPED);
        return found;
    }

    private static boolean isOfAPlace(Problem problem) {
        return problem.dataset().isPresent();
    }

    private static Optional<Problem> problem(SliceOutcome outcome) {
        if (outcome instanceof SliceOutcome.Kept kept) {
            return Optional.of(kept.problem());
        }
        return outcome instanceof SliceOutcome.Missing missing ? Optional.of(missing.problem()) : Optional.empty();
    }

    private record Place(Optional<DatasetId> dataset, Optional<Scope> scope) {}

    /** What makes two problems of a connection the same one; the words of the message may differ. */
    private record Identity(Place place, ProblemCode code, Optional<String> action) {
        static Identity of(Problem problem) {
            return new Identity(new Place(problem.dataset(), problem.scope()), problem.code(), problem.action());
        }
    }
}
