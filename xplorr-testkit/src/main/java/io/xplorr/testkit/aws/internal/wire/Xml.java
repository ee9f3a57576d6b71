package io.xplorr.testkit.aws.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Writes XML without blanks, as the services do. Not thread-safe. */
final class Xml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String namespace) {
        out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    Xml members(Structure structure) {
        for (Map.Entry<String, Object> member : structure.members().entrySet()) {
            element(member.getKey(), member.getValue());
        }
        return this;
    }

    Xml element(String name, Object value) {
        open(name);
        if (value instanceof Structure structure) {
            members(structure);
        } else if (value instanceof Structure.Items items) {
            for (Object item : items.values()) {
                element(items.itemName(), item);
            }
        } else if (value instanceof Instant instant) {
            TIME.formatTo(instant, out);
        } else {
            escape(value.toString());
        }
        return close(name);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;"); // a parser would turn a bare one into a line feed
                default -> out.append(c);
            }
        }
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
