package io.xplorr.sync.internal;

import io.xplorr.connection.CloudConnection;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.TimeSource;
import io.xplorr.store.Store;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncRun;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/** Starts runs, and holds what they share: buckets, circuits, places for answers. Thread-safe. */
public final class SyncEngine implements AutoCloseable {
    private final EngineSettings settings;
    private final Store store;
    private final Listeners listeners;
    private final Optional<Executor> executor;
    private final RateLimits limits;
    private final Circuits circuits;
    private final Backoff backoff;
    private final AnswerPlaces places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<RunningSync> running = new HashSet<>();
    private boolean closed;

    /**
     * Makes an engine.
     *
     * @param executor where runs go; empty for threads of the engine's own
     */
    public SyncEngine(EngineSettings settings, Store store, List<SyncListener> listeners, Optional<Executor> executor) {
        this.settings = settings;
        this.store = store;
        this.listeners = new Listeners(listeners);
        this.executor = executor;
        TimeSource time = settings.time();
        this.limits = new RateLimits(time);
        this.circuits = new Circuits(time);
        this.backoff = new Backoff(settings.random());
        this.places = new AnswerPlaces(settings.pagesInFlight(), time);
    }

    /**
     * Starts a run.
     *
     * @throws IllegalStateException if the engine is closed
     */
    public SyncRun start(CloudProvider provider, CloudConnection connection, SyncRequest request) {
        RunControl control = new RunControl(settings.time(), request.deadline());
        RunningSync sync = new RunningSync(control);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this Xplorr is closed");
            }
            running.add(sync);
        } finally {
            lock.unlock();
        }
        // One thread more than lanes: the run itself waits for them.
        Optional<ExecutorService> own = executor.isPresent()
                ? Optional.empty()
                : Optional.of(Threads.newRunExecutor(connection.id().value(), settings.readsPerConnection() + 1));
        Executor threads = executor.orElseGet(own::orElseThrow);
        threads.execute(() -> {
            try {
                SyncJob job = new SyncJob(this, provider, connection, request, control, threads);
                sync.complete(job.run());
            } catch (RuntimeException | Error e) {
                sync.fail(e);
            } finally {
                forget(sync);
                own.ifPresent(ExecutorService::shutdown);
            }
        });
        return sync;
    }

    /** Tells what a run would spend at least; makes no call and starts no run. */
    public SpendEstimate estimate(CloudProvider provider, CloudConnection connection, SyncRequest request) {
        return new Estimator(provider, connection, request, settings.time())
                .estimate(store.states(connection.id()), places);
    }

    /** Cancels all runs and waits for them to end. */
    @Override
    public void close() {
        List<RunningSync> open;
        lock.lock();
        try {
            closed = true;
            open = List.copyOf(running);
        } finally {
            lock.unlock();
        }
        open.forEach(RunningSync::cancel);
        open.forEach(RunningSync::awaitEnd);
    }

    EngineSettings settings() {
        return settings;
    }

    Store store() {
        return store;
    }

    Listeners listeners() {
        return listeners;
    }

    AnswerPlaces places() {
        return places;
    }

    RateLimits limits() {
        return limits;
    }

    Circuits circuits() {
        return circuits;
    }

    Backoff backoff() {
        return backoff;
    }

    private void forget(RunningSync sync) {
        lock.lock();
        try {
            running.remove(sync);
        } finally {
            lock.unlock();
        }
    }
}
