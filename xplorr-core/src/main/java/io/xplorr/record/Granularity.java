package io.xplorr.record;

/** How long one charge period or bucket is; in UTC. */
public enum Granularity {
    HOURLY,
    DAILY,
    MONTHLY
}
