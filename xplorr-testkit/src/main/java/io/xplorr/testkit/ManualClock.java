package io.xplorr.testkit;

import io.xplorr.spi.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nobody has anything to do: as soon as every thread of {@link #executor()} waits, it jumps to
 * the earliest moment that one of them waits for. Hours of waiting take milliseconds, and come out the same each time.
 * Thread-safe.
 *
 * <p>Give it to the builder as both time source and executor:
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
 * Xplorr.builder().timeSource(clock).executor(clock.executor())
 * }</pre>
 *
 * <p>A thread that is not of the executor may wait too: time then jumps as soon as the executor's threads all wait. A fake
 * server that waits by this clock holds up its client, as it should. A test that lets a scheduler work belongs into {@link
 * #run}.
 */
public final class ManualClock implements TimeSource {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Instant start;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Wait> waits =
            new TreeSet<>(Comparator.comparingLong((Wait wait) -> wait.due).thenComparingLong(wait -> wait.number));
    private final Condition taskEnded = lock.newCondition();
    private final Executor executor = new CountingExecutor();
    private long nanos;
    private long waitsSoFar;
    private int busy;
    private int tasks;

    private ManualClock(Instant start) {
        this.start = start;
    }

    public static ManualClock startingAt(Instant start) {
        return new ManualClock(start);
    }

    /** Returns a clock that starts at an instant in ISO 8601, such as {@code 2026-11-23T00:00:00Z}. */
    public static ManualClock startingAt(String start) {
        return new ManualClock(Instant.parse(start));
    }

    /** Returns the executor whose threads this clock waits for before it jumps. */
    public Executor executor() {
        return executor;
    }

    /**
     * Runs a task on the executor, and waits for it in real time. Time stands still while the task works, and passes while it
     * sleeps by this clock. A test of schedules needs that: a scheduler waits all the time, and with nobody else at work time
     * would run on to its next moment by itself, and to the one after it.
     *
     * <p>In the task, wait by {@link #sleep} only: time does not pass for who waits for a sync's end in any other way. Close
     * the {@code Xplorr} at its end, or its schedules go on.
     *
     * @throws Exception what the task throws
     */
    public void run(Task task) throws Exception {
        FutureTask<Boolean> running = new FutureTask<>(() -> {
            task.run();
            return true;
        });
        executor.execute(running);
        try {
            running.get();
        } catch (InterruptedException e) {
            running.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error; // such as a failed assertion
            }
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    /** Returns this clock as the JDK's type, in UTC. */
    public Clock asClock() {
        return new JdkClock(this);
    }

    /** Returns how many tasks of {@link #executor()} have not ended; those that wait count. */
    public int tasks() {
        lock.lock();
        try {
            return tasks;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, in real time, until no task of {@link #executor()} is left. Manual time goes on meanwhile.
     *
     * @return whether none is left
     */
    public boolean awaitNoTasks(Duration realTime) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = realTime.toNanos();
            while (tasks > 0 && left > 0) {
                left = taskEnded.awaitNanos(left);
            }
            return tasks == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass, waking on the way those whose moment comes. */
    public void advance(Duration duration) {
        lock.lock();
        try {
            long target = nanos + duration.toNanos();
            while (!waits.isEmpty() && waits.first().due <= target) {
                Wait next = waits.first();
                nanos = Math.max(nanos, next.due);
                wake(next);
            }
            nanos = target;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanoTime());
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        lock.lockInterruptibly();
        try {
            block(newWait(duration));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Signal newSignal() {
        return new ManualSignal();
    }

    /** Runs it on a thread of {@link #executor()}, under that one's name. */
    @Override
    public void startDaemon(String name, Runnable waiting) {
        executor.execute(waiting);
    }

    /** What {@link #run} runs. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private Wait newWait(Duration duration) {
        // A due time far beyond anyone's patience is capped, so that sums cannot overflow.
        long wait = duration.compareTo(Duration.ofDays(36_500)) > 0
                ? 36_500L * 86_400 * NANOS_PER_SECOND
                : duration.toNanos();
        return new Wait(nanos + Math.max(0, wait), waitsSoFar++, lock.newCondition());
    }

    private void block(Wait wait) throws InterruptedException {
        waits.add(wait);
        busy--;
        jumpIfIdle();
        try {
            while (!wait.over) {
                wait.woken.await();
            }
        } catch (InterruptedException e) {
            if (waits.remove(wait)) {
                busy++;
            }
            throw e;
        }
    }

    private void jumpIfIdle() {
        if (busy <= 0 && !waits.isEmpty()) {
            Wait next = waits.first();
            nanos = Math.max(nanos, next.due);
            wake(next);
        }
    }

    /** Counts the woken thread as busy at once, so that time does not jump on before it runs. */
    private void wake(Wait wait) {
        waits.remove(wait);
        wait.over = true;
        busy++;
        wait.woken.signal();
    }

    private void count(int change) {
        lock.lock();
        try {
            tasks += change;
            busy += change;
            jumpIfIdle();
            taskEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static final class Wait {
        private final long due;
        private final long number;
        private final Condition woken;
        private boolean over;

        Wait(long due, long number, Condition woken) {
            this.due = due;
            this.number = number;
            this.woken = woken;
        }
    }

    private final class ManualSignal implements Signal {
        private boolean raised;
        private @Nullable Wait waiter;

        @Override
        public void raise() {
            lock.lock();
            try {
                raised = true;
                if (waiter != null && !waiter.over) {
                    wake(waiter);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (!raised) {
                    waiter = newWait(timeout);
                    block(waiter);
                }
                return raised;
            } finally {
                waiter = null;
                lock.unlock();
            }
        }
    }

    private final class CountingExecutor implements Executor {
        private final AtomicInteger threads = new AtomicInteger();
        private final ThreadPoolExecutor pool =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "manual-clock-" + threads.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });

        @Override
        public void execute(Runnable task) {
            count(1);
            pool.execute(() -> {
                try {
                    task.run();
                } finally {
                    count(-1);
                }
            });
        }
    }

    private static final class JdkClock extends Clock {
        private final ManualClock clock;

        JdkClock(ManualClock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            return clock.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
