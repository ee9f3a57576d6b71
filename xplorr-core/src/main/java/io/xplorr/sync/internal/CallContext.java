package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.TimeSource;
import java.time.Duration;

/**
 * What all calls of one run share.
 *
 * @param limits shared by the process, as are {@code circuits}, {@code backoff}, {@code calls} and {@code places}
 * @param calls bounds the calls that are under way at once
 * @param authentication lets one caller at a time fetch credentials
 * @param connectionSlots the connection's share of the places
 */
record CallContext(
        ConnectionId connectionId,
        CallPolicy policy,
        RunControl control,
        CallLedger ledger,
        Listeners listeners,
        RateLimits limits,
        Circuits circuits,
        Backoff backoff,
        Slots calls,
        AnswerPlaces places,
        Slots connectionSlots,
        Slots authentication,
        TimeSource time,
        Duration callDeadline) {}
