package io.xplorr.testkit.aws.iam;

import java.util.List;

/** One element of a statement; a statement applies to a request if all of its clauses match. */
@FunctionalInterface
interface Clause {
    boolean matches(IamRequest request);

    static Clause actions(List<String> patterns) {
        return request ->
                patterns.stream().anyMatch(pattern -> Wildcards.matchesIgnoringCase(pattern, request.action()));
    }

    static Clause resources(List<String> patterns) {
        return request -> patterns.stream()
                .anyMatch(pattern -> pattern.equals("*") || Wildcards.matchesArn(pattern, request.resource()));
    }

    /**
     * Matches who calls.
     *
     * @param principals of each: {@code *}, an account's 12 digits or root ARN, or the ARN of a user, role or session
     */
    static Clause principals(List<String> principals) {
        return request -> principals.stream().anyMatch(principal -> covers(principal, request.caller()));
    }

    private static boolean covers(String principal, Caller caller) {
        return principal.equals("*")
                || principal.equals(caller.account())
                || principal.endsWith(":iam::" + caller.account() + ":root")
                || principal.equals(caller.principalArn())
                || principal.equals(caller.arn());
    }

    default Clause not() {
        return request -> !matches(request);
    }
}
