package io.xplorr.testkit.assertions;

import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import java.util.List;
import java.util.function.Predicate;

/** Narrows down which problem a sync has. Immutable. */
public final class ProblemAssert {
    private final SyncResultAssert result;
    private final List<Problem> problems;
    private final String what;

    ProblemAssert(SyncResultAssert result, List<Problem> problems, String what) {
        this.result = result;
        this.problems = problems;
        this.what = what;
    }

    /** Verifies that it is about this dataset. */
    public ProblemAssert inDataset(DatasetId dataset) {
        return narrowed(
                problem -> problem.dataset().filter(dataset::equals).isPresent(), what + " in dataset " + dataset);
    }

    /** Verifies that it is about this region, or {@code global} for the account as a whole. */
    public ProblemAssert inRegion(String region) {
        return narrowed(
                problem -> problem.scope()
                        .filter(scope -> scope.value().equals(region))
                        .isPresent(),
                what + " in region " + region);
    }

    /** Verifies that this action of the provider failed: {@code ec2:DescribeInstances}. */
    public ProblemAssert ofAction(String action) {
        return narrowed(problem -> problem.action().filter(action::equals).isPresent(), what + " of action " + action);
    }

    /** Verifies that its message or remedy says this. */
    public ProblemAssert saying(String part) {
        return narrowed(
                problem -> problem.message().contains(part) || problem.remedy().contains(part),
                what + " saying \"" + part + "\"");
    }

    /** Goes back to the sync. */
    public SyncResultAssert and() {
        return result;
    }

    private ProblemAssert narrowed(Predicate<Problem> predicate, String narrower) {
        List<Problem> left = problems.stream().filter(predicate).toList();
        if (left.isEmpty()) {
            throw result.failed("to have " + narrower);
        }
        return new ProblemAssert(result, left, narrower);
    }

    static String described(Problem problem) {
        return problem.severity() + " " + problem.code()
                + problem.dataset().map(it -> " in dataset " + it).orElse("")
                + problem.scope().map(it -> " in region " + it).orElse("")
                + problem.action().map(it -> " of action " + it).orElse("")
                + ": " + problem.message() + " " + problem.remedy();
    }
}
