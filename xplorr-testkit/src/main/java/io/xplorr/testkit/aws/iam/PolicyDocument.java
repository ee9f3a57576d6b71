package io.xplorr.testkit.aws.iam;

import io.xplorr.testkit.aws.iam.Statement.Effect;
import java.util.List;
import java.util.Set;

/**
 * An IAM policy of either form: attached to an identity, with resources, or to a role, with principals. Immutable and
 * thread-safe.
 *
 * <p>Judged: {@code Effect}, {@code Principal}, {@code Action}, {@code NotAction}, {@code Resource},
 * {@code NotResource} and {@code Condition} with all string, ARN, numeric, date, {@code Bool} and {@code Null}
 * operators, {@code IfExists}, {@code ForAnyValue:} and {@code ForAllValues:}. Refused rather than guessed at:
 * {@code NotPrincipal}, unique ids and canonical users as principals, policy variables, {@code IpAddress} and
 * {@code BinaryEquals}. Sizes are not limited.
 */
public final class PolicyDocument {
    private final List<Statement> statements;

    PolicyDocument(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy.
     *
     * @throws PolicyException if the text is no policy that AWS would save, or uses grammar that is not judged here
     */
    public static PolicyDocument parse(String json) {
        return new PolicyParser().parse(json);
    }

    /**
     * Returns this policy if its conditions look at no other keys than these.
     *
     * @param known the names of keys in any case; {@code *} and {@code ?} stand for any characters and one
     * @throws PolicyException if a condition looks at another one: it would count as absent, which is a guess
     */
    public PolicyDocument requireConditionKeys(Set<String> known) {
        for (Statement statement : statements) {
            for (Condition condition : statement.conditions()) {
                if (known.stream().noneMatch(key -> Wildcards.matchesIgnoringCase(key, condition.key()))) {
                    throw PolicyException.unsupported("the condition key " + condition.key());
                }
            }
        }
        return this;
    }

    boolean allows(IamRequest request) {
        return has(Effect.ALLOW, request);
    }

    boolean denies(IamRequest request) {
        return has(Effect.DENY, request);
    }

    /** Returns this policy if it can be attached to an identity. */
    PolicyDocument requireIdentityForm() {
        for (Statement statement : statements) {
            if (statement.principal() != null) {
                throw PolicyException.malformed("Principal is not allowed in a policy of an identity");
            }
            if (statement.resource() == null) {
                throw PolicyException.malformed("Resource is missing in a policy of an identity");
            }
        }
        return this;
    }

    /** Returns this policy if it can be a role's trust policy. */
    PolicyDocument requireTrustForm() {
        for (Statement statement : statements) {
            if (statement.principal() == null) {
                throw PolicyException.malformed("Principal is missing in a trust policy");
            }
            if (statement.resource() != null) {
                throw PolicyException.malformed("Resource is not allowed in a trust policy");
            }
        }
        return this;
    }

    private boolean has(Effect effect, IamRequest request) {
        return statements.stream().anyMatch(s -> s.effect() == effect && s.appliesTo(request));
    }
}
