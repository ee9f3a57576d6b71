package io.xplorr.connection;

import io.xplorr.sync.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a stored connection besides its keys; nothing in it is secret. Immutable and thread-safe.
 *
 * @param account the provider's id of the account, from the first verification that passed; it never changes
 * @param verifications how many verifications have begun, by which one that was overtaken knows
 * @param verifiedAt when a verification last passed
 * @param syncedAt when a sync last replaced something, or found nothing due
 * @param verificationProblems what the last verification found, less what syncs have read since
 * @param syncProblems what syncs found, for each dataset the last one that read it
 */
public record ConnectionFacts(
        Optional<String> account,
        int verifications,
        Optional<Instant> verifiedAt,
        Optional<Instant> syncedAt,
        List<MemberAccount> members,
        List<Problem> verificationProblems,
        List<Problem> syncProblems) {
    /** What is known at the beginning. */
    public static final ConnectionFacts NONE = new ConnectionFacts(
            Optional.empty(), 0, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    public ConnectionFacts {
        members = List.copyOf(members);
        verificationProblems = List.copyOf(verificationProblems);
        syncProblems = List.copyOf(syncProblems);
    }

    /** Returns a copy with one more verification begun. */
    public ConnectionFacts verifying() {
        return new ConnectionFacts(
                account, verifications + 1, verifiedAt, syncedAt, members, verificationProblems, syncProblems);
    }

    /** Returns a copy after a verification passed. */
    public ConnectionFacts verified(Optional<String> foundAccount, Instant at) {
        return new ConnectionFacts(
                foundAccount, verifications, Optional.of(at), syncedAt, members, verificationProblems, syncProblems);
    }

    /** Returns a copy after a sync replaced something, or found nothing due. */
    public ConnectionFacts synced(Instant at) {
        return new ConnectionFacts(
                account, verifications, verifiedAt, Optional.of(at), members, verificationProblems, syncProblems);
    }

    public ConnectionFacts withMembers(List<MemberAccount> newMembers) {
        return new ConnectionFacts(
                account, verifications, verifiedAt, syncedAt, newMembers, verificationProblems, syncProblems);
    }

    public ConnectionFacts withProblems(List<Problem> ofVerification, List<Problem> ofSyncs) {
        return new ConnectionFacts(account, verifications, verifiedAt, syncedAt, members, ofVerification, ofSyncs);
    }
}
