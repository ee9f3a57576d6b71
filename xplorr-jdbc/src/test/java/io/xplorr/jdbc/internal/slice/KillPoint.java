package io.xplorr.jdbc.internal.slice;

import java.util.List;
import java.util.Set;

/** Where a child process is killed: anywhere, or where a crash could do most harm. */
enum KillPoint {
    /** At a random moment. */
    ANYWHERE,
    /** Between two statements of the schema. */
    MIGRATION,
    /** After a run was issued, before what earlier ones left is deleted. */
    OPENED,
    /** With a page written and not committed. */
    PAGE_WRITTEN,
    /** With a page committed under a version that no slice shows. */
    PAGE_COMMITTED,
    /** With the switch made and not committed. */
    SWITCH_MADE,
    /** With the switch committed and the old rows still there. */
    SWITCH_COMMITTED,
    /** With some old rows deleted and not committed. */
    PURGE_MADE;

    static final Set<KillPoint> AFTER_COMMIT = Set.of(OPENED, PAGE_COMMITTED, SWITCH_COMMITTED);

    /** Returns whether a transaction that ran these statements is the one that the point is about. */
    boolean matches(List<String> statements) {
        return switch (this) {
            case ANYWHERE, MIGRATION -> false;
            case OPENED -> has(statements, "SET run = run + 1");
            case PAGE_WRITTEN, PAGE_COMMITTED -> has(statements, "AND NOT doomed FOR UPDATE");
            case SWITCH_MADE, SWITCH_COMMITTED -> has(statements, "UPDATE xplorr.slice");
            case PURGE_MADE -> has(statements, "DELETE FROM xplorr.cost_row");
        };
    }

    private static boolean has(List<String> statements, String part) {
        return statements.stream().anyMatch(statement -> statement.contains(part));
    }
}
