package io.xplorr.testkit.aws.access;

/**
 * A refusal.
 *
 * @param reason the end of the text that AWS writes, such as {@code because no identity-based policy allows the
 *     ec2:DescribeInstances action}
 */
public record Denial(String reason) {

    /** Returns the refusal of an action that no policy of that kind allows, such as {@code identity-based}. */
    public static Denial implicit(String kindOfPolicy, String action) {
        return new Denial("because no " + kindOfPolicy + " policy allows the " + action + " action");
    }

    /** Returns the refusal of an action that a policy of that kind forbids, such as {@code service control}. */
    public static Denial explicit(String kindOfPolicy) {
        String article = "aeiou".indexOf(kindOfPolicy.charAt(0)) >= 0 ? "an " : "a ";
        return new Denial("with an explicit deny in " + article + kindOfPolicy + " policy");
    }
}
