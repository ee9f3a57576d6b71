package io.xplorr.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hashes identifying fields, in a given order; no two lists of fields give the same bytes. Not thread-safe. */
final class RecordKey {
    private final MessageDigest digest;

    private RecordKey(MessageDigest digest) {
        this.digest = digest;
    }

    static RecordKey of(String kind, Origin origin) {
        try {
            return new RecordKey(MessageDigest.getInstance("SHA-256"))
                    .add(kind)
                    .add(origin.connectionId())
                    .add(origin.dataset());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a field: its length and its UTF-8 bytes; an absent one differs from an empty one. */
    RecordKey add(@Nullable Object field) {
        if (field == null) {
            return length(-1);
        }
        byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        digest.update(bytes);
        return this;
    }

    RecordKey add(Optional<?> field) {
        return add((Object) field.orElse(null));
    }

    RecordKey add(Map<String, ? extends @Nullable Object> fields) {
        length(fields.size());
        new TreeMap<>(fields).forEach((name, value) -> add((Object) name).add((Object) value));
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private RecordKey length(int length) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (length >>> shift));
        }
        return this;
    }
}
