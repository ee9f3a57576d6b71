package io.xplorr.testkit.aws.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * @param principal who it is about; null in a policy that is attached to the one it is about
 * @param resource what it is about; null in a trust policy, which is attached to its role
 */
record Statement(
        Effect effect,
        @Nullable Clause principal,
        Clause action,
        @Nullable Clause resource,
        List<Condition> conditions) {
    enum Effect {
        ALLOW,
        DENY
    }

    Statement {
        conditions = List.copyOf(conditions);
    }

    boolean appliesTo(IamRequest request) {
        return (principal == null || principal.matches(request))
                && action.matches(request)
                && (resource == null || resource.matches(request))
                && conditions.stream().allMatch(condition -> condition.matches(request));
    }
}
