package io.xplorr.testkit.aws.iam;

/** How IAM judged a request. Immutable and thread-safe. */
public sealed interface Decision {
    /** Returns whether the request may go on. */
    boolean isAllowed();

    /** Every kind of policy that has a say allows the request, and none denies it. */
    record Allowed() implements Decision {
        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /** The request is refused. */
    sealed interface Denied extends Decision {
        /** Returns the refused action; of an AssumeRole with tags it may be {@code sts:TagSession}. */
        String action();

        /** Returns the kind of policy that AWS names: the first that refuses. */
        PolicyKind policy();

        /** Returns the end of AWS's denied text, such as {@code with an explicit deny in a session policy}. */
        String reason();

        @Override
        default boolean isAllowed() {
            return false;
        }
    }

    /** No policy of this kind allows the action. */
    record ImplicitDeny(String action, PolicyKind policy) implements Denied {
        @Override
        public String reason() {
            return "because no " + policy.noun() + " allows the " + action + " action";
        }
    }

    /** A policy of this kind denies the action, whatever others allow. */
    record ExplicitDeny(String action, PolicyKind policy) implements Denied {
        @Override
        public String reason() {
            return "with an explicit deny in " + policy.nounWithArticle();
        }
    }
}
