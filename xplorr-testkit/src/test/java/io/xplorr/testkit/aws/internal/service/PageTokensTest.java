package io.xplorr.testkit.aws.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PageTokensTest {
    private static final PageTokens.Position POSITION =
            new PageTokens.Position(1234, -99, Instant.parse("2026-11-23T10:00:00.123Z"), 2);
    private final PageTokens tokens = new PageTokens(1);

    @Test
    void read_ownToken_givesThePosition() {
        assertThat(tokens.read("ec2/a", tokens.issue("ec2/a", POSITION))).contains(POSITION);
    }

    @Test
    void again_samePlace_countsOneMoreEmptyPage() {
        assertThat(POSITION.again())
                .isEqualTo(new PageTokens.Position(1234, -99, Instant.parse("2026-11-23T10:00:00.123Z"), 3));
    }

    @Test
    void read_tokenOfAnotherScopeOrFake_empty() {
        String token = tokens.issue("ec2/a", POSITION);

        assertThat(tokens.read("ec2/b", token)).isEmpty();
        assertThat(new PageTokens(2).read("ec2/a", token)).isEmpty();
    }

    @Test
    void read_anyChangedBit_empty() {
        byte[] token = Base64.getDecoder().decode(tokens.issue("ec2/a", POSITION));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.read("ec2/a", Base64.getEncoder().encodeToString(changed)))
                    .as("bit %s", bit)
                    .isEmpty();
        }
    }

    @Test
    void read_noise_empty() {
        long seed = Long.getLong("xplorr.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            assertThat(tokens.read("x", Base64.getEncoder().encodeToString(noise)))
                    .as("seed %s", seed)
                    .isEmpty();
            assertThat(tokens.read("x", new String(noise, StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }
}
