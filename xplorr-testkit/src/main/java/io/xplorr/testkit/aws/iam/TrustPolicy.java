package io.xplorr.testkit.aws.iam;

/**
 * Judges who may assume a role, as far as the role's own trust policy goes. Across accounts the caller's own policies
 * must allow {@code sts:AssumeRole} too; ask an {@link IamEvaluator} for that. Immutable and thread-safe.
 *
 * <p>AWS turns the ARN of a user or role into its unique id when a trust policy is saved, so that a principal made
 * again under its old name is a stranger; here a name stays a name.
 */
public final class TrustPolicy {
    private final PolicyDocument policy;

    private TrustPolicy(PolicyDocument policy) {
        this.policy = policy;
    }

    /**
     * Returns the trust policy that this document is.
     *
     * @throws PolicyException if a statement lacks a principal or names resources
     */
    public static TrustPolicy of(PolicyDocument policy) {
        return new TrustPolicy(policy.requireTrustForm());
    }

    /**
     * Reads a trust policy.
     *
     * @throws PolicyException if it is malformed or cannot be judged here
     */
    public static TrustPolicy parse(String json) {
        return of(PolicyDocument.parse(json));
    }

    /**
     * Returns whether the role lets itself be assumed. STS itself never says why not, but by an explicit deny.
     */
    public Decision evaluate(AssumeRoleAttempt attempt) {
        for (IamRequest request : attempt.requests()) {
            if (policy.denies(request)) {
                return new Decision.ExplicitDeny(request.action(), PolicyKind.ROLE_TRUST);
            }
            if (!policy.allows(request)) {
                return new Decision.ImplicitDeny(request.action(), PolicyKind.ROLE_TRUST);
            }
        }
        return new Decision.Allowed();
    }
}
