package io.xplorr.examples.cli.connect;

import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.console.ProblemText;
import io.xplorr.examples.cli.console.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How the report of a verification is told, to a person and to a program. */
final class ConnectionReportOutput {
    private ConnectionReportOutput() {}

    /**
     * Prints a report.
     *
     * @param what was verified, and how it stands now
     */
    static void print(String what, ConnectionReport report, boolean json, PrintWriter out) {
        if (json) {
            write(report, new JsonWriter(out));
            out.println();
        } else {
            print(what, report, out);
        }
    }

    private static void print(String what, ConnectionReport report, PrintWriter out) {
        out.println(what + ", verdict " + report.verdict());
        out.println();
        TextTable checks = new TextTable(3, List.of("check", "result", "finding"));
        report.checks()
                .forEach(check -> checks.row(List.of(
                        check.name(),
                        check.status().name(),
                        check.problem()
                                .map(problem -> problem.code() + ", see below")
                                .orElse(check.finding()))));
        checks.print(out);
        if (!report.permissions().isEmpty()) {
            out.println();
            TextTable datasets = new TextTable(3, List.of("dataset", "readable", "denied by"));
            report.permissions()
                    .forEach(permission -> datasets.row(List.of(
                            permission.dataset().value(),
                            permission.status().name(),
                            permission.deniedBy().orElse(""))));
            datasets.print(out);
        }
        out.printf(
                Locale.ROOT,
                "%n%d calls; AWS bills USD %s for them.%n",
                report.calls().total().count(),
                report.calls().spend().toPlainString());
        report.problems().forEach(problem -> {
            out.println();
            ProblemText.print(problem, out);
        });
    }

    private static void write(ConnectionReport report, JsonWriter json) {
        json.beginObject().name("verdict").value(report.verdict().name());
        json.name("account").value(report.account().orElse(null));
        json.name("checks").beginArray();
        report.checks().forEach(check -> write(check, json));
        json.endArray().name("datasets").beginObject();
        report.permissions().forEach(permission -> write(permission, json));
        json.endObject();
        json.name("spend").value(report.calls().spend().toPlainString());
        json.name("problems").beginArray();
        report.problems().forEach(problem -> ProblemText.write(problem, json));
        json.endArray().endObject();
    }

    private static void write(Check check, JsonWriter json) {
        json.beginObject().name("name").value(check.name());
        json.name("status").value(check.status().name());
        json.name("weight").value(check.weight().name());
        json.name("finding").value(check.finding()).endObject();
    }

    private static void write(DatasetPermission permission, JsonWriter json) {
        json.name(permission.dataset().value()).beginObject();
        json.name("status").value(permission.status().name());
        json.name("deniedBy").value(permission.deniedBy().orElse(null)).endObject();
    }
}
