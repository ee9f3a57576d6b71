package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;

record ScheduleRecord(Duration interval) implements Schedule {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    ScheduleRecord {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval must be a minute to 31 days, was: " + interval);
        }
    }

    @Override
    public Instant nextAfter(ConnectionId connectionId, Instant instant) {
        long length = interval.toMillis();
        long sinceLast = Math.floorMod(instant.toEpochMilli() - phase(connectionId), length);
        return Instant.ofEpochMilli(instant.toEpochMilli() + length - sinceLast);
    }

    /** Spreads ids that differ in one letter over the interval too; 32 bits of milliseconds are more than 31 days. */
    private static long phase(ConnectionId connectionId) {
        CRC32 spread = new CRC32();
        spread.update(connectionId.value().getBytes(StandardCharsets.UTF_8));
        return spread.getValue();
    }
}
