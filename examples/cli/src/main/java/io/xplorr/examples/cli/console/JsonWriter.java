package io.xplorr.examples.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as it is told, in ASCII only, so that it is the same in every encoding. The caller keeps the order of names
 * and values right. Not thread-safe.
 */
public final class JsonWriter {
    private final PrintWriter out;
    private boolean comma;

    public JsonWriter(PrintWriter out) {
        this.out = out;
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.write(':');
        comma = false;
        return this;
    }

    public JsonWriter value(@Nullable String value) {
        separate();
        if (value == null) {
            out.write("null");
        } else {
            quote(value);
        }
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        out.print(value);
        return this;
    }

    public JsonWriter value(boolean value) {
        separate();
        out.print(value);
        return this;
    }

    private JsonWriter open(char bracket) {
        separate();
        out.write(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.write(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.write(',');
        }
        comma = true;
    }

    private void quote(String text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.write('\\');
                out.write(c);
            } else if (c >= ' ' && c <= '~') {
                out.write(c);
            } else {
                out.printf(Locale.ROOT, "\\u%04x", (int) c);
            }
        }
        out.write('"');
    }
}
