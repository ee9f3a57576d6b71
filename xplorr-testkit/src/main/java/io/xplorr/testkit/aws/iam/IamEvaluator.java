package io.xplorr.testkit.aws.iam;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what an identity may do, by all kinds of policy that have a say: an explicit deny in any of them wins,
 * otherwise each kind that is present must allow. Immutable and thread-safe.
 *
 * <p>Source: IAM User Guide, policy evaluation logic (2026). Several policies of one kind add up; service control
 * policies are those of one level of the organization.
 */
public final class IamEvaluator {
    private final Map<PolicyKind, List<PolicyDocument>> policies;

    private IamEvaluator(Map<PolicyKind, List<PolicyDocument>> policies) {
        this.policies = policies;
    }

    /** Returns the evaluator of an identity with these policies; with none it may do nothing. */
    public static IamEvaluator of(PolicyDocument... identityPolicies) {
        return new IamEvaluator(Map.of(PolicyKind.IDENTITY_BASED, List.of()))
                .with(PolicyKind.IDENTITY_BASED, identityPolicies);
    }

    /** Returns a copy whose permissions are also bounded by this policy. */
    public IamEvaluator withPermissionsBoundary(PolicyDocument boundary) {
        return with(PolicyKind.PERMISSIONS_BOUNDARY, boundary);
    }

    /** Returns a copy for a session that was opened with these session policies. */
    public IamEvaluator withSessionPolicies(PolicyDocument... sessionPolicies) {
        return with(PolicyKind.SESSION, sessionPolicies);
    }

    /** Returns a copy for an account that stands under these service control policies. */
    public IamEvaluator withServiceControlPolicies(PolicyDocument... serviceControlPolicies) {
        return with(PolicyKind.SERVICE_CONTROL, serviceControlPolicies);
    }

    /** Returns whether the identity may do this, and if not, by which kind of policy. */
    public Decision evaluate(IamRequest request) {
        for (Map.Entry<PolicyKind, List<PolicyDocument>> kind : policies.entrySet()) {
            if (kind.getValue().stream().anyMatch(policy -> policy.denies(request))) {
                return new Decision.ExplicitDeny(request.action(), kind.getKey());
            }
        }
        for (Map.Entry<PolicyKind, List<PolicyDocument>> kind : policies.entrySet()) {
            if (kind.getValue().stream().noneMatch(policy -> policy.allows(request))) {
                return new Decision.ImplicitDeny(request.action(), kind.getKey());
            }
        }
        return new Decision.Allowed();
    }

    private IamEvaluator with(PolicyKind kind, PolicyDocument... added) {
        Map<PolicyKind, List<PolicyDocument>> copy = new EnumMap<>(PolicyKind.class); // keeps AWS's order of kinds
        copy.putAll(policies);
        List<PolicyDocument> all = new ArrayList<>(copy.getOrDefault(kind, List.of()));
        for (PolicyDocument policy : added) {
            all.add(policy.requireIdentityForm());
        }
        if (!all.isEmpty()) { // no policy of a kind is no limit, but an identity needs one that allows
            copy.put(kind, List.copyOf(all));
        }
        return new IamEvaluator(copy);
    }
}
