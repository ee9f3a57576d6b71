package io.xplorr.testkit.aws.internal.wire;

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

/** Reads one CBOR message; the buffer throws what the caller takes for a message that is cut short. */
record CborReader(ByteBuffer in) {
    private static final int BYTES = 2;
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xff;
    private static final int MAX_DEPTH = 64;

    @Nullable
    Object value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("nested too deeply");
        }
        int first = in.get() & 0xff;
        int major = first >>> 5;
        int info = first & 31;
        return switch (major) {
            case Cbor.UNSIGNED -> argument(info);
            case Cbor.NEGATIVE -> -1 - argument(info);
            case BYTES, Cbor.TEXT -> text(info);
            case Cbor.ARRAY -> array(info, depth);
            case Cbor.MAP -> map(info, depth);
            case Cbor.TAG -> tagged(argument(info), depth);
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
                text.append(new String(bytes(in.get() & 31), StandardCharsets.UTF_8));
            }
            return text.toString();
        }
        return new String(bytes(info), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int info) throws IOException {
        byte[] bytes = new byte[length(info)];
        in.get(bytes);
        return bytes;
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
        return tag == Cbor.EPOCH_SECONDS && value instanceof Number
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
