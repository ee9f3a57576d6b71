package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;

/** A connection's schedule as the database has it. Immutable and thread-safe. */
record ScheduleRow(ConnectionId connectionId, Schedule schedule, boolean paused, Turn turn) {}
