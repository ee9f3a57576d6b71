package io.xplorr.testkit.contract;

/** What a {@link ContractCloud} can do to one call. */
public enum Trouble {
    /** Refuses it for being one of too many. */
    THROTTLED,
    /** Refuses it for want of a permission. */
    DENIED,
    /** Answers it with an error of its own, that a second try does not meet. */
    UNAVAILABLE,
    /** Refuses it because the session's credentials have expired; new ones are accepted. */
    EXPIRED,
    /** Answers it with an empty page whose token, a new one, leads to the page that it should have been. */
    EMPTY_PAGE,
    /** Answers it with a page whose token is the one that it was asked with. */
    REPEATED_TOKEN,
    /** Refuses it because its page token is known no longer; a read that begins anew is answered. */
    REFUSED_TOKEN
}
