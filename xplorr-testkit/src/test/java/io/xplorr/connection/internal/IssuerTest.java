package io.xplorr.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.xplorr.connection.ExternalId;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IssuerTest {
    private static final Pattern SHAPE = Pattern.compile("xplorr-ext-[a-z2-7]{32}");
    private static final int MANY = 1_000_000;

    private final Issuer issuer = new Issuer(new SecureRandom());

    @Test
    void externalId_aMillionTimes_isLegalUniqueAndEvenlySpread() {
        Set<String> seen = new HashSet<>(2 * MANY);
        int[] letters = new int[128];
        for (int i = 0; i < MANY; i++) {
            String id = issuer.externalId().reveal();
            if (!SHAPE.matcher(id).matches()) { // an assertion for each would take longer than the ids
                fail("not of the published look: " + id);
            }
            seen.add(id);
            for (int at = "xplorr-ext-".length(); at < id.length(); at++) {
                letters[id.charAt(at)]++;
            }
        }

        assertThat(seen).hasSize(MANY);
        // Each of 32 letters is expected a million times, give or take 1,000: ten times that means a broken generator.
        assertThat("abcdefghijklmnopqrstuvwxyz234567".chars())
                .allSatisfy(letter -> assertThat(letters[letter]).isBetween(990_000, 1_010_000));
    }

    @Test
    void externalId_everyPosition_takesEveryLetter() {
        for (int at = "xplorr-ext-".length(); at < 43; at++) {
            Set<Character> letters = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                letters.add(issuer.externalId().reveal().charAt(at));
            }
            assertThat(letters).as("position %s", at).hasSize(32);
        }
    }

    @Test
    void externalId_fromKnownBytes_isTheirBase32() {
        SecureRandom counting = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (i * 13 + 200);
                }
            }
        };

        // Source of the expected text: base32 of RFC 4648, by another implementation (Python's base64.b32encode).
        assertThat(new Issuer(counting).externalId())
                .isEqualTo(ExternalId.ofStored("xplorr-ext-zdk6f374belcgmb5jjlwi4l6romklmv7"));
    }

    @Test
    void connectionId_isShortAndUnique() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(issuer.connectionId().value());
        }

        assertThat(seen).hasSize(10_000).allMatch(id -> id.matches("conn-[a-z2-7]{16}"));
    }
}
