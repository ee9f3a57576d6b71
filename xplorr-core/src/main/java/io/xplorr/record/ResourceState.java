package io.xplorr.record;

/** What a resource is doing, in words that all providers share. */
public enum ResourceState {
    RUNNING,
    STOPPED,
    AVAILABLE,
    IN_USE,
    PENDING,
    DELETING,
    DELETED,
    ERROR,
    OTHER
}
