package io.xplorr.examples.cli.show;

import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.MemberAccount;
import io.xplorr.examples.cli.console.Age;
import io.xplorr.examples.cli.console.ProblemText;
import io.xplorr.examples.cli.console.TextTable;
import io.xplorr.jdbc.DatasetStatus;
import io.xplorr.record.AccountState;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints where connections stand, for a person. Not thread-safe. */
final class StatusText {
    private final PrintWriter out;
    private final Instant now;

    StatusText(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void print(ConnectionStanding standing) {
        out.println(standing.known().title());
        standing.registered().ifPresentOrElse(this::connection, () -> out.println("An account of your own."));
        out.println(standing.syncedAt()
                .map(at -> "Last synced " + Age.of(at, now) + " ago, at " + at + ".")
                .orElse("Never synced."));
        accounts(standing.members());
        out.printf(Locale.ROOT, "Holds %d slices with %d records.%n", standing.slices(), standing.records());
        if (!standing.held().isEmpty()) {
            TextTable table = new TextTable(1, List.of("dataset", "slices", "open", "records", "read"));
            standing.held().forEach(held -> table.row(row(held)));
            table.print(out);
        }
        out.printf(Locale.ROOT, "%d open problems.%n", standing.problems().size());
        standing.problems().forEach(problem -> ProblemText.print(problem, out));
        out.println();
    }

    private void connection(ConnectionStatus connection) {
        out.println(connection.state()
                + connection.account().map(account -> ", account " + account).orElse("")
                + connection.principal().map(principal -> ", by " + principal).orElse("")
                + connection
                        .verifiedAt()
                        .map(at -> ", verified " + Age.of(at, now) + " ago")
                        .orElse("")
                + connection
                        .expiresAt()
                        .map(at -> ", to be completed before " + at)
                        .orElse("")
                + ".");
    }

    private void accounts(List<MemberAccount> members) {
        if (members.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%d accounts:%n", members.size());
        for (MemberAccount member : members) {
            out.println(
                    "  " + member.id() + member.name().map(name -> " " + name).orElse("")
                            + (member.management() ? ", pays" : "")
                            + (member.state() == AccountState.ACTIVE ? "" : ", " + member.state()));
        }
    }

    private List<String> row(DatasetStatus held) {
        return List.of(
                held.dataset().value(),
                Long.toString(held.slices()),
                Long.toString(held.openSlices()),
                Long.toString(held.records()),
                Age.of(held.newestObservedAt(), now) + " ago");
    }
}
