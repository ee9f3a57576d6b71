package io.xplorr.aws.onboarding;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a document as YAML in block style. Words that every YAML version reads as text stand plain, everything else in
 * double quotes.
 */
final class YamlWriter {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+[A-Za-z0-9]*(::?[A-Za-z][A-Za-z0-9]*)*");
    private static final Set<String> NOT_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private YamlWriter() {}

    /** Returns YAML with a line break at its end. */
    static String write(Node.Fields document) {
        StringBuilder yaml = new StringBuilder();
        fields(document, "", yaml);
        return yaml.toString();
    }

    private static void fields(Node.Fields node, String indent, StringBuilder yaml) {
        String before = "";
        for (Map.Entry<String, Node> field : node.values().entrySet()) {
            yaml.append(before).append(scalar(field.getKey())).append(':');
            before = indent;
            Node value = field.getValue();
            if (isScalar(value)) {
                yaml.append(' ');
                value(value, indent, yaml);
            } else {
                yaml.append('\n').append(indent).append("  ");
                value(value, indent + "  ", yaml);
            }
        }
    }

    private static void items(Node.Items node, String indent, StringBuilder yaml) {
        String before = "";
        for (Node item : node.values()) {
            yaml.append(before).append("- ");
            before = indent;
            value(item, indent + "  ", yaml);
        }
    }

    /** Writes a value that begins where the text now ends, and whose further lines are indented so far. */
    private static void value(Node node, String indent, StringBuilder yaml) {
        if (node instanceof Node.Fields fields) {
            fields(fields, indent, yaml);
        } else if (node instanceof Node.Items items) {
            items(items, indent, yaml);
        } else if (node instanceof Node.Literal literal) {
            yaml.append(literal.value()).append('\n');
        } else if (node instanceof Node.Text text) {
            yaml.append(scalar(text.value())).append('\n');
        }
    }

    private static boolean isScalar(Node node) {
        return node instanceof Node.Text || node instanceof Node.Literal;
    }

    private static String scalar(String text) {
        boolean plain = WORD.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : JsonWriter.quoted(text);
    }
}
