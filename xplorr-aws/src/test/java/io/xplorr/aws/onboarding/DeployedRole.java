package io.xplorr.aws.onboarding;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.testkit.aws.iam.AssumeRoleAttempt;
import io.xplorr.testkit.aws.iam.Caller;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import io.xplorr.testkit.aws.iam.TrustPolicy;
import java.util.SortedSet;
import java.util.TreeSet;

/** The role that CloudFormation makes of a template, as far as IAM goes, with all parameters at their defaults. */
final class DeployedRole {
    private final TrustPolicy trust;
    private final IamEvaluator permissions;

    private DeployedRole(TrustPolicy trust, IamEvaluator permissions) {
        this.trust = trust;
        this.permissions = permissions;
    }

    static DeployedRole of(String templateJson) {
        RoleTemplate template = RoleTemplate.of(templateJson);
        return of(template.trustPolicy(), template.permissionPolicy());
    }

    static DeployedRole of(String trustPolicy, String permissionPolicy) {
        return new DeployedRole(
                TrustPolicy.parse(trustPolicy), IamEvaluator.of(PolicyDocument.parse(permissionPolicy)));
    }

    boolean admits(Caller caller, String externalId) {
        return trust.evaluate(AssumeRoleAttempt.by(caller).withExternalId(externalId))
                .isAllowed();
    }

    boolean admitsWithoutId(Caller caller) {
        return trust.evaluate(AssumeRoleAttempt.by(caller)).isAllowed();
    }

    boolean permits(String action) {
        return permissions
                .evaluate(IamRequest.of(
                        Caller.of("arn:aws:sts::444455556666:assumed-role/XplorrReadOnly/run"), action, "*"))
                .isAllowed();
    }

    /** Returns those of our actions that it permits. */
    SortedSet<String> permitted() {
        SortedSet<String> permitted = new TreeSet<>(AwsActions.all());
        permitted.removeIf(action -> !permits(action));
        return permitted;
    }
}
