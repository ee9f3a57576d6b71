package io.xplorr.testkit.aws.internal.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Page tokens that carry their position, sealed so that a changed, invented or foreign token is found out. Immutable
 * and thread-safe.
 */
public final class PageTokens {
    private static final int SEAL_BYTES = 12;

    private final SecretKeySpec key;

    /**
     * Where the next page starts.
     *
     * @param fingerprint the request that the token continues
     * @param asOf when the first page was read: later pages show the same moment
     * @param skipped how many empty pages came before
     */
    record Position(long offset, int fingerprint, Instant asOf, int skipped) {
        Position at(long other) {
            return new Position(other, fingerprint, asOf, skipped);
        }

        /** Returns the same place under another token. */
        Position again() {
            return new Position(offset, fingerprint, asOf, skipped + 1);
        }
    }

    public PageTokens(long seed) {
        this.key = new SecretKeySpec(("page tokens " + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String issue(String scope, Position position) {
        String payload = position.offset() + "/" + position.fingerprint() + "/"
                + position.asOf().toEpochMilli() + "/" + position.skipped();
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(seal(scope, payload), SEAL_BYTES + text.length);
        System.arraycopy(text, 0, token, SEAL_BYTES, text.length);
        return Base64.getEncoder().encodeToString(token);
    }

    Optional<Position> read(String scope, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= SEAL_BYTES) {
            return Optional.empty();
        }
        String payload = new String(bytes, SEAL_BYTES, bytes.length - SEAL_BYTES, StandardCharsets.UTF_8);
        if (!Arrays.equals(seal(scope, payload), Arrays.copyOf(bytes, SEAL_BYTES))) {
            return Optional.empty();
        }
        String[] parts = payload.split("/", -1);
        return Optional.of(new Position(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                Integer.parseInt(parts[3])));
    }

    private byte[] seal(String scope, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal((scope + "|" + payload).getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
