package io.xplorr.testkit.aws.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * How a condition compares a value of the policy with one of the request. A negated operator carries the test of its
 * positive twin: it holds if that test holds for none of the policy's values.
 */
enum Operator {
    STRING_EQUALS("StringEquals", Type.STRING, String::equals),
    STRING_NOT_EQUALS("StringNotEquals", Type.STRING, String::equals),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, String::equalsIgnoreCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, String::equalsIgnoreCase),
    STRING_LIKE("StringLike", Type.STRING, Wildcards::matches),
    STRING_NOT_LIKE("StringNotLike", Type.STRING, Wildcards::matches),
    // AWS treats ArnEquals and ArnLike alike (IAM User Guide, condition operators).
    ARN_EQUALS("ArnEquals", Type.ARN, Wildcards::matchesArn),
    ARN_LIKE("ArnLike", Type.ARN, Wildcards::matchesArn),
    ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, Wildcards::matchesArn),
    ARN_NOT_LIKE("ArnNotLike", Type.ARN, Wildcards::matchesArn),
    BOOL("Bool", Type.BOOL, String::equalsIgnoreCase),
    NULL("Null", Type.BOOL, String::equalsIgnoreCase),
    NUMERIC_EQUALS("NumericEquals", Type.NUMBER, numbers(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMBER, numbers(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", Type.NUMBER, numbers(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMBER, numbers(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMBER, numbers(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMBER, numbers(order -> order >= 0)),
    DATE_EQUALS("DateEquals", Type.DATE, dates(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", Type.DATE, dates(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", Type.DATE, dates(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, dates(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", Type.DATE, dates(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, dates(order -> order >= 0));

    private final String word;
    private final Type type;

    @SuppressWarnings("ImmutableEnumChecker") // the tests hold no state
    private final BiPredicate<String, String> test;

    Operator(String word, Type type, BiPredicate<String, String> test) {
        this.word = word;
        this.type = type;
        this.test = test;
    }

    static Optional<Operator> find(String word) {
        return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
    }

    boolean isNegated() {
        return word.contains("Not");
    }

    boolean test(String policyValue, String requestValue) {
        return test.test(policyValue, requestValue);
    }

    /** Returns whether the operator can compare with this value of a policy. */
    boolean accepts(String policyValue) {
        return switch (type) {
            case STRING -> true;
            case ARN -> Wildcards.isArn(policyValue);
            case BOOL -> policyValue.toLowerCase(Locale.ROOT).matches("true|false");
            case NUMBER -> number(policyValue).isPresent();
            case DATE -> date(policyValue).isPresent();
        };
    }

    private enum Type {
        STRING,
        ARN,
        BOOL,
        NUMBER,
        DATE
    }

    private static BiPredicate<String, String> numbers(IntPredicate wanted) {
        return comparing(Operator::number, wanted);
    }

    private static BiPredicate<String, String> dates(IntPredicate wanted) {
        return comparing(Operator::date, wanted);
    }

    private static <T extends Comparable<T>> BiPredicate<String, String> comparing(
            Function<String, Optional<T>> read, IntPredicate wanted) {
        return (policyValue, requestValue) -> read.apply(requestValue)
                .flatMap(given -> read.apply(policyValue).map(given::compareTo))
                .filter(wanted::test)
                .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads a day, a time with its offset, or seconds since 1970. */
    private static Optional<Instant> date(String text) {
        try {
            if (text.matches("\\d{1,12}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
