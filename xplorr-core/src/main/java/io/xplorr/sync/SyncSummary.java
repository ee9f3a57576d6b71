package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A {@link SyncResult} in short, as a scheduler keeps it. Immutable and thread-safe.
 *
 * @param run the run's number; 0 where it did not come to a run
 * @param refused whether it failed and the provider did not let us in, so that the connection's owner has to act
 * @param slices how many were due
 * @param replaced how many of them were replaced
 * @param problems the kinds of problems, each once, the worst first
 * @param calls attempts that were sent
 * @param spend what they cost in US dollars, at the price table's figures
 */
public record SyncSummary(
        ConnectionId connectionId,
        long run,
        Instant startedAt,
        Instant endedAt,
        SyncStatus status,
        boolean refused,
        int slices,
        int replaced,
        List<ProblemCode> problems,
        long calls,
        BigDecimal spend) {
    public SyncSummary {
        problems = List.copyOf(problems);
    }

    public static SyncSummary of(SyncResult result) {
        SyncStatus status = result.status();
        return new SyncSummary(
                result.connectionId(),
                result.run(),
                result.startedAt(),
                result.startedAt().plus(result.duration()),
                status,
                status == SyncStatus.FAILED && result.problems().stream().anyMatch(SyncSummary::isRefusal),
                result.outcomes().size(),
                (int) result.outcomes().stream()
                        .filter(SliceOutcome.Replaced.class::isInstance)
                        .count(),
                result.problems().stream().map(Problem::code).distinct().toList(),
                result.calls().total().count(),
                result.calls().spend());
    }

    private static boolean isRefusal(Problem problem) {
        boolean isAboutAPlaceOnly =
                problem.dataset().isEmpty() && problem.scope().isPresent();
        return problem.severity() == Problem.Severity.ERROR
                && !isAboutAPlaceOnly
                && (problem.kind() == ErrorKind.AUTHENTICATION || problem.kind() == ErrorKind.PERMISSION);
    }
}
