package io.xplorr.record;

/** What a commitment promises to use up: money, or an amount of usage (FOCUS: CommitmentDiscountCategory). */
public enum CommitmentKind {
    SPEND,
    USAGE
}
