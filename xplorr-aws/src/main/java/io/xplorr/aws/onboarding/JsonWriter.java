package io.xplorr.aws.onboarding;

import java.util.Collection;
import java.util.StringJoiner;

/** Writes a document as JSON, on one line or indented by two blanks. */
final class JsonWriter {
    private JsonWriter() {}

    static String compact(Node node) {
        return write(node, "", "", "");
    }

    /** Returns JSON with a line break at its end. */
    static String pretty(Node node) {
        return write(node, "\n", "  ", " ") + "\n";
    }

    /** Returns a JSON string, which is a YAML string as well. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /**
     * Writes a node.
     *
     * @param line a line break and the indent of the node, or nothing
     */
    private static String write(Node node, String line, String step, String blank) {
        if (node instanceof Node.Text text) {
            return quoted(text.value());
        }
        if (node instanceof Node.Literal literal) {
            return literal.value();
        }
        if (node instanceof Node.Items items) {
            return enclosed(
                    "[",
                    items.values().stream()
                            .map(item -> write(item, line + step, step, blank))
                            .toList(),
                    "]",
                    line,
                    step);
        }
        Node.Fields fields = (Node.Fields) node;
        return enclosed(
                "{",
                fields.values().entrySet().stream()
                        .map(field -> quoted(field.getKey()) + ":" + blank
                                + write(field.getValue(), line + step, step, blank))
                        .toList(),
                "}",
                line,
                step);
    }

    private static String enclosed(String open, Collection<String> parts, String close, String line, String step) {
        StringJoiner joiner = new StringJoiner("," + line + step, open + line + step, line + close);
        parts.forEach(joiner::add);
        return joiner.setEmptyValue(open + close).toString();
    }
}
