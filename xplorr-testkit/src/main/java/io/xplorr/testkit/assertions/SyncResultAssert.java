package io.xplorr.testkit.assertions;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.sync.CallCount;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions about one sync; what fails prints the whole result. Not thread-safe. */
public final class SyncResultAssert extends AbstractObjectAssert<SyncResultAssert, SyncResult> {
    SyncResultAssert(SyncResult result) {
        super(result, SyncResultAssert.class);
    }

    /** Verifies that every slice that was due was replaced. */
    public SyncResultAssert isComplete() {
        return hasStatus(SyncStatus.COMPLETE);
    }

    /** Verifies that some slices that were due were replaced, and not all. */
    public SyncResultAssert isPartial() {
        return hasStatus(SyncStatus.PARTIAL);
    }

    /** Verifies that nothing that was due was replaced. */
    public SyncResultAssert hasFailed() {
        return hasStatus(SyncStatus.FAILED);
    }

    public SyncResultAssert hasNoProblems() {
        isNotNull();
        if (!actual.problems().isEmpty()) {
            throw failed("to have no problems");
        }
        return this;
    }

    /** Verifies that there is a problem of this kind, and goes on to where it is. */
    public ProblemAssert hasProblem(ProblemCode code) {
        isNotNull();
        List<Problem> problems = actual.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .toList();
        if (problems.isEmpty()) {
            throw failed("to have a problem " + code);
        }
        return new ProblemAssert(this, problems, "a problem " + code);
    }

    /** Verifies that slices of this dataset were due, and all of them were replaced. */
    public SyncResultAssert hasReplaced(DatasetId dataset) {
        return allEnded(dataset, SliceOutcome.Replaced.class, "replaced");
    }

    /** Verifies that slices of this dataset were due, and all of them kept what they held before. */
    public SyncResultAssert hasKept(DatasetId dataset) {
        return allEnded(dataset, SliceOutcome.Kept.class, "kept");
    }

    /** Verifies that no slice of this dataset was due. */
    public SyncResultAssert hasNotRead(DatasetId dataset) {
        isNotNull();
        if (!of(dataset).isEmpty()) {
            throw failed("not to have read " + dataset);
        }
        return this;
    }

    /** Verifies how many records the slices of a dataset have got. */
    public SyncResultAssert hasRecords(DatasetId dataset, long records) {
        isNotNull();
        if (actual.records(dataset) != records) {
            throw failed("to have " + records + " records of " + dataset + ", had " + actual.records(dataset));
        }
        return this;
    }

    /** Verifies how many calls of an action were made, retries included. */
    public SyncResultAssert called(String action, long times) {
        isNotNull();
        if (actual.calls().of(action).count() != times) {
            throw failed("to have called " + action + " " + times + " times");
        }
        return this;
    }

    /** Verifies how many calls the provider bills for, or may. */
    public SyncResultAssert billed(long calls) {
        isNotNull();
        if (actual.calls().total().billed() != calls) {
            throw failed("to have " + calls + " calls billed");
        }
        return this;
    }

    /** Verifies what the calls cost, in US dollars: {@code 0.02}. */
    public SyncResultAssert spent(String usd) {
        isNotNull();
        if (actual.calls().spend().compareTo(new BigDecimal(usd)) != 0) {
            throw failed("to have spent USD " + usd);
        }
        return this;
    }

    AssertionError failed(String expectation) {
        return failure("%s", "Expected the sync " + expectation + ", but it was:\n" + described(actual));
    }

    private SyncResultAssert hasStatus(SyncStatus status) {
        isNotNull();
        if (actual.status() != status) {
            throw failed("to be " + status);
        }
        return this;
    }

    private SyncResultAssert allEnded(DatasetId dataset, Class<? extends SliceOutcome> how, String word) {
        isNotNull();
        List<SliceOutcome> outcomes = of(dataset);
        if (outcomes.isEmpty() || !outcomes.stream().allMatch(how::isInstance)) {
            throw failed("to have " + word + " all of " + dataset);
        }
        return this;
    }

    private List<SliceOutcome> of(DatasetId dataset) {
        return actual.outcomes().stream()
                .filter(outcome -> outcome.slice().dataset().equals(dataset))
                .toList();
    }

    private static String described(SyncResult result) {
        StringBuilder text = new StringBuilder("  " + result);
        result.outcomes().forEach(outcome -> text.append("\n  slice ").append(described(outcome)));
        result.problems().forEach(problem -> text.append("\n  problem ").append(ProblemAssert.described(problem)));
        result.calls()
                .byAction()
                .forEach((action, count) -> text.append("\n  call ").append(described(action, count)));
        return text.toString();
    }

    private static String described(SliceOutcome outcome) {
        Slice slice = outcome.slice();
        String how = outcome.getClass().getSimpleName();
        return outcome instanceof SliceOutcome.Replaced replaced
                ? slice + ": " + how + " by " + replaced.records() + " records"
                : slice + ": " + how;
    }

    private static String described(String action, CallCount count) {
        return action + ": " + count.count() + ", of them throttled " + count.throttled() + ", failed " + count.failed()
                + ", billed " + count.billed() + ", USD " + count.spend().toPlainString();
    }
}
