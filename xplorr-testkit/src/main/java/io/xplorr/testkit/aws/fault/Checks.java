package io.xplorr.testkit.aws.fault;

import java.time.Duration;

/** Refuses arguments that make no sense. */
final class Checks {
    private Checks() {}

    static void between(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", was: " + value);
        }
    }

    static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was: " + value);
        }
    }

    static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was: " + value);
        }
    }
}
