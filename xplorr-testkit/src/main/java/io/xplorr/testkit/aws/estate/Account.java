package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account. Immutable and thread-safe.
 *
 * @param id twelve digits
 * @param state what Organizations calls {@code State}, such as {@code ACTIVE} or {@code SUSPENDED}
 * @param joinedMethod {@code CREATED} or {@code INVITED}
 * @param joined when it joined the organisation
 * @param left when it left the organisation
 * @param optedIn the opt-in regions that are enabled; all others that need no opt-in are enabled anyway
 */
public record Account(
        String id,
        String name,
        String email,
        String state,
        String joinedMethod,
        Instant joined,
        Optional<Instant> left,
        Set<String> optedIn) {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    public Account {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("id must be twelve digits, was: " + id);
        }
        optedIn = Set.copyOf(optedIn);
    }

    /** Returns an active account that joined in 2020 and has no opt-in region enabled. */
    public static Account of(String id, String name) {
        return new Account(
                id, name, "aws+" + id + "@example.com", "ACTIVE", "CREATED", LONG_AGO, Optional.empty(), Set.of());
    }

    public Account withState(String state) {
        return new Account(id, name, email, state, joinedMethod, joined, left, optedIn);
    }

    public Account withEmail(String email) {
        return new Account(id, name, email, state, joinedMethod, joined, left, optedIn);
    }

    /** Returns the account as invited into the organisation at a time. */
    public Account withJoined(Instant joined) {
        return new Account(id, name, email, state, "INVITED", joined, left, optedIn);
    }

    /** Returns the account with another way of having come: {@code CREATED} or {@code INVITED}. */
    public Account withJoinedMethod(String joinedMethod) {
        return new Account(id, name, email, state, joinedMethod, joined, left, optedIn);
    }

    public Account withLeft(Instant left) {
        return new Account(id, name, email, state, joinedMethod, joined, Optional.of(left), optedIn);
    }

    /** Returns the account with opt-in regions enabled, besides those that are. */
    public Account withOptedIn(String... regions) {
        Set<String> all = new HashSet<>(optedIn);
        all.addAll(List.of(regions));
        return new Account(id, name, email, state, joinedMethod, joined, left, all);
    }

    /** Tells whether it is in the organisation at a time. */
    public boolean isMember(Instant at) {
        return !at.isBefore(joined) && left.map(at::isBefore).orElse(true);
    }
}
