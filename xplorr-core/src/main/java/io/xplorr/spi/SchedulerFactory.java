package io.xplorr.spi;

/** Makes the scheduler of an {@link io.xplorr.Xplorr}. Called once for each. */
@FunctionalInterface
public interface SchedulerFactory {
    /**
     * Makes a scheduler.
     *
     * @param syncs what it works with; usable from when the {@link io.xplorr.Xplorr} is built
     */
    ClosableScheduler create(ScheduledSyncs syncs);
}
