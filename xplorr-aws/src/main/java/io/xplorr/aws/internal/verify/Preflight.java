package io.xplorr.aws.internal.verify;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsActions;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.error.Denial;
import io.xplorr.aws.internal.error.DeniedAs;
import io.xplorr.aws.internal.session.AssumeRequests;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.DatasetPermission.Status;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which datasets are readable, by the cheapest true read of each action that they take, once for each action.
 * Used once, by one thread.
 */
final class Preflight {
    // What a dataset comes to that takes several actions: the first of these that one of them came to.
    private static final List<Status> WORST_FIRST = List.of(
            Status.DENIED, Status.NOT_ENABLED, Status.UNKNOWN, Status.NOT_APPLICABLE, Status.SKIPPED, Status.GRANTED);
    private static final Set<ProblemCode> NOT_ENABLED = Set.of(
            AwsProblems.COST_EXPLORER_NOT_ENABLED,
            AwsProblems.RESOURCE_COST_NOT_ENABLED,
            AwsProblems.LINKED_ACCOUNT_DENIED,
            AwsProblems.ACCOUNT_NOT_READY,
            AwsProblems.REGION_NOT_ENABLED);
    private static final Set<ProblemCode> NOT_APPLICABLE =
            Set.of(AwsProblems.NOT_MANAGEMENT_ACCOUNT, AwsProblems.ORGANIZATIONS_NOT_IN_USE);

    private final Examination examination;
    private final CheapestReads reads;
    private final Map<String, Finding> findings = new HashMap<>();

    Preflight(Examination examination, CheapestReads reads) {
        this.examination = examination;
        this.reads = reads;
    }

    /**
     * Adds to the report whether each dataset is readable.
     *
     * @param datasets those to find out about, in the order of the report
     */
    void run(List<DatasetId> datasets) {
        List<DatasetPermission> permissions =
                datasets.stream().map(this::permissionOf).toList();
        permissions.forEach(examination.report()::addPermission);
        boolean anyGranted = permissions.stream().anyMatch(permission -> permission.status() == Status.GRANTED);
        long denied = permissions.stream()
                .filter(permission -> permission.status() == Status.DENIED)
                .count();
        if (denied > 1 && !anyGranted) {
            examination.report().addRemark(nothingAllowed());
        }
        reads.payer().ifPresent(examination.report()::payer);
    }

    private DatasetPermission permissionOf(DatasetId dataset) {
        DatasetId known = AssumeRequests.inCatalogue(dataset);
        AwsActions.of(Set.of(known)).forEach(action -> findings.computeIfAbsent(action, this::find));
        Finding worst = NeededActions.of(known).stream()
                .map(findings::get)
                .min(Comparator.comparingInt(finding -> WORST_FIRST.indexOf(finding.status)))
                .orElseThrow();
        return new DatasetPermission(
                dataset, worst.status, worst.deniedBy, worst.problem.map(problem -> problem.at(dataset, Scope.GLOBAL)));
    }

    private Finding find(String action) {
        Optional<Runnable> read = reads.of(action);
        if (read.isEmpty()) {
            return new Finding(Status.SKIPPED, Optional.empty(), Optional.empty());
        }
        try {
            read.get().run();
            return new Finding(Status.GRANTED, Optional.empty(), Optional.empty());
        } catch (CallException e) {
            return refused(e);
        }
    }

    private Finding refused(CallException e) {
        ProblemCode code = e.error().code();
        Problem.Builder problem = Examination.problem(e);
        if (NOT_APPLICABLE.contains(code)) {
            return new Finding(
                    Status.NOT_APPLICABLE,
                    Optional.empty(),
                    Optional.of(problem.severity(Problem.Severity.INFO).build()));
        }
        if (e.error().kind() == ErrorKind.NO_DATA) { // it answered, and has nothing yet
            return new Finding(
                    Status.GRANTED,
                    Optional.empty(),
                    Optional.of(problem.severity(Problem.Severity.WARNING).build()));
        }
        if (NOT_ENABLED.contains(code)) {
            return new Finding(Status.NOT_ENABLED, Optional.empty(), Optional.of(problem.build()));
        }
        if (e.error().kind() == ErrorKind.PERMISSION) {
            Denial.Policy policy = Denial.parse(e.error().message()).policy();
            String who = DeniedAs.verifying(examination.request().credentials()).who();
            Optional<String> deniedBy =
                    policy == Denial.Policy.UNKNOWN ? Optional.empty() : Optional.of(policy.text(who));
            return new Finding(Status.DENIED, deniedBy, Optional.of(problem.build()));
        }
        return new Finding(
                Status.UNKNOWN,
                Optional.empty(),
                Optional.of(problem.severity(Problem.Severity.WARNING).build()));
    }

    private static Problem nothingAllowed() {
        return Examination.problem(
                        AwsProblems.NOTHING_ALLOWED,
                        "We are let in, but allowed nothing.",
                        "In order of likelihood: 1. The permission policy is attached to another role or user: attach it"
                                + " to this one. 2. It was never made: create it from the connection's permission"
                                + " policy, or deploy the stack. 3. A permissions boundary or a policy of the"
                                + " organisation allows none of it.")
                .kind(ErrorKind.PERMISSION)
                .build();
    }

    private record Finding(Status status, Optional<String> deniedBy, Optional<Problem> problem) {}
}
