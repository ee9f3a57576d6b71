package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that looks for what is due, and sleeps until something is or it is woken. Nothing that a look throws ends it.
 * Thread-safe.
 */
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Executor threads;
    private final Supplier<Duration> look;
    private final ReentrantLock lock = new ReentrantLock();
    private TimeSource.Signal signal;
    private CompletableFuture<Void> end = CompletableFuture.completedFuture(null); // of the thread there is
    private boolean stopped;

    /**
     * Makes one that has no thread yet.
     *
     * @param look starts what is due, and returns how long nothing else will be
     */
    Clockwork(TimeSource time, Executor threads, Supplier<Duration> look) {
        this.time = time;
        this.threads = threads;
        this.look = look;
        this.signal = time.newSignal();
    }

    /** Has it look again, on a new thread if it has none. Never throws: what fails now is tried at the next call. */
    void wake() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        if (!needsThread(ended)) {
            return;
        }
        try {
            threads.execute(() -> run(ended)); // outside the lock: who knows what it does with its caller
        } catch (Throwable e) {
            ended.complete(null);
            LOG.error("scheduler has no thread: nothing is synced by itself until its next change", e);
        }
    }

    /** Looks no more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            signal.raise();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what completes when its thread has ended, which it does once stopped. */
    CompletableFuture<Void> end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    private boolean needsThread(CompletableFuture<Void> ended) {
        lock.lock();
        try {
            signal.raise();
            if (stopped || !end.isDone()) {
                return false;
            }
            end = ended;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run(CompletableFuture<Void> ended) {
        try {
            // The signal first and the look after it: what changes in between raises it.
            for (TimeSource.Signal woken = newSignal(); !isStopped(); woken = newSignal()) {
                sleep(woken, lookOnce());
            }
        } finally {
            ended.complete(null);
        }
    }

    private Duration lookOnce() {
        try {
            return look.get();
        } catch (Throwable e) {
            LOG.error("scheduler failed, and goes on in {}", AFTER_FAILURE, e);
            return AFTER_FAILURE;
        }
    }

    private static void sleep(TimeSource.Signal woken, Duration atMost) {
        try {
            woken.await(atMost);
        } catch (InterruptedException e) {
            LOG.debug("scheduler goes on: its thread was interrupted, and only closing ends it");
        }
    }

    private TimeSource.Signal newSignal() {
        lock.lock();
        try {
            signal = time.newSignal();
            return signal;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
