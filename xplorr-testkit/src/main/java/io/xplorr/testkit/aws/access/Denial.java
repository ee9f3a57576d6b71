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
        return new Denial("because no " + noun(kindOfPolicy) + " allows the " + action + " action");
    }

    /** Returns the refusal of an action that a policy of that kind forbids, such as {@code service control} or {@code
     * permissions boundary}. */
    public static Denial explicit(String kindOfPolicy) {
        String article = kindOfPolicy.equals("role trust") // a role has one
                ? "the "
                : "aeiou".indexOf(kindOfPolicy.charAt(0)) >= 0 ? "an " : "a ";
        return new Denial("with an explicit deny in " + article + noun(kindOfPolicy));
    }

    /** Returns a refusal like {@link #explicit(String)} that also names the policy, as AWS does of late. */
    public static Denial explicit(String kindOfPolicy, String policyArn) {
        return new Denial(explicit(kindOfPolicy).reason() + ": " + policyArn);
    }

    /** Returns the refusal with the link to the console that some services write after it. */
    public Denial withDetails(String region, String authorizationId) {
        return new Denial(reason + ". Go to https://" + region + ".console.aws.amazon.com/iam/home?region=" + region
                + "#/authorization-details/" + authorizationId
                + " for complete details, or call the GetRequestAuthorizationDetails API with the following"
                + " authorization id: " + authorizationId);
    }

    private static String noun(String kindOfPolicy) {
        return kindOfPolicy.endsWith("boundary") ? kindOfPolicy : kindOfPolicy + " policy";
    }
}
