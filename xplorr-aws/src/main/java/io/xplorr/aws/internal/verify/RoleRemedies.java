package io.xplorr.aws.internal.verify;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;

/** What to tell the customer's administrator about a role that does not pass, with the actual values. */
final class RoleRemedies {
    private static final String CONDITION =
            "\"Condition\": {\"StringEquals\": {\"sts:ExternalId\":" + " \"<the connection's external ID>\"}}";

    private RoleRemedies() {}

    static Problem.Builder sourceIdentityDenied(String sourceIdentity) {
        return Examination.problem(
                        AwsProblems.SOURCE_IDENTITY_DENIED,
                        "The role lets us in, but not with the source identity " + sourceIdentity
                                + " that the connection is set to send.",
                        "1. Open the role's trust policy. 2. Add sts:SetSourceIdentity to the Action of the statement that"
                                + " allows sts:AssumeRole to us; the newest template for this connection has it. 3. Hand the"
                                + " role in again.")
                .kind(ErrorKind.PERMISSION)
                .action("sts:AssumeRole");
    }

    static Problem openToAll() {
        return open(
                "The role lets itself be assumed without an external ID, so anyone who makes us name it could read this"
                        + " account.",
                "1. Open the role's trust policy. 2. Give every statement that allows sts:AssumeRole to us the condition "
                        + CONDITION + "; not StringEqualsIfExists or StringLike. 3. Verify the connection again.");
    }

    static Problem openToAnyId() {
        return open(
                "The role lets itself be assumed with an external ID that we made up a moment ago, so anyone who makes us"
                        + " name it could read this account.",
                "1. Open the role's trust policy. 2. Replace the condition on sts:ExternalId, which has a wildcard or is"
                        + " negated, in every statement that allows sts:AssumeRole to us by " + CONDITION
                        + ". 3. Verify the connection again.");
    }

    static Problem untold(CallException e) {
        return Examination.problem(
                        e.error().code(),
                        "It could not be shown that the role refuses whoever lacks its external ID: "
                                + e.error().message(),
                        e.error().code().equals(AwsProblems.OWN_IDENTITY_DENIED)
                                ? e.error().remedy()
                                : "Verify the connection again in a few minutes; until then it is not taken for safe.")
                .kind(e.error().kind())
                .action(e.action())
                .nativeCode(e.error().nativeCode().orElse(null))
                .build();
    }

    static Problem formerIdAccepted(ExternalId former) {
        return Examination.problem(
                        AwsProblems.FORMER_EXTERNAL_ID_ACCEPTED,
                        "The role still accepts the external ID that it had before the rotation, which ends like "
                                + former.masked() + ".",
                        "1. Open the role's trust policy. 2. Remove that external ID from the condition. 3. Verify the"
                                + " connection again.")
                .severity(Problem.Severity.WARNING)
                .kind(ErrorKind.INVALID_REQUEST)
                .build();
    }

    static Problem someoneElse(RoleArn arn, String found) {
        return Examination.problem(
                        AwsProblems.IDENTITY_MISMATCH,
                        "The session that we were given is " + found + ", not of " + arn + ".",
                        "1. Look the role up in the IAM console and copy its ARN from there. 2. Hand it in again. If it is"
                                + " the same, please report this.")
                .kind(ErrorKind.UNEXPECTED)
                .build();
    }

    static Problem madeAnew(RoleArn arn) {
        return Examination.problem(
                        AwsProblems.ROLE_MADE_ANEW,
                        "The role " + arn + " was deleted and made anew since it was verified.",
                        "Nothing to do if the customer did so: the new one was verified just now.")
                .severity(Problem.Severity.INFO)
                .kind(ErrorKind.AUTHENTICATION)
                .build();
    }

    private static Problem open(String message, String remedy) {
        return Examination.problem(AwsProblems.EXTERNAL_ID_NOT_ENFORCED, message, remedy)
                .kind(ErrorKind.PERMISSION)
                .action("sts:AssumeRole")
                .build();
    }
}
