package io.xplorr.benchmarks.jdbc;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How long something took, by the clock and by the processors of this process. Immutable and thread-safe. */
record Timed(double wallSeconds, double cpuSeconds) {
    /** What is measured. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    static final Timed NEVER = new Timed(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double NANOS = 1e9;

    static Timed of(Step step) throws Exception {
        long wall = System.nanoTime();
        long cpu = cpu();
        step.run();
        return new Timed((System.nanoTime() - wall) / NANOS, (cpu() - cpu) / NANOS);
    }

    Timed plus(Timed other) {
        return new Timed(wallSeconds + other.wallSeconds, cpuSeconds + other.cpuSeconds);
    }

    Timed orBetter(Timed other) {
        return new Timed(Math.min(wallSeconds, other.wallSeconds), Math.min(cpuSeconds, other.cpuSeconds));
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
