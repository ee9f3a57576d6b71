package io.xplorr.record;

/** How a cost was reckoned. */
public enum CostBasis {
    /** What the account was charged, at the rate it paid. */
    UNBLENDED,
    /** {@link #UNBLENDED} after discounts. */
    NET_UNBLENDED,
    /** With upfront and recurring commitment fees spread over what they cover. */
    AMORTIZED,
    /** {@link #AMORTIZED} after discounts. */
    NET_AMORTIZED,
    /** At rates averaged over the organisation. */
    BLENDED,
    /** At the public list price. */
    LIST,
    /** At the contracted price, before commitment discounts. */
    CONTRACTED
}
