package io.xplorr.record;

/**
 * How one resource relates to another. Immutable and thread-safe.
 *
 * @param uid the other resource's {@link ResourceRecord#uid()}
 */
public record Relation(Kind kind, String uid) {
    /** How. */
    public enum Kind {
        ATTACHED_TO,
        CREATED_FROM,
        MEMBER_OF,
        TARGETS
    }
}
