package io.xplorr.spi;

import java.time.Duration;

/** How a dataset is cut into slices by time, and when a slice is due again. Immutable and thread-safe. */
public sealed interface Windows {
    /** One slice that holds the state as of now; due at each sync. */
    static Windows now() {
        return new Now(Duration.ZERO);
    }

    /**
     * One slice that holds the state as of now.
     *
     * @param refresh how old it may be before it is due again, less a twelfth, so that syncs a refresh apart meet it each
     *     time; zero for each sync
     */
    record Now(Duration refresh) implements Windows {
        public Now {
            requireNotNegative(refresh);
        }
    }

    /**
     * A slice for each UTC month. A month is due until it is closed: not provisional, and past its settling day.
     *
     * @param newest how many months before the current one the newest slice lies; 0 for the current month
     * @param oldest how many months before the current one the oldest slice lies that the provider can still answer whole;
     *     it is never re-read when it is older
     * @param settlingDay the day of the next month before which a month counts as open, 1 to 28
     */
    record Months(int newest, int oldest, int settlingDay) implements Windows {
        public Months {
            if (newest < 0 || oldest < newest) {
                throw new IllegalArgumentException(
                        "newest must be 0 or more and oldest not less, were: " + newest + " and " + oldest);
            }
            if (settlingDay < 1 || settlingDay > 28) {
                throw new IllegalArgumentException("settlingDay must be 1 to 28, was: " + settlingDay);
            }
        }
    }

    /**
     * A slice for each UTC day of a window that moves with the clock; older days are kept as they are. The days are read
     * together: when one of them is due, all are, and a day that has begun since the last read waits for the others.
     *
     * @param days how many days, today included, 1 to 455
     * @param refresh how old a slice may be before it is due again, less a twelfth; zero for each sync
     */
    record Days(int days, Duration refresh) implements Windows {
        public Days {
            if (days < 1 || days > 455) {
                throw new IllegalArgumentException("days must be 1 to 455, was: " + days);
            }
            requireNotNegative(refresh);
        }
    }

    private static void requireNotNegative(Duration refresh) {
        if (refresh.isNegative()) {
            throw new IllegalArgumentException("refresh must not be negative, was: " + refresh);
        }
    }
}
