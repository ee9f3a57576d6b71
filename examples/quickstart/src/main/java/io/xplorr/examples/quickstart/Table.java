package io.xplorr.examples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column to the left, all others to the right. Not thread-safe. */
final class Table {
    private static final int LONGEST_LABEL = 44;

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String label, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 3) + "...");
        row.addAll(cells);
        rows.add(row);
        return this;
    }

    /** Prints the rows, each as wide as the widest cell of its column; all rows must have as many cells. */
    void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
