package io.xplorr.testkit.junit;

import io.xplorr.Xplorr;
import io.xplorr.spi.CloudProvider;
import io.xplorr.store.Store;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.StoreEvent;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that one test has, each thing made when it is first asked for: a clock, a fake AWS that goes by it, a store that
 * remembers, an Xplorr over them. When the test ends, everything is closed, the latest first, and what is left behind fails
 * the test. Not thread-safe; what it returns is.
 */
public final class TestWorld {
    private final Settings settings;
    private final ManualClock clock;
    private final ThreadWatch threads;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final List<WatchedProvider> providers = new ArrayList<>();
    private final Map<String, Supplier<? extends Collection<?>>> expectations = new LinkedHashMap<>();
    private final List<StoreEvent.Opened> endedRuns = new ArrayList<>();
    private @Nullable Estate estate;
    private @Nullable FakeAws aws;
    private @Nullable RecordingStore store;
    private @Nullable Xplorr xplorr;

    TestWorld(Settings settings) {
        this.settings = settings;
        this.threads = new ThreadWatch(settings.allowedThreads());
        this.clock = ManualClock.startingAt(settings.startingAt());
    }

    /** Returns the clock that everything in this world goes by. */
    public ManualClock clock() {
        return clock;
    }

    /** Returns what exists in the fake AWS. */
    public Estate estate() {
        if (estate == null) {
            estate = settings.estate().get();
        }
        return estate;
    }

    /** Returns the fake AWS, which is started when it is first asked for. */
    public FakeAws aws() {
        if (aws == null) {
            FakeAws.Builder builder =
                    FakeAws.builder(estate()).clock(clock.asClock()).seed(settings.seed());
            aws = closing(settings.aws().apply(builder).start());
        }
        return aws;
    }

    /** Returns the store of {@link #newBuilder()}, which remembers all that is asked of it. */
    public RecordingStore store() {
        if (store == null) {
            Store made = settings.store().apply(this);
            if (made instanceof AutoCloseable closeable) {
                closing(closeable);
            }
            store = RecordingStore.around(made);
        }
        return store;
    }

    /**
     * Returns the Xplorr that the factory makes, the same one each time.
     *
     * @throws IllegalStateException if there is no factory, or it fails
     */
    public Xplorr xplorr() {
        if (xplorr == null) {
            try {
                xplorr = closing(settings.factory().create(this));
            } catch (IllegalStateException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the factory of the Xplorr failed: " + e, e);
            }
        }
        return xplorr;
    }

    /** Returns a builder that lacks nothing but a provider: with this world's clock and store, and seeded jitter. */
    public Xplorr.Builder newBuilder() {
        return Xplorr.builder()
                .store(store())
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(settings.seed()));
    }

    /** Closes {@code resource} when the test ends, before all that it was made from. */
    public <T extends AutoCloseable> T closing(T resource) {
        resources.push(resource);
        return resource;
    }

    /**
     * Returns a provider that does as {@code provider} does, and is looked over when the test ends. An Xplorr closes its
     * providers, so one that is still open tells of an Xplorr that nobody closed. A {@link io.xplorr.testkit.FakeProvider}
     * tells besides which of its failures no call has met.
     */
    public CloudProvider watched(CloudProvider provider) {
        WatchedProvider watched = new WatchedProvider(provider);
        providers.add(watched);
        return watched;
    }

    /**
     * Fails the test if something is left when it ends.
     *
     * @param what what it is, for the message: {@code failures that no call has met}
     */
    public void expectNone(String what, Supplier<? extends Collection<?>> leftover) {
        expectations.put(what, leftover);
    }

    /** Closes everything, also where something fails to close. That ends the syncs under way, so they are noted first. */
    void close() throws Exception {
        endedRuns.addAll(openedRuns());
        endedRuns.removeAll(store == null ? List.of() : store.openRuns());
        Exception failed = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Tells what is left behind after the closing. */
    List<String> leaks() throws InterruptedException {
        List<String> leaks = new ArrayList<>();
        if (settings.looksFor(Leak.FAULTS)) {
            leaks.addAll(unmetFaults());
        }
        expectations.forEach((what, leftover) -> leftover.get().forEach(it -> leaks.add(what + ": " + it)));
        if (settings.looksFor(Leak.PROVIDERS)) {
            providers.stream()
                    .filter(WatchedProvider::isOpen)
                    .forEach(provider -> leaks.add("Xplorr was not closed, its provider is open: " + provider.id()));
        }
        boolean idle = !settings.looksFor(Leak.TASKS) || clock.awaitNoTasks(settings.patience());
        if (!idle) {
            leaks.add(clock.tasks() + " tasks have not ended on the executor of the manual clock");
        }
        if (settings.looksFor(Leak.RUNS)) {
            openedRuns().stream()
                    .filter(run -> !endedRuns.contains(run)) // those that opened during the closing count too
                    .forEach(run ->
                            leaks.add("run " + run.run() + " of connection " + run.connectionId() + " was not closed"));
        }
        if (settings.looksFor(Leak.THREADS)) {
            leaks.addAll(threads.leftOver(settings.patience()));
        }
        return leaks;
    }

    private List<String> unmetFaults() {
        List<String> unmet = new ArrayList<>();
        if (aws != null) {
            aws.unmetFaults().forEach(fault -> unmet.add("fault was armed and never met: " + fault));
        }
        providers.forEach(provider ->
                provider.unmetFailures().forEach(failure -> unmet.add("failure was set and never met: " + failure)));
        return unmet;
    }

    private List<StoreEvent.Opened> openedRuns() {
        return store == null ? List.of() : store.events(StoreEvent.Opened.class);
    }
}
