package io.xplorr.aws.internal.session;

import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What to tell the customer's administrator about a role that does not let us in, with the actual values. */
final class AssumeRemedies {
    private AssumeRemedies() {}

    static String assumeDenied(RoleArn arn, Optional<ExternalId> externalId, Optional<GetCallerIdentityResponse> own) {
        String id = externalId.map(ExternalId::masked).orElse("none");
        return "In order of likelihood: 1. The role does not exist: look in account " + arn.account() + " for a role "
                + arn.name() + " with the path " + arn.path() + ". 2. Its trust policy does not trust us: its Principal"
                + " must be " + ourPrincipal(own) + ". 3. Its trust policy demands another"
                + " external ID: the value of sts:ExternalId must be this connection's, which ends like " + id + "."
                + " 4. It was made or changed in the last minutes: try again. 5. Its trust policy demands more, such as"
                + " MFA, a source identity or an organisation, or has a statement that denies: take that out. 6. A policy of the customer's organisation"
                + " denies it: ask its administrator. 7. A policy does not allow " + ourIdentity(own)
                + " sts:AssumeRole on " + arn
                + ".";
    }

    static String noLongerAssumed(
            RoleArn arn, Optional<ExternalId> externalId, Optional<GetCallerIdentityResponse> own) {
        String id = externalId.map(ExternalId::masked).orElse("none");
        return "In order of likelihood: 1. The stack or the role was deleted: if account " + arn.account()
                + " has no role " + arn.name() + " with the path " + arn.path()
                + ", deploy the stack again with the same external ID, which ends like " + id
                + ". 2. Its trust policy was changed: its Principal must be " + ourPrincipal(own)
                + ", and sts:ExternalId must be this connection's, which ends like " + id
                + "; if that was rotated, complete the rotation. 3. A new policy of the customer's organisation denies it:"
                + " ask its administrator. Then verify the connection again.";
    }

    /** Names us, as far as it is known who we are. */
    static String ourIdentity(Optional<GetCallerIdentityResponse> own) {
        return own.map(identity -> "our own identity, " + identity.arn() + ",").orElse("our own identity");
    }

    private static String ourPrincipal(Optional<GetCallerIdentityResponse> own) {
        return own.map(identity -> "{\"AWS\": \"arn:aws:iam::" + identity.account() + ":root\"}")
                .orElse("the one in the connection's template");
    }
}
