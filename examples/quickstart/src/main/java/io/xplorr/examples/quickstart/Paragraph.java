package io.xplorr.examples.quickstart;

import java.io.PrintStream;

/** Words in lines of at most {@link #WIDTH} characters, but for longer words. */
final class Paragraph {
    private static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * Prints one.
     *
     * @param start what the first line begins with; the others begin with as many spaces
     */
    static void print(PrintStream out, String start, String text) {
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            if (line.length() > start.length() && line.length() + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(start.length()));
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
