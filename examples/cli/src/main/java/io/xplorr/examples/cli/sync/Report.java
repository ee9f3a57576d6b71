package io.xplorr.examples.cli.sync;

import java.io.PrintWriter;

/** Tells how a sync went. */
interface Report {
    void print(SyncReport report, PrintWriter out);
}
