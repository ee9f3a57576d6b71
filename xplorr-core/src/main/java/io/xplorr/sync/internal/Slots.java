package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/** A fair semaphore whose waiting goes through a {@link TimeSource}. Thread-safe. */
final class Slots {
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiter> queue = new ArrayDeque<>();
    private int free;

    Slots(int slots, TimeSource time) {
        this.free = slots;
        this.time = time;
    }

    /** Waits for a slot, at most for {@code timeout}, and returns whether it got one. */
    boolean acquire(Duration timeout) throws InterruptedException {
        Waiter waiter;
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return true;
            }
            waiter = new Waiter(time.newSignal());
            queue.add(waiter);
        } finally {
            lock.unlock();
        }
        try {
            return waiter.signal.await(timeout) || !giveUp(waiter);
        } catch (InterruptedException e) {
            if (!giveUp(waiter)) {
                release();
            }
            throw e;
        }
    }

    void release() {
        lock.lock();
        try {
            Waiter next = queue.poll();
            if (next == null) {
                free++;
            } else {
                next.signal.raise();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the queue; {@code false} if the slot was handed over in the meantime. */
    private boolean giveUp(Waiter waiter) {
        lock.lock();
        try {
            return queue.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    private static final class Waiter {
        private final TimeSource.Signal signal;

        Waiter(TimeSource.Signal signal) {
            this.signal = signal;
        }
    }
}
