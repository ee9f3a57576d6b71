package io.xplorr.aws.internal.verify;

import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.error.RegionOff;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Verification;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * One verification under way: what is examined, how calls are made, and the report so far. Not thread-safe.
 *
 * @param region where calls go that belong to no region
 */
record Examination(
        VerificationRequest request, Verification verification, Scope region, ConnectionReport.Builder report) {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    <T> T call(Scope scope, String action, Supplier<T> call) {
        return verification.calls(scope).call(action, call);
    }

    GetCallerIdentityResponse callerIdentity(AwsClients clients, Scope scope) {
        return call(scope, "sts:GetCallerIdentity", () -> clients.sts(scope).getCallerIdentity());
    }

    /** Asks who the customer's credentials are, and tells a region that is off from credentials that are bad. */
    GetCallerIdentityResponse customersIdentity(AwsClients clients) {
        try {
            return callerIdentity(clients, region);
        } catch (CallException e) {
            throw RegionOff.told(e, region, () -> callerIdentity(clients, AwsClients.GLOBAL_SERVICES));
        }
    }

    /** Repeats a call for as long as its refusal may mean that something new is not known everywhere yet. */
    <T> T patiently(Predicate<CallError> mayBeNew, Supplier<T> call) {
        Instant end = request.time().now().plus(request.patience());
        while (true) {
            try {
                return call.get();
            } catch (CallException e) {
                boolean late = request.time().now().plus(BETWEEN_TRIES).isAfter(end);
                if (late || !mayBeNew.test(e.error())) {
                    throw e;
                }
            }
            verification.pause(BETWEEN_TRIES);
        }
    }

    void passed(String name, Check.Weight weight, String finding) {
        report.addCheck(Check.passed(name, weight, finding));
    }

    void failed(String name, Check.Weight weight, Problem problem) {
        report.addCheck(Check.failed(name, weight, problem));
    }

    void unknown(String name, Check.Weight weight, Problem problem) {
        report.addCheck(Check.unknown(name, weight, problem));
    }

    /** Adds what cannot be looked at, and is for a person to see. */
    void skipped(String name, String finding) {
        report.addCheck(Check.skipped(name, Check.Weight.ADVICE, finding));
    }

    static Problem.Builder problem(ProblemCode code, String message, String remedy) {
        return Problem.builder(code).message(message).remedy(remedy);
    }

    /** Tells what a call failed with, as the error table has it. */
    static Problem.Builder problem(CallException e) {
        CallError error = e.error();
        return problem(error.code(), error.message(), error.remedy())
                .kind(error.kind())
                .action(e.action())
                .nativeCode(error.nativeCode().orElse(null));
    }
}
