package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ExternalId;
import java.security.SecureRandom;

/** Generates ids: connection ids that collide with none, and external IDs that nobody can guess. Thread-safe. */
final class Issuer {
    static final String EXTERNAL_ID_PREFIX = "xplorr-ext-";
    private static final int EXTERNAL_ID_BYTES = 20;
    private static final String CONNECTION_PREFIX = "conn-";
    private static final int CONNECTION_BYTES = 10;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567"; // RFC 4648, lower case
    private static final int BITS = 5;

    private final SecureRandom random; // no weaker source fits in here

    Issuer(SecureRandom random) {
        this.random = random;
    }

    /** Returns an ID of 160 random bits. */
    ExternalId externalId() {
        return ExternalId.ofStored(EXTERNAL_ID_PREFIX + randomText(EXTERNAL_ID_BYTES));
    }

    ConnectionId connectionId() {
        return ConnectionId.of(CONNECTION_PREFIX + randomText(CONNECTION_BYTES));
    }

    /** Returns whether an ID looks like one that a registry issued. */
    static boolean isIssued(ExternalId externalId) {
        return externalId.reveal().startsWith(EXTERNAL_ID_PREFIX);
    }

    /** Returns random bytes, whose number must be a multiple of 5, in base32. */
    private String randomText(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        StringBuilder text = new StringBuilder(bytes * 8 / BITS);
        int buffer = 0;
        int held = 0;
        for (byte next : raw) {
            buffer = (buffer << 8) | (next & 0xff);
            held += 8;
            while (held >= BITS) {
                held -= BITS;
                text.append(BASE32.charAt((buffer >>> held) & 0x1f));
            }
            buffer &= (1 << held) - 1;
        }
        return text.toString();
    }
}
