package io.xplorr.testkit.aws.iam;

import static io.xplorr.testkit.aws.iam.PolicyJson.object;
import static io.xplorr.testkit.aws.iam.PolicyJson.texts;

import io.xplorr.testkit.aws.iam.Condition.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Reads the {@code Condition} of a statement. */
final class ConditionParser {
    private static final Set<String> UNSUPPORTED_OPERATORS = Set.of("IpAddress", "NotIpAddress", "BinaryEquals");
    private static final String IF_EXISTS = "IfExists";

    private ConditionParser() {}

    static List<Condition> conditions(JsonNode node) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : object(node, "Condition").properties()) {
            JsonNode keys = object(operator.getValue(), "Condition." + operator.getKey());
            for (Map.Entry<String, JsonNode> key : keys.properties()) {
                conditions.add(condition(operator.getKey(), key.getKey(), key.getValue()));
            }
        }
        return conditions;
    }

    private static Condition condition(String operatorText, String key, JsonNode valueNode) {
        Quantifier quantifier = Quantifier.of(operatorText);
        String word = operatorText.substring(quantifier.prefix().length());
        boolean ifExists = word.endsWith(IF_EXISTS);
        word = ifExists ? word.substring(0, word.length() - IF_EXISTS.length()) : word;
        Operator operator = Operator.find(word).orElse(null);
        if (operator == null) {
            throw UNSUPPORTED_OPERATORS.contains(word)
                    ? PolicyException.unsupported("Condition." + operatorText)
                    : PolicyException.malformed("Condition knows no operator " + operatorText);
        }
        if (operator == Operator.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            throw PolicyException.malformed("Null takes neither prefix nor IfExists, was: " + operatorText);
        }
        if (!key.contains(":")) {
            throw PolicyException.malformed("Condition key must be service:name, was: " + key);
        }
        List<String> values = texts(valueNode, key);
        for (String value : values) {
            if (!operator.accepts(value)) {
                throw PolicyException.unsupported(operatorText + " of " + key + " with the value " + value);
            }
            noVariable(value);
        }
        return new Condition(quantifier, operator, ifExists, key, values);
    }

    static void noVariable(String value) {
        if (value.contains("${")) {
            throw PolicyException.unsupported("the variable in " + value);
        }
    }
}
