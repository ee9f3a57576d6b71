package io.xplorr.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that begin at the same moment. */
final class Workers {
    private static final long SECONDS = 60; // far more than any contract's work, and less than forever

    private Workers() {}

    /** What one worker does. */
    @FunctionalInterface
    interface Work {
        void run(int worker) throws Exception;
    }

    /** Runs all workers to their ends, at once; throws what the first of them, by number, has thrown. */
    static void run(int workers, Work work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        CyclicBarrier start = new CyclicBarrier(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                running.add(executor.submit(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    work.run(number);
                    return number;
                }));
            }
            for (Future<?> one : running) {
                one.get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Exception rethrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }
}
