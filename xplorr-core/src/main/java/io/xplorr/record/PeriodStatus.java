package io.xplorr.record;

/** Whether a billing period may still change, in FOCUS 1.4's words. */
public enum PeriodStatus {
    OPEN,
    CLOSED,
    UNKNOWN
}
