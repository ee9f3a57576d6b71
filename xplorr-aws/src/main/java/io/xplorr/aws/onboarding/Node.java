package io.xplorr.aws.onboarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document before it is written as JSON or YAML; fields keep the order in which they were added. */
sealed interface Node {
    record Text(String value) implements Node {}

    /** A number or a truth value. */
    record Literal(String value) implements Node {}

    record Items(List<Node> values) implements Node {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Fields(Map<String, Node> values) implements Node {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        Fields with(String name, Node value) {
            Map<String, Node> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Fields(more);
        }

        Fields with(String name, String value) {
            return with(name, new Text(value));
        }
    }

    static Fields fields() {
        return new Fields(Map.of());
    }

    static Fields field(String name, Node value) {
        return fields().with(name, value);
    }

    static Fields field(String name, String value) {
        return fields().with(name, value);
    }

    static Items items(Node... values) {
        return new Items(List.of(values));
    }

    static Items texts(Collection<String> values) {
        List<Node> items = new ArrayList<>();
        values.forEach(value -> items.add(new Text(value)));
        return new Items(items);
    }

    static Node number(int value) {
        return new Literal(Integer.toString(value));
    }

    static Node yes() {
        return new Literal("true");
    }
}
