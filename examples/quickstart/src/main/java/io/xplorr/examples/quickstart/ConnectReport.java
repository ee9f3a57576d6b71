package io.xplorr.examples.quickstart;

import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.PendingConnection;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what it takes to connect an account, and what was looked at. */
final class ConnectReport {
    private final PrintStream out;

    ConnectReport(PrintStream out) {
        this.out = out;
    }

    void begun(PendingConnection pending) {
        out.printf(
                Locale.ROOT,
                "  %s: begun, with the external ID %s for its administrator.%n",
                pending.displayName(),
                pending.externalId().masked());
    }

    void ended(PendingConnection pending, Completion completion) {
        out.printf(
                Locale.ROOT,
                "  %s: %s. %d of %d datasets are readable; AWS bills %s dollars for looking.%n",
                pending.displayName(),
                completion instanceof Completion.Connected ? "Connected" : "Refused",
                completion.report().permissions().stream()
                        .filter(permission -> permission.status() == DatasetPermission.Status.GRANTED)
                        .count(),
                completion.report().permissions().size(),
                completion.report().calls().spend().toPlainString());
        for (Check check : completion.report().checks()) {
            Paragraph.print(out, String.format(Locale.ROOT, "      %-9s ", check.status()), check.finding());
        }
    }
}
