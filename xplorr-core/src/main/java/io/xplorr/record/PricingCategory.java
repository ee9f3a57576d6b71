package io.xplorr.record;

/** How a charge was priced, in FOCUS's words. */
public enum PricingCategory {
    STANDARD,
    DYNAMIC,
    COMMITTED,
    OTHER
}
