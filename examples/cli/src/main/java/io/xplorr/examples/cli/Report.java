package io.xplorr.examples.cli;

import io.xplorr.sync.SyncResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;

/** Tells how a sync went. */
interface Report {
    /** Prints a result, and the cost of each month by basis. */
    void print(SyncResult result, SortedMap<YearMonth, SortedMap<String, BigDecimal>> cost, PrintWriter out);
}
