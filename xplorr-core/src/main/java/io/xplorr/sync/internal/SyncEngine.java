package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Starts runs, and holds what they share: buckets, circuits, slots for calls, places for answers. Thread-safe. */
public final class SyncEngine implements AutoCloseable {
    private static final Duration VERIFICATION_DEADLINE = Duration.ofMinutes(10);

    private final EngineSettings settings;
    private final Store store;
    private final Listeners listeners;
    private final Function<CloudConnection, Optional<ConnectionState>> unreadable;
    private final Optional<Executor> executor;
    private final RateLimits limits;
    private final Circuits circuits;
    private final Backoff backoff;
    private final Slots calls;
    private final AnswerPlaces places;
    private final OpenRuns open = new OpenRuns();

    /**
     * Makes an engine.
     *
     * @param unreadable tells the state of a connection, as it is now, that must not be read any more
     * @param executor where runs go; empty for threads of the engine's own
     */
    public SyncEngine(
            EngineSettings settings,
            Store store,
            List<SyncListener> listeners,
            Function<CloudConnection, Optional<ConnectionState>> unreadable,
            Optional<Executor> executor) {
        this.settings = settings;
        this.store = store;
        this.unreadable = unreadable;
        this.executor = executor;
        TimeSource time = settings.time();
        this.listeners = new Listeners(listeners, time);
        this.limits = new RateLimits(time);
        this.circuits = new Circuits(time);
        this.backoff = new Backoff(settings.random());
        this.calls = new Slots(settings.callsInFlight(), time);
        this.places = new AnswerPlaces(settings.pagesInFlight(), time);
    }

    /**
     * Starts a run.
     *
     * @throws IllegalStateException if the engine is closed
     */
    public SyncRun start(CloudProvider provider, CloudConnection connection, SyncRequest request) {
        RunningSync sync = newRun(connection, request);
        open.add(sync);
        execute(sync, provider, connection, request);
        return sync;
    }

    /**
     * Returns the run under way of this connection, one that asks for the same if there is; starts one if there is none.
     * Otherwise as {@link #start}.
     */
    RunningSync joinOrStart(CloudProvider provider, CloudConnection connection, SyncRequest request) {
        RunningSync sync = newRun(connection, request);
        Optional<RunningSync> underWay = open.findOrAdd(sync);
        if (underWay.isPresent()) {
            return underWay.get();
        }
        execute(sync, provider, connection, request);
        return sync;
    }

    private RunningSync newRun(CloudConnection connection, SyncRequest request) {
        return new RunningSync(
                connection.id(),
                request,
                new RunControl(settings.time(), request.deadline()),
                settings.time().now());
    }

    private void execute(RunningSync sync, CloudProvider provider, CloudConnection connection, SyncRequest request) {
        Optional<ExecutorService> own = executor.isPresent()
                ? Optional.empty()
                : Optional.of(Threads.newRunExecutor(connection.id().value(), settings.readsPerConnection()));
        Executor threads = executor.orElseGet(own::orElseThrow);
        Runnable run = () -> {
            try {
                if (sync.begin()) {
                    SyncJob job = new SyncJob(this, provider, connection, request, sync.control(), threads);
                    sync.complete(job.run());
                }
            } catch (Throwable e) { // other languages of the JVM throw checked exceptions anywhere
                sync.fail(e);
            } finally {
                open.remove(sync);
                own.ifPresent(ExecutorService::shutdown);
                sync.control().restoreInterrupt();
            }
        };
        try {
            threads.execute(run);
        } catch (RuntimeException | Error e) {
            open.remove(sync);
            sync.fail(e);
            throw e;
        }
    }

    /** Stops the older runs of a connection, whose commits the store refuses from now on: each call of theirs is wasted. */
    void opened(RunControl control, ConnectionId connectionId, long number) {
        open.opened(control, connectionId, number)
                .forEach(older -> older.control().stop(Problems.superseded()));
    }

    /** Tells what a run would spend at least; makes no call and starts no run. */
    public SpendEstimate estimate(CloudProvider provider, CloudConnection connection, SyncRequest request) {
        return new Estimator(provider, connection, request, settings.time())
                .estimate(store.states(connection.id()), places);
    }

    /**
     * Runs a verification on the calling thread, its calls going through gates and costing no more than was announced.
     *
     * @return the verifier's report, with the calls that it made
     * @throws IllegalStateException if the engine is closed
     * @throws io.xplorr.XplorrException if it is stopped: the engine closes, the thread is interrupted, or time is up
     */
    public ConnectionReport verify(CloudProvider provider, VerificationRequest request) {
        RunControl control = new RunControl(settings.time(), VERIFICATION_DEADLINE);
        BigDecimal announced = request.billedCalls() ? provider.verificationPrice() : BigDecimal.ZERO;
        CallLedger ledger = new CallLedger(Optional.of(announced));
        open.add(control);
        try (ConnectionVerifier verifier = provider.verifier(request)) {
            CallContext calls = callContext(request.connectionId(), verifier.calls(), control, ledger);
            return verifier.verify(new GatedVerification(calls)).toBuilder()
                    .calls(ledger.summary())
                    .build();
        } catch (StoppedException e) {
            throw stoppedVerification(e.problem().code());
        } finally {
            open.remove(control);
            control.restoreInterrupt();
        }
    }

    /** Says it to whoever waits for a verification, who knows of no sync. */
    private static StoppedException stoppedVerification(ProblemCode code) {
        boolean late = code.equals(ProblemCode.DEADLINE_EXCEEDED);
        return new StoppedException(RunControl.stopped(
                code,
                late
                        ? "The verification took longer than " + VERIFICATION_DEADLINE.toMinutes() + " minutes."
                        : "The verification was cancelled: its thread was interrupted, or this Xplorr was closed.",
                "Verify again: the connection was left as it was."));
    }

    /** Ends the runs of a connection that has become unreadable; does not wait for it. */
    public void stop(ConnectionId connectionId, ConnectionState state) {
        Problem reason = Problems.notReadable(state, ErrorKind.STOPPED);
        open.of(connectionId).forEach(sync -> sync.control().stop(reason));
    }

    /** Ends a run, by a throw too, if its connection has become unreadable. */
    void requireReadable(CloudConnection connection, RunControl control) {
        unreadable.apply(connection).ifPresent(state -> {
            control.stop(Problems.notReadable(state, ErrorKind.STOPPED));
            control.check();
        });
    }

    /** Cancels all runs and verifications, and waits for the runs to end. */
    @Override
    public void close() {
        open.close();
    }

    boolean isClosed() {
        return open.isClosed();
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

    /** Returns what the calls of one run share, over one connection. */
    CallContext callContext(ConnectionId connectionId, CallPolicy policy, RunControl control, CallLedger ledger) {
        return new CallContext(
                connectionId,
                policy,
                control,
                ledger,
                listeners,
                limits,
                circuits,
                backoff,
                calls,
                places,
                places.newConnectionSlots(),
                new Slots(1, settings.time()),
                settings.time(),
                settings.callDeadline());
    }

    void requireOpen() {
        open.requireOpen();
    }
}
