package io.xplorr.examples.cli.console;

import io.xplorr.connection.ConnectionReport;
import io.xplorr.sync.SyncStatus;

/** What the program tells whoever started it. */
public final class ExitCodes {
    public static final int COMPLETE = 0;
    public static final int PARTIAL = 1;
    public static final int FAILED = 2;
    public static final int USAGE = 64; // EX_USAGE of BSD's sysexits, out of the way of the others

    private ExitCodes() {}

    public static int of(SyncStatus status) {
        return switch (status) {
            case COMPLETE -> COMPLETE;
            case PARTIAL -> PARTIAL;
            case FAILED -> FAILED;
        };
    }

    public static int of(ConnectionReport report) {
        return switch (report.verdict()) {
            case WORKS -> COMPLETE;
            case WORKS_PARTLY -> PARTIAL;
            case REFUSED, UNSAFE, UNDECIDED -> FAILED;
        };
    }
}
