package io.xplorr.testkit.aws.access;

import io.xplorr.testkit.aws.iam.AssumeRoleAttempt;
import io.xplorr.testkit.aws.iam.Decision;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import io.xplorr.testkit.aws.iam.TrustPolicy;
import java.util.Optional;
import java.util.Set;

/** Lets policy documents decide. */
final class PolicyAccess {
    private static final PolicyDocument ALLOW_ALL = PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    /** All that the fake knows of a call; some of it only of a session, a user, or a member of an organisation. */
    private static final Set<String> KEYS = Set.of(
            "aws:CurrentTime",
            "aws:EpochTime",
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalAccount",
            "aws:PrincipalArn",
            "aws:PrincipalOrgID",
            "aws:PrincipalType",
            "aws:RequestedRegion",
            "aws:SecureTransport",
            "aws:userid",
            "aws:username",
            "ec2:Region",
            "sts:ExternalId",
            "sts:RoleSessionName");

    private static final Set<String> KEYS_OF_TRUST = Set.of(
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalAccount",
            "aws:PrincipalArn",
            "aws:RequestTag/*",
            "aws:TagKeys",
            "sts:ExternalId",
            "sts:RoleSessionName",
            "sts:SourceIdentity");

    private PolicyAccess() {}

    static Permissions identity(String policy) {
        return permissions(IamEvaluator.of(parse(policy)));
    }

    static Permissions session(String policy) {
        return permissions(IamEvaluator.of(ALLOW_ALL).withSessionPolicies(parse(policy)));
    }

    static Permissions boundary(String policy) {
        return permissions(IamEvaluator.of(ALLOW_ALL).withPermissionsBoundary(parse(policy)));
    }

    static Permissions serviceControl(String policy) {
        return permissions(IamEvaluator.of(ALLOW_ALL).withServiceControlPolicies(ALLOW_ALL, parse(policy)));
    }

    private static PolicyDocument parse(String policy) {
        return PolicyDocument.parse(policy).requireConditionKeys(KEYS);
    }

    private static Permissions permissions(IamEvaluator evaluator) {
        return request -> {
            IamRequest asked = IamRequest.of(principal(request.caller()), request.action(), request.resource())
                    .with("aws:RequestedRegion", request.region());
            for (var key : request.context().entrySet()) {
                asked = asked.with(key.getKey(), key.getValue());
            }
            Decision decision = evaluator.evaluate(asked);
            return decision instanceof Decision.Denied denied
                    ? Optional.of(new Denial(denied.reason()))
                    : Optional.empty();
        };
    }

    static Trust trust(String policy) {
        TrustPolicy trust = TrustPolicy.of(PolicyDocument.parse(policy).requireConditionKeys(KEYS_OF_TRUST));
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
