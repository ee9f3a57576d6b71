package io.xplorr.examples.cli.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as they must be: words to the left, figures to the right. Not thread-safe. */
public final class TextTable {
    private final int words;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param words how many columns, from the first on, hold words
     * @param titles of the columns
     */
    public TextTable(int words, List<String> titles) {
        this.words = words;
        rows.add(titles);
    }

    public TextTable row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    public void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            widths.add(width(column));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths.get(column) - cell.length());
                line.append(column < words ? cell + padding : padding + cell).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
