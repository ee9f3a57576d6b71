package io.xplorr.examples.cli.console;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.Problem;
import java.io.PrintWriter;
import java.util.Locale;

/** How a problem is told, to a person and to a program. */
public final class ProblemText {
    private ProblemText() {}

    public static void print(Problem problem, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s %s%s%s%n  %s%n",
                problem.severity(),
                problem.code(),
                problem.dataset().map(dataset -> " " + dataset).orElse(""),
                problem.scope().map(scope -> " " + scope).orElse(""),
                problem.message());
        if (!problem.remedy().isEmpty()) {
            out.printf(Locale.ROOT, "  To do: %s%n", problem.remedy());
        }
    }

    public static void write(Problem problem, JsonWriter json) {
        json.beginObject();
        json.name("code").value(problem.code().value());
        json.name("dataset").value(problem.dataset().map(DatasetId::value).orElse(null));
        json.name("region").value(problem.scope().map(Scope::value).orElse(null));
        json.name("message").value(problem.message());
        json.name("remedy").value(problem.remedy());
        json.endObject();
    }
}
