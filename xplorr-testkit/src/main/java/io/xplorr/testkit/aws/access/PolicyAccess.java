package io.xplorr.testkit.aws.access;

import io.xplorr.testkit.aws.iam.AssumeRoleAttempt;
import io.xplorr.testkit.aws.iam.Decision;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import io.xplorr.testkit.aws.iam.TrustPolicy;
import java.util.Optional;

/** Lets policy documents decide. */
final class PolicyAccess {
    private static final PolicyDocument ALLOW_ALL = PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    private PolicyAccess() {}

    static Permissions identity(String policy) {
        return permissions(IamEvaluator.of(PolicyDocument.parse(policy)));
    }

    static Permissions session(String policy) {
        return permissions(IamEvaluator.of(ALLOW_ALL).withSessionPolicies(PolicyDocument.parse(policy)));
    }

    static Permissions boundary(String policy) {
        return permissions(IamEvaluator.of(ALLOW_ALL).withPermissionsBoundary(PolicyDocument.parse(policy)));
    }

    static Permissions serviceControl(String policy) {
        return permissions(
                IamEvaluator.of(ALLOW_ALL).withServiceControlPolicies(ALLOW_ALL, PolicyDocument.parse(policy)));
    }

    private static Permissions permissions(IamEvaluator evaluator) {
        return request -> {
            Decision decision =
                    evaluator.evaluate(IamRequest.of(principal(request.caller()), request.action(), request.resource())
                            .with("aws:RequestedRegion", request.region()));
            return decision instanceof Decision.Denied denied
                    ? Optional.of(new Denial(denied.reason()))
                    : Optional.empty();
        };
    }

    static Trust trust(String policy) {
        TrustPolicy trust = TrustPolicy.parse(policy);
        return attempt -> {
            AssumeRoleAttempt asked =
                    AssumeRoleAttempt.by(principal(attempt.caller())).withSessionName(attempt.sessionName());
            if (attempt.externalId().isPresent()) {
                asked = asked.withExternalId(attempt.externalId().get());
            }
            if (attempt.sourceIdentity().isPresent()) {
                asked = asked.withSourceIdentity(attempt.sourceIdentity().get());
            }
            for (var tag : attempt.tags().entrySet()) {
                asked = asked.withTag(tag.getKey(), tag.getValue());
            }
            return trust.evaluate(asked).isAllowed();
        };
    }

    private static io.xplorr.testkit.aws.iam.Caller principal(Caller caller) {
        return caller.roleArn()
                .map(role -> io.xplorr.testkit.aws.iam.Caller.session(
                        role, caller.sessionName().orElseThrow()))
                .orElseGet(() -> io.xplorr.testkit.aws.iam.Caller.of(caller.arn()));
    }
}
