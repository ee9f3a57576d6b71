package io.xplorr.testkit.junit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which threads have begun since it was made and do not end. */
final class ThreadWatch {
    /**
     * What nobody can end, or ends by itself: threads of the JDK's shared pool, of its HTTP client (which cannot be closed before
     * Java 21), of the test framework and its runner, and those of a manual clock, whose tasks are counted instead.
     */
    private static final List<String> HARMLESS =
            List.of("ForkJoinPool.commonPool-", "HttpClient-", "Keep-Alive-", "junit-", "surefire-", "manual-clock-");

    private static final Set<String> RUNTIME_GROUPS = Set.of("system", "InnocuousThreadGroup", "CarrierThreads");

    private final Set<Thread> before = new HashSet<>(alive());
    private final List<String> allowed;

    ThreadWatch(List<String> allowed) {
        this.allowed = allowed;
    }

    /** Waits until all new threads have ended, in all no longer than {@code patience}; returns those that have not. */
    List<String> leftOver(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        for (Thread thread : begun()) {
            long left = patience.toMillis()
                    - Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (left > 0) {
                thread.join(left);
            }
        }
        return begun().stream()
                .sorted(Comparator.comparing(Thread::getName))
                .map(ThreadWatch::described)
                .toList();
    }

    private List<Thread> begun() {
        return alive().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> !isOfTheRuntime(thread))
                .filter(thread ->
                        Stream.concat(HARMLESS.stream(), allowed.stream()).noneMatch(thread.getName()::startsWith))
                .toList();
    }

    private static boolean isOfTheRuntime(Thread thread) {
        ThreadGroup group = thread.getThreadGroup(); // null once it has ended
        return group == null || RUNTIME_GROUPS.contains(group.getName());
    }

    private static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet();
    }

    private static String described(Thread thread) {
        String where = Arrays.stream(thread.getStackTrace())
                .filter(frame -> !"java.base".equals(frame.getModuleName()))
                .limit(3)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return "thread \"" + thread.getName() + "\" has not ended [" + thread.getState() + "]: "
                + (where.isEmpty() ? "in the JDK only" : where);
    }
}
