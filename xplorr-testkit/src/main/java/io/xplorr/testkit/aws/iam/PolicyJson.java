package io.xplorr.testkit.aws.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.StreamReadFeature;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads a policy's JSON strictly, with refusals that name the element. */
final class PolicyJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PolicyJson() {}

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw PolicyException.malformed(e.getOriginalMessage());
        }
    }

    static void onlyElements(JsonNode node, Set<String> known) {
        for (Map.Entry<String, JsonNode> element :
                object(node, "policy or Statement").properties()) {
            if (!known.contains(element.getKey())) {
                throw PolicyException.malformed("unknown element " + element.getKey());
            }
        }
    }

    static JsonNode object(JsonNode node, String name) {
        if (!node.isObject()) {
            throw PolicyException.malformed(name + " must be an object");
        }
        return node;
    }

    static JsonNode required(JsonNode node, String element) {
        JsonNode value = node.get(element);
        if (value == null) {
            throw PolicyException.malformed(element + " is missing");
        }
        return value;
    }

    /** Returns the elements of an array, or the one value that stands for an array of one. */
    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(values::add);
        } else {
            values.add(node);
        }
        return values;
    }

    static List<String> texts(JsonNode node, String name) {
        List<String> texts = list(node).stream().map(value -> text(value, name)).toList();
        if (texts.isEmpty()) {
            throw PolicyException.malformed(name + " is empty");
        }
        return texts;
    }

    static String text(JsonNode node, String name) {
        if (!node.isTextual() && !node.isNumber() && !node.isBoolean()) {
            throw PolicyException.malformed(name + " must be text");
        }
        return node.asText();
    }
}
