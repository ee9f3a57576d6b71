package io.xplorr.testkit.aws.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        return json.length == 0 ? Map.of() : MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
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
