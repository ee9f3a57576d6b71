package io.xplorr.record;

/** What a charge is, in FOCUS's words; {@link #UNKNOWN} where the grain cannot tell. */
public enum ChargeCategory {
    USAGE,
    PURCHASE,
    TAX,
    CREDIT,
    ADJUSTMENT,
    UNKNOWN
}
