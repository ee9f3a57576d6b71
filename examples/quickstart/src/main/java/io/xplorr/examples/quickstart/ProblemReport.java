package io.xplorr.examples.quickstart;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what went wrong, what it means and what to do about it; what went wrong alike in one region is told once. */
final class ProblemReport {
    private static final String INDENT = "    ";

    private final List<SyncResult> results;

    ProblemReport(List<SyncResult> results) {
        this.results = results;
    }

    void print(PrintStream out) {
        Heading.print(out, "Problems");
        Map<String, List<Problem>> alike = results.stream()
                .flatMap(result -> result.problems().stream())
                .collect(Collectors.groupingBy(ProblemReport::title, LinkedHashMap::new, Collectors.toList()));
        if (alike.isEmpty()) {
            out.println("  None.");
        }
        alike.forEach((title, problems) -> {
            out.println("  " + title);
            Paragraph.print(out, INDENT, "Not read: " + datasets(problems));
            Paragraph.print(out, INDENT, problems.get(0).message());
            Paragraph.print(out, INDENT, "What to do: " + problems.get(0).remedy());
        });
    }

    private static String title(Problem problem) {
        return problem.code()
                + problem.scope()
                        .map(Scope::value)
                        .map(region -> " in " + region)
                        .orElse("");
    }

    private static String datasets(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.dataset().map(DatasetId::value).orElse("anything"))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
