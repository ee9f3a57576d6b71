package io.xplorr.testkit.aws.estate;

import java.util.HexFormat;
import java.util.SplittableRandom;

/** Ids of resources that look like AWS's and are the same for the same seed. */
final class Ids {
    private Ids() {}

    /** Returns a prefix such as {@code i-}, a zero and sixteen hexadecimal digits. */
    static String of(String prefix, long seed, int index) {
        return prefix + "0" + HexFormat.of().toHexDigits(new SplittableRandom(seed * 1_000_003 + index).nextLong());
    }
}
