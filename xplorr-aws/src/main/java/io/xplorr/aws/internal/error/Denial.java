package io.xplorr.aws.internal.error;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What AWS says about why a call was denied. Immutable and thread-safe.
 *
 * <p>Source: IAM "Troubleshoot access denied error messages" (November 2026). Services leave parts out, break lines, and
 * append links; so nothing here depends on where in the text a part stands.
 *
 * @param action what was denied, as AWS writes it
 * @param policy which kind of policy is to blame
 * @param explicit whether a policy says no, rather than none saying yes
 */
public record Denial(Optional<String> action, Policy policy, boolean explicit) {
    private static final Pattern ACTION =
            Pattern.compile("not authorized to perform:\\s*([A-Za-z0-9-]+:[A-Za-z0-9*]+)", Pattern.CASE_INSENSITIVE);

    /** Which kind of policy is to blame, and whose it is to change. */
    public enum Policy {
        SERVICE_CONTROL("service control polic", "a service control policy of the organisation", true),
        RESOURCE_CONTROL("resource control polic", "a resource control policy of the organisation", false),
        BOUNDARY("permissions boundary", "the permissions boundary of %s", true),
        SESSION("session polic", "the session's own policy", true),
        SESSIONS("sessions polic", "the session's own policy", true),
        VPC_ENDPOINT("vpc endpoint polic", "a VPC endpoint policy", true),
        TRUST("trust polic", "the role's trust policy", false),
        RESOURCE("resource-based polic", "a resource-based policy", false),
        IDENTITY("identity-based polic", "an identity-based policy of %s", true),
        UNKNOWN("", "a policy that AWS does not name", false);

        private final String mark;
        private final String text;
        private final boolean ofCaller;

        Policy(String mark, String text, boolean ofCaller) {
            this.mark = mark;
            this.text = text;
            this.ofCaller = ofCaller;
        }

        /**
         * Names the policy.
         *
         * @param who whom the caller's policies are attached to
         */
        public String text(String who) {
            return text.formatted(who);
        }

        /** Returns whether it is on the side of who calls, so that it tells nothing of what the called one would allow. */
        public boolean isOfCaller() {
            return ofCaller;
        }
    }

    public static Denial parse(String message) {
        Matcher action = ACTION.matcher(message);
        String text = message.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Policy policy = Policy.UNKNOWN;
        for (Policy candidate : Policy.values()) {
            if (text.contains(candidate.mark)) {
                policy = candidate;
                break;
            }
        }
        return new Denial(
                action.find() ? Optional.of(action.group(1)) : Optional.empty(),
                policy,
                text.contains("explicit deny"));
    }

    /**
     * Returns what happened, in a sentence without its end.
     *
     * @param who whom the caller's policies are attached to
     */
    public String meaning(String calledAction, String who) {
        String name = action.orElse(calledAction);
        if (explicit) {
            return name + " is denied by " + policy.text(who);
        }
        return policy == Policy.UNKNOWN ? name + " is denied" : name + " is not allowed by " + policy.text(who);
    }

    String remedy(String calledAction, DeniedAs as) {
        String name = action.orElse(calledAction);
        return switch (policy) {
            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                "1. Ask the administrator of the organisation which of its policies denies " + name
                        + " for this account. 2. Have the policy exempt it; a policy that pins regions has to exempt"
                        + " global services such as Cost Explorer and Organizations. 3. " + as.again();
            case BOUNDARY ->
                "1. Open " + as.who() + " in IAM. 2. Add " + name
                        + " to the policy that is its permissions boundary. 3. " + as.again();
            case SESSION, SESSIONS ->
                "We narrowed the session too far: please report this, with the action " + name + ".";
            case VPC_ENDPOINT ->
                "1. Find the VPC endpoint that this machine calls AWS through. 2. Allow " + name + " in its policy. 3. "
                        + as.again();
            case TRUST, RESOURCE, IDENTITY, UNKNOWN ->
                "1. " + (as.isRole() ? "Update the xplorr stack to its newest template, or add " : "Add ") + name
                        + " to the permission policy of " + as.who()
                        + ". 2. If it is there, look for an explicit deny in another policy of " + as.who()
                        + ", or in the organisation's. 3. " + as.again();
        };
    }
}
