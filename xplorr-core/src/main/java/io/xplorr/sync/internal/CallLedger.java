package io.xplorr.sync.internal;

import io.xplorr.sync.CallCount;
import io.xplorr.sync.CallSummary;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Counts a run's calls and holds its spending cap. Thread-safe. */
final class CallLedger {
    private final Optional<BigDecimal> cap;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, CallCount> counts = new HashMap<>();
    private BigDecimal committed = BigDecimal.ZERO; // spent, or put aside for an attempt under way

    CallLedger(Optional<BigDecimal> cap) {
        this.cap = cap;
    }

    /** Puts the price of an attempt aside. */
    void reserve(BigDecimal price) {
        lock.lock();
        try {
            BigDecimal next = committed.add(price);
            if (price.signum() > 0 && cap.isPresent() && next.compareTo(cap.get()) > 0) {
                throw new StoppedException(RunControl.stopped(
                        ProblemCode.BUDGET_EXHAUSTED,
                        "The next call would cost USD " + price.toPlainString() + ", and USD "
                                + committed.toPlainString() + " of the cap of USD "
                                + cap.get().toPlainString() + " are spent.",
                        "Sync again with a higher maxSpend: what was committed stays, and the rest is planned anew."));
            }
            committed = next;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the price of an attempt back that was not made. */
    void release(BigDecimal price) {
        lock.lock();
        try {
            committed = committed.subtract(price);
        } finally {
            lock.unlock();
        }
    }

    /** Counts an attempt that has ended. */
    void ended(String action, BigDecimal price, boolean billed, boolean throttled, boolean failed, boolean retry) {
        if (!billed) {
            release(price);
        }
        lock.lock();
        try {
            boolean priced = billed && price.signum() > 0;
            CallCount one = new CallCount(
                    1,
                    throttled ? 1 : 0,
                    retry ? 1 : 0,
                    failed ? 1 : 0,
                    priced ? 1 : 0,
                    priced ? price : BigDecimal.ZERO);
            counts.merge(action, one, CallCount::plus);
        } finally {
            lock.unlock();
        }
    }

    CallSummary summary() {
        lock.lock();
        try {
            return new CallSummary(counts);
        } finally {
            lock.unlock();
        }
    }
}
