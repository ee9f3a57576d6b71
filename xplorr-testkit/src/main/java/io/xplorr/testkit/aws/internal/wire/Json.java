package io.xplorr.testkit.aws.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wiremock.com.fasterxml.jackson.core.JsonGenerator;
import wiremock.com.fasterxml.jackson.core.type.TypeReference;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** JSON to maps and {@link Structure} to JSON, by the Jackson that WireMock carries. */
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    static Map<String, Object> read(byte[] json) throws IOException {
        if (json.length == 0) {
            return Map.of();
        }
        Map<String, Object> members = MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
        if (members == null) {
            throw new IOException("null is no object");
        }
        leaveOutNulls(members);
        return members;
    }

    /** Leaves out the members that are null, which are as good as absent; an element of a list must be something. */
    private static void leaveOutNulls(Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            members.values().removeIf(Objects::isNull);
            for (Object member : members.values()) {
                leaveOutNulls(member);
            }
        } else if (value instanceof List<?> elements) {
            for (Object element : elements) {
                if (element == null) {
                    throw new IOException("a list holds null");
                }
                leaveOutNulls(element);
            }
        }
    }

    /**
     * Returns the objects of a list, or the one object that there is.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static List<Input> objects(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            List<Map<String, Object>> objects = node.isArray()
                    ? MAPPER.convertValue(node, new TypeReference<List<Map<String, Object>>>() {})
                    : List.of(MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {}));
            return objects.stream().map(Input::new).toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a JSON object, or a list of them", e);
        }
    }

    public static byte[] write(Structure structure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = MAPPER.getFactory().createGenerator(bytes)) {
            write(structure, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Structure structure) {
            out.writeStartObject();
            for (Map.Entry<String, Object> member : structure.members().entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Structure.Items items) {
            out.writeStartArray();
            for (Object item : items.values()) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Instant instant) {
            out.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number) {
            out.writeNumber(value.toString());
        } else {
            out.writeString(value.toString());
        }
    }
}
