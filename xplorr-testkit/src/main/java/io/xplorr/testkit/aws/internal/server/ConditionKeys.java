package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.access.Caller;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Organization;
import io.xplorr.testkit.aws.internal.access.Identity;
import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the conditions of a policy may look at, besides who calls and in which region. Immutable and thread-safe.
 *
 * <p>Source: IAM User Guide, AWS global condition context keys; service authorization reference (November 2026).
 */
public final class ConditionKeys {
    private static final String USER = ":user/";

    private final Estate estate;

    public ConditionKeys(Estate estate) {
        this.estate = estate;
    }

    /** Returns the keys that AWS would set for this call; one that does not apply is absent. */
    Map<String, String> of(AwsRequest request, Identity identity, String region, Instant now) {
        Caller caller = identity.caller();
        Map<String, String> keys = new HashMap<>();
        keys.put("aws:CurrentTime", now.toString());
        keys.put("aws:EpochTime", String.valueOf(now.getEpochSecond()));
        keys.put("aws:SecureTransport", "true"); // to AWS it would be
        keys.put("aws:userid", caller.userId());
        if (caller.roleArn().isPresent()) {
            keys.put("aws:PrincipalType", "AssumedRole");
            keys.put("aws:MultiFactorAuthPresent", "false"); // absent for a lasting key
        } else {
            keys.put("aws:PrincipalType", "User");
            keys.put("aws:username", caller.arn().substring(caller.arn().indexOf(USER) + USER.length()));
        }
        estate.findAccount(caller.accountId())
                .filter(account -> account.isMember(now))
                .flatMap(account -> estate.organization())
                .map(Organization::id)
                .ifPresent(id -> keys.put("aws:PrincipalOrgID", id));
        if (request.service() == AwsService.EC2) {
            keys.put("ec2:Region", region);
        }
        if (request.service() == AwsService.STS) {
            request.input().text("ExternalId").ifPresent(id -> keys.put("sts:ExternalId", id));
            request.input().text("RoleSessionName").ifPresent(name -> keys.put("sts:RoleSessionName", name));
        }
        return keys;
    }
}
