package io.xplorr.testkit.aws.estate;

import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Ids of resources that look like AWS's and are the same for the same seed. */
final class Ids {
    private static final int SCRAMBLE = 0x9E3779B1; // odd, so that it can be undone
    private static final int UNSCRAMBLE = inverse(SCRAMBLE);

    private Ids() {}

    /** Returns a prefix such as {@code i-}, a zero and sixteen hexadecimal digits; the last eight tell the index. */
    static String of(String prefix, long seed, int index) {
        int random = new SplittableRandom(seed * 1_000_003 + index).nextInt();
        return prefix + "0" + HexFormat.of().toHexDigits(random)
                + HexFormat.of().toHexDigits(index * SCRAMBLE);
    }

    /** Returns the index that an id was made from, or any number if it was not made here. */
    static OptionalInt index(String id) {
        String digits = id.substring(Math.max(0, id.length() - 8));
        try {
            return OptionalInt.of(HexFormat.fromHexDigits(digits) * UNSCRAMBLE);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    /** Newton's way to the inverse modulo 2^32. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
