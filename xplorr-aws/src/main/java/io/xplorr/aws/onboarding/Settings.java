package io.xplorr.aws.onboarding;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What all parts of the kit agree on.
 *
 * @param nextExternalId during a rotation, the ID that the role is to accept besides
 */
record Settings(
        ExternalId externalId,
        Optional<ExternalId> nextExternalId,
        TrustedPrincipal trusted,
        String roleName,
        String rolePath,
        String stackName,
        boolean sourceIdentity,
        SortedSet<DatasetId> datasets) {
    /** Goes up whenever the role that the templates make changes. */
    static final String TEMPLATE_VERSION = "2";

    static final String VERSION_TAG = "xplorr:template-version";
    static final String POLICY_NAME = "XplorrReadOnly";

    /** The longest session that a role admits when it is asked through another role's session. */
    static final int SESSION_SECONDS = 3_600;

    SortedSet<String> actions() {
        return AwsActions.of(datasets);
    }

    /** Returns what it takes to assume the role: the role's trust policy and our own identity's both have to allow it. */
    List<String> trustedActions() {
        return sourceIdentity ? List.of("sts:AssumeRole", "sts:SetSourceIdentity") : List.of("sts:AssumeRole");
    }

    /** Returns the settings for the time after a rotation, or the same where there is none. */
    Settings rotated() {
        return new Settings(
                nextExternalId.orElse(externalId),
                Optional.empty(),
                trusted,
                roleName,
                rolePath,
                stackName,
                sourceIdentity,
                datasets);
    }

    RoleArn roleArn(String account) {
        return new RoleArn(account, rolePath, roleName);
    }
}
