package io.xplorr.testkit.aws.iam;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** One key of one operator in a statement's {@code Condition}. */
record Condition(Quantifier quantifier, Operator operator, boolean ifExists, String key, List<String> values)
        implements Clause {
    /** How many of the request's values must pass. */
    enum Quantifier {
        FOR_ANY_VALUE("ForAnyValue:"),
        /** Also holds for a request without the key, as it does in AWS. */
        FOR_ALL_VALUES("ForAllValues:"),
        /** Meant for keys that have one value. */
        NONE("");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }

        static Quantifier of(String operator) {
            return Arrays.stream(values())
                    .filter(q -> operator.startsWith(q.prefix))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    Condition {
        values = List.copyOf(values);
    }

    @Override
    public boolean matches(IamRequest request) {
        List<String> given = request.context(key);
        if (operator == Operator.NULL) {
            return values.stream().anyMatch(value -> operator.test(value, String.valueOf(given.isEmpty())));
        }
        if (given.isEmpty() && ifExists) {
            return true;
        }
        Predicate<String> passes =
                value -> operator.isNegated() != values.stream().anyMatch(v -> operator.test(v, value));
        return switch (quantifier) {
            case FOR_ANY_VALUE -> given.stream().anyMatch(passes);
            case FOR_ALL_VALUES -> given.stream().allMatch(passes);
            // A negated operator holds for a key that the request does not carry.
            case NONE ->
                operator.isNegated()
                        ? given.stream().allMatch(passes)
                        : given.stream().anyMatch(passes);
        };
    }
}
