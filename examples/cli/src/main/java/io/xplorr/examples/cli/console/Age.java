package io.xplorr.examples.cli.console;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in words. */
public final class Age {
    private Age() {}

    /** Returns an age such as {@code 5 min}, in the largest unit that it has two of, and no finer than seconds. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toDays() >= 2) {
            return age.toDays() + " d";
        }
        if (age.toHours() >= 2) {
            return age.toHours() + " h";
        }
        return age.toMinutes() >= 2 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }
}
