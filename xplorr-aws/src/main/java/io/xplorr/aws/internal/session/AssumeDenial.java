package io.xplorr.aws.internal.session;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.RoleArn;
import io.xplorr.aws.internal.error.Denial;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Says why STS does not let us assume a role, as far as it tells, with the actual values. */
public final class AssumeDenial {
    private AssumeDenial() {}

    /** Returns whether the role has refused us: STS denied the call, and not for a policy on our own side. */
    public static boolean isOfRole(CallError error) {
        return error.code().equals(AwsProblems.ASSUME_ROLE_DENIED)
                && !reasonOf(error).isOfCaller();
    }

    /**
     * Returns a failed AssumeRole with what to do about it; as it is, unless it was denied.
     *
     * @param own who we are, where that is known
     */
    public static CallException explained(
            CallException failed, CredentialSource.Role role, Optional<GetCallerIdentityResponse> own) {
        CallError error = failed.error();
        if (!error.code().equals(AwsProblems.ASSUME_ROLE_DENIED)) {
            return failed;
        }
        RoleArn arn = RoleArn.parse(role.principal());
        Optional<ExternalId> externalId = role.externalId();
        CallError explained;
        if (reasonOf(error).isOfCaller()) {
            explained = ours(error, arn, own);
        } else if (role.settings().containsKey(CredentialSource.PRINCIPAL_UID)) {
            String message = "The role " + arn.name() + " of account " + arn.account()
                    + " let us in when it was verified, and does so no more. ";
            explained = told(error, message + error.message(), AssumeRemedies.noLongerAssumed(arn, externalId, own));
        } else {
            explained = told(error, error.message(), AssumeRemedies.assumeDenied(arn, externalId, own));
        }
        return new CallException(failed.action(), explained, failed);
    }

    // The customer's connection is not to be taken for broken.
    private static CallError ours(CallError error, RoleArn arn, Optional<GetCallerIdentityResponse> own) {
        Denial denial = Denial.parse(error.message());
        String us = AssumeRemedies.ourIdentity(own);
        return new CallError(
                ErrorKind.INVALID_REQUEST,
                error.reaction(),
                AwsProblems.OWN_IDENTITY_DENIED,
                error.nativeCode(),
                "We may not assume the role " + arn + ": " + denial.meaning("sts:AssumeRole", us) + ". "
                        + error.message(),
                "1. Allow " + denial.action().orElse("sts:AssumeRole") + " on " + arn + " to " + us
                        + ", with any external ID and without one, in the policy that is named. The customer has nothing"
                        + " to do. 2. Try again.",
                error.retryAfter(),
                error.maybeBilled());
    }

    private static CallError told(CallError error, String message, String remedy) {
        return new CallError(
                error.kind(),
                error.reaction(),
                error.code(),
                error.nativeCode(),
                message,
                remedy,
                error.retryAfter(),
                error.maybeBilled());
    }

    private static Denial.Policy reasonOf(CallError error) {
        return Denial.parse(error.message()).policy();
    }
}
