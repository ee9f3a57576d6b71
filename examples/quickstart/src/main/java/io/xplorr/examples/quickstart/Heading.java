package io.xplorr.examples.quickstart;

import java.io.PrintStream;

/** The title of a part, with a line below. */
final class Heading {
    private Heading() {}

    static void print(PrintStream out, String title) {
        out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
    }
}
