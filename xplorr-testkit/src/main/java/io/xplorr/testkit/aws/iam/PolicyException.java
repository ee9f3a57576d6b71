package io.xplorr.testkit.aws.iam;

/** Says that a policy cannot be judged: AWS would refuse to save it, or this evaluator does not know the grammar. */
public final class PolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Why a policy cannot be judged. */
    public enum Reason {
        /** AWS refuses it too, as {@code MalformedPolicyDocument}. */
        MALFORMED,
        /** AWS accepts it; a verdict here would be a guess. */
        UNSUPPORTED
    }

    private final Reason reason;

    private PolicyException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static PolicyException malformed(String message) {
        return new PolicyException(Reason.MALFORMED, "policy is malformed: " + message);
    }

    static PolicyException unsupported(String message) {
        return new PolicyException(Reason.UNSUPPORTED, "policy is beyond this evaluator: " + message);
    }

    public Reason reason() {
        return reason;
    }
}
