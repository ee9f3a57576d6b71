package io.xplorr.aws.onboarding;

import io.xplorr.aws.RoleArn;
import java.util.Optional;

/**
 * Who may assume the customer's role: our side. Immutable and thread-safe.
 *
 * <p>The trust policy names the account in any case: AWS stores a role named as principal by its unique id, so that
 * every customer's trust would break once that role is made again. A role is narrowed to by a condition on its ARN
 * instead.
 *
 * @param account the 12 digits of our account
 * @param role the only role of the account that may; empty for each that the account itself permits
 */
public record TrustedPrincipal(String account, Optional<RoleArn> role) {
    /** The account of the published template. */
    public static final TrustedPrincipal PUBLISHED = account("891377174505");

    public TrustedPrincipal {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("trusted account must be 12 digits, was: " + account);
        }
        if (role.isPresent() && !role.get().account().equals(account)) {
            throw new IllegalArgumentException(
                    "trusted role must be of the account " + account + ", was: " + role.get());
        }
    }

    /**
     * Returns an account, whose own policies say who in it may assume customers' roles.
     *
     * @throws IllegalArgumentException if {@code account} is not 12 digits
     */
    public static TrustedPrincipal account(String account) {
        return new TrustedPrincipal(account, Optional.empty());
    }

    /** Returns one role of an account. */
    public static TrustedPrincipal role(RoleArn role) {
        return new TrustedPrincipal(role.account(), Optional.of(role));
    }

    String rootArn() {
        return "arn:aws:iam::" + account + ":root";
    }
}
