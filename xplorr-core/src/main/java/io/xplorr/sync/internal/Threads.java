package io.xplorr.sync.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of one run: virtual ones where the runtime has them, else a pool of its own, so that one run's waiting
 * takes no thread from another. We compile for Java 17, so virtual threads are found by name.
 */
final class Threads {
    private static final Optional<MethodHandle> VIRTUAL = findVirtual();

    private Threads() {}

    static ExecutorService newRunExecutor(String name, int atMost) {
        return VIRTUAL.map(Threads::virtual).orElseGet(() -> pool(name, atMost));
    }

    private static ExecutorService pool(String name, int atMost) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "xplorr-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(atMost, atMost, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ExecutorService virtual(MethodHandle newExecutor) {
        try {
            return (ExecutorService) newExecutor.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("the runtime has virtual threads but gives none", e);
        }
    }

    private static Optional<MethodHandle> findVirtual() {
        try {
            // Final since Java 21; a preview in 19 and 20, where it throws unless enabled.
            if (Runtime.version().feature() < 21) {
                return Optional.empty();
            }
            return Optional.of(MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
