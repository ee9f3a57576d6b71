package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the {@code Expression} of a filter. Immutable and thread-safe. */
final class CostFilter {
    private static final Set<String> OPTIONS = Set.of("EQUALS", "CASE_SENSITIVE"); // others are for cost categories
    private static final String ABSENT = "ABSENT";
    private static final Set<String> ROOTS = Set.of("And", "Or", "Not", "Dimensions", "Tags", "CostCategories");

    private final CostVocabulary vocabulary;

    CostFilter(CostVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Predicate<CostLine> read(Input expression) {
        Set<String> roots = new HashSet<>(expression.names());
        roots.retainAll(ROOTS);
        if (roots.size() != 1) {
            throw CostVocabulary.invalid("Expression has " + (roots.isEmpty() ? "no root" : "more than one roots")
                    + ". Only one root operator is allowed for each expression: And, Or, Not, Dimensions, Tags, "
                    + "CostCategories");
        }
        return switch (roots.iterator().next()) {
            case "And" -> operands(expression, "And").reduce(line -> true, Predicate::and);
            case "Or" -> operands(expression, "Or").reduce(line -> false, Predicate::or);
            case "Not" -> read(expression.input("Not").orElseThrow()).negate();
            case "Dimensions" -> values(expression, "Dimensions", vocabulary::dimension);
            case "Tags" -> values(expression, "Tags", CostVocabulary::tag);
            default -> values(expression, "CostCategories", vocabulary::category);
        };
    }

    private Stream<Predicate<CostLine>> operands(Input expression, String root) {
        List<Input> operands = expression.inputs(root);
        if (operands.size() < 2) {
            throw CostVocabulary.invalid(root + " expression must have at least 2 operands");
        }
        return operands.stream().map(this::read);
    }

    /** Tells whether the filter of a request, if it has one, looks at a dimension anywhere. */
    static boolean names(Input request, String dimension) {
        return request.input("Filter").map(it -> mentions(it, dimension)).orElse(false);
    }

    private static boolean mentions(Input expression, String dimension) {
        boolean here = expression
                .input("Dimensions")
                .flatMap(leaf -> leaf.text("Key"))
                .map(dimension::equals)
                .orElse(false);
        return here
                || expression.input("Not").map(it -> mentions(it, dimension)).orElse(false)
                || Stream.concat(expression.inputs("And").stream(), expression.inputs("Or").stream())
                        .anyMatch(it -> mentions(it, dimension));
    }

    private static Predicate<CostLine> values(
            Input expression, String root, Function<String, Function<CostLine, String>> words) {
        Input leaf = expression.input(root).orElseThrow();
        Function<CostLine, String> word =
                words.apply(leaf.text("Key").orElseThrow(() -> CostVocabulary.invalid("Key is missing")));
        List<String> options = leaf.texts("MatchOptions");
        for (String option : options) {
            if (!OPTIONS.contains(option) && !(option.equals(ABSENT) && !root.equals("Dimensions"))) {
                throw CostVocabulary.invalid("MatchOptions of " + root + " cannot be " + option);
            }
        }
        if (options.contains(ABSENT)) {
            return line -> word.apply(line).isEmpty();
        }
        Set<String> wanted = Set.copyOf(leaf.texts("Values"));
        return line -> wanted.contains(word.apply(line));
    }
}
