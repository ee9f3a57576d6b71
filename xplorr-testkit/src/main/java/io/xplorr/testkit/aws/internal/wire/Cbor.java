package io.xplorr.testkit.aws.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of CBOR (RFC 8949) that Smithy RPC v2 uses: no bignums, and no tag but that of a time. */
final class Cbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xff;
    private static final int EPOCH_SECONDS = 1;
    private static final int MAX_DEPTH = 64;

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
            if (new Reader(ByteBuffer.wrap(cbor)).value(0) instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
        } catch (RuntimeException e) {
            throw new IOException("not CBOR", e);
        }
        throw new IOException("not a CBOR map");
    }

    private record Reader(ByteBuffer in) {
        @Nullable
        Object value(int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                throw new IOException("nested too deeply");
            }
            int first = in.get() & 0xff;
            int major = first >>> 5;
            int info = first & 31;
            return switch (major) {
                case UNSIGNED -> argument(info);
                case NEGATIVE -> -1 - argument(info);
                case BYTES, TEXT -> text(info);
                case ARRAY -> array(info, depth);
                case MAP -> map(info, depth);
                case TAG -> tagged(argument(info), depth);
                default -> simple(info);
            };
        }

        private long argument(int info) throws IOException {
            return switch (info) {
                case 24 -> in.get() & 0xff;
                case 25 -> in.getShort() & 0xffff;
                case 26 -> in.getInt() & 0xffffffffL;
                case 27 -> in.getLong();
                default -> {
                    if (info > 27) {
                        throw new IOException("no argument: " + info);
                    }
                    yield info;
                }
            };
        }

        private String text(int info) throws IOException {
            if (info == INDEFINITE) {
                StringBuilder text = new StringBuilder();
                while (!atBreak()) {
                    text.append(text(in.get() & 31));
                }
                return text.toString();
            }
            byte[] text = new byte[length(info)];
            in.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }

        private List<Object> array(int info, int depth) throws IOException {
            List<Object> items = new ArrayList<>();
            int left = info == INDEFINITE ? Integer.MAX_VALUE : length(info);
            while (left-- > 0 && !(info == INDEFINITE && atBreak())) {
                Object item = value(depth + 1);
                if (item != null) {
                    items.add(item);
                }
            }
            return items;
        }

        private Map<String, Object> map(int info, int depth) throws IOException {
            Map<String, Object> members = new LinkedHashMap<>();
            int left = info == INDEFINITE ? Integer.MAX_VALUE : length(info);
            while (left-- > 0 && !(info == INDEFINITE && atBreak())) {
                String name = String.valueOf(value(depth + 1));
                Object member = value(depth + 1);
                if (member != null) {
                    members.put(name, member);
                }
            }
            return members;
        }

        private @Nullable Object tagged(long tag, int depth) throws IOException {
            Object value = value(depth + 1);
            return tag == EPOCH_SECONDS && value instanceof Number
                    ? Instant.ofEpochMilli(
                            new BigDecimal(value.toString()).movePointRight(3).longValue())
                    : value;
        }

        private @Nullable Object simple(int info) throws IOException {
            return switch (info) {
                case 20 -> false;
                case 21 -> true;
                case 22, 23 -> null;
                case 25 -> (double) half(in.getShort());
                case 26 -> (double) in.getFloat();
                case 27 -> in.getDouble();
                default -> throw new IOException("not a value: " + info);
            };
        }

        private static float half(short bits) {
            int exponent = bits >>> 10 & 31;
            float fraction = bits & 1023;
            float magnitude = exponent == 0
                    ? fraction * 0x1p-24f
                    : exponent == 31
                            ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                            : (1024 + fraction) * (float) Math.scalb(1.0, exponent - 25);
            return bits < 0 ? -magnitude : magnitude;
        }

        private int length(int info) throws IOException {
            long length = argument(info);
            if (length < 0 || length > in.remaining()) {
                throw new IOException("longer than the message: " + length);
            }
            return (int) length;
        }

        private boolean atBreak() {
            if ((in.get(in.position()) & 0xff) != BREAK) {
                return false;
            }
            in.get();
            return true;
        }
    }
}
