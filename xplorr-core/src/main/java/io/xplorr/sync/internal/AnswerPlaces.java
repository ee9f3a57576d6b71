package io.xplorr.sync.internal;

import io.xplorr.spi.Admission;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The places for answers in memory: so many in the process, and at most half of them for one connection, so that one with
 * slow bodies leaves room for the others. Knows which page's gate the calling thread is in. Thread-safe.
 */
final class AnswerPlaces implements Admission {
    private final int perConnection;
    private final TimeSource time;
    private final Slots process;

    @SuppressWarnings("ThreadLocalUsage") // each engine's own: nothing static may hold state
    private final ThreadLocal<@Nullable PageGate> calling = new ThreadLocal<>();

    AnswerPlaces(int pagesInFlight, TimeSource time) {
        this.perConnection = Math.max(1, (pagesInFlight + 1) / 2);
        this.time = time;
        this.process = new Slots(pagesInFlight, time);
    }

    Slots process() {
        return process;
    }

    Slots newConnectionSlots() {
        return new Slots(perConnection, time);
    }

    void enter(PageGate gate) {
        calling.set(gate);
    }

    void leave() {
        calling.remove();
    }

    @Override
    public void answerArrived() {
        PageGate gate = calling.get();
        if (gate != null) {
            gate.takePlace();
        }
    }

    @Override
    public Duration waiting(Runnable breakOff) {
        PageGate gate = calling.get();
        return gate == null ? FOR_EVER : gate.waiting(breakOff);
    }
}
