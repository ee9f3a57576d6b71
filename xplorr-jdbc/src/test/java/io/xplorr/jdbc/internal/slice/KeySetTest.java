package io.xplorr.jdbc.internal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private final long seed = Long.getLong("xplorr.seed", 1);

    @Test
    void add_anyKeys_tellsWhichAreNew() {
        Random random = new Random(seed);
        KeySet keys = new KeySet();
        Set<String> truth = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String key = "%016x%048x".formatted((long) random.nextInt(10_000) << 40, i);
            assertThat(keys.add(key)).as("seed %d, key %d", seed, i).isEqualTo(truth.add(key.substring(0, 16)));
        }
    }

    @Test
    void add_keyOfZeros_isAKeyLikeAnyOther() {
        KeySet keys = new KeySet();
        String zeros = "0".repeat(64);
        assertThat(keys.add(zeros)).isTrue();
        assertThat(keys.add(zeros)).isFalse();
    }
}
