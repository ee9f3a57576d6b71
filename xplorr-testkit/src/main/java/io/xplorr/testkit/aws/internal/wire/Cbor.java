package io.xplorr.testkit.aws.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The part of CBOR (RFC 8949) that Smithy RPC v2 uses: no bignums, and no tag but that of a time. */
final class Cbor {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int EPOCH_SECONDS = 1;

    private Cbor() {}

    static byte[] write(Structure structure) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        write(structure, out);
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Structure structure) {
            head(MAP, structure.members().size(), out);
            structure.members().forEach((name, member) -> {
                write(name, out);
                write(member, out);
            });
        } else if (value instanceof Structure.Items items) {
            head(ARRAY, items.values().size(), out);
            items.values().forEach(item -> write(item, out));
        } else if (value instanceof Instant instant) {
            head(TAG, EPOCH_SECONDS, out);
            write(instant.toEpochMilli() / 1000.0, out);
        } else if (value instanceof Boolean flag) {
            out.write(flag ? 0xf5 : 0xf4);
        } else if (value instanceof Double number) {
            out.write(0xfb);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number, out);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            head(TEXT, text.length, out);
            out.writeBytes(text);
        }
    }

    private static void head(int major, long argument, ByteArrayOutputStream out) {
        if (argument < 24) {
            out.write(major << 5 | (int) argument);
            return;
        }
        int bytes = argument < 1L << 8 ? 1 : argument < 1L << 16 ? 2 : argument < 1L << 32 ? 4 : 8;
        out.write(major << 5 | 24 + Integer.numberOfTrailingZeros(bytes));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }

    /** Returns a map of text to text, numbers, booleans, instants, lists and maps. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(byte[] cbor) throws IOException {
        if (cbor.length == 0) {
            return Map.of();
        }
        try {
            if (new CborReader(ByteBuffer.wrap(cbor)).value(0) instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
        } catch (RuntimeException e) {
            throw new IOException("not CBOR", e);
        }
        throw new IOException("not a CBOR map");
    }
}
