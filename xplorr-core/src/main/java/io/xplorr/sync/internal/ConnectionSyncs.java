package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.connection.internal.ConnectionRegistry;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.Turn;
import io.xplorr.sync.CallSummary;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs registered connections for schedulers: broken ones after a verification that passes, and those that were verified
 * long ago after a look at whether they are safe. Thread-safe.
 */
public final class ConnectionSyncs implements ScheduledSyncs {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSyncs.class);
    private static final Duration SHORTEST_BACKOFF = Duration.ofHours(1);
    static final Duration LONGEST_BACKOFF = Duration.ofHours(24);
    private static final Duration STORE_BACKOFF = Duration.ofMinutes(5);

    private final ConnectionRegistry registry;
    private final SyncEngine engine;
    private final Function<CloudConnection, CloudProvider> providers;
    private final SyncRequest template;
    private final int atOnce;
    private final Duration safeFor;
    private final TimeSource time;

    /**
     * Creates it.
     *
     * @param providers finds the provider of a connection, and refuses one that cannot be read
     * @param template what each sync is asked for, but for the datasets of a connection that names its own
     * @param safeFor for how long a verification that passed is relied on
     */
    public ConnectionSyncs(
            ConnectionRegistry registry,
            SyncEngine engine,
            Function<CloudConnection, CloudProvider> providers,
            SyncRequest template,
            int atOnce,
            Duration safeFor) {
        this.registry = registry;
        this.engine = engine;
        this.providers = providers;
        this.template = template;
        this.atOnce = atOnce;
        // Syncs a day apart come a little less or more than that after each other, and each is to look.
        this.safeFor = safeFor.minus(safeFor.dividedBy(12));
        this.time = engine.settings().time();
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public Executor threads() {
        return task -> time.startDaemon("xplorr-scheduler", task);
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public void require(ConnectionId connectionId) {
        registry.require(connectionId);
    }

    @Override
    public Turn first(ConnectionId connectionId, Schedule schedule) {
        return registry.require(connectionId)
                .facts()
                .syncedAt()
                .map(synced -> new Turn(schedule.nextAfter(connectionId, synced), 0))
                .orElseGet(() -> new Turn(time.now(), 0));
    }

    @Override
    public boolean isMended(ConnectionId connectionId, Turn putOff) {
        if (putOff.refusals() == 0) {
            return false;
        }
        StoredConnection stored = registry.require(connectionId);
        Instant refusedAt = putOff.dueAt().minus(backoff(putOff.refusals() - 1));
        return stored.state().isReadable()
                && stored.facts().verifiedAt().filter(refusedAt::isBefore).isPresent();
    }

    @Override
    public CompletionStage<SyncSummary> run(ConnectionId connectionId) {
        engine.requireOpen();
        Instant startedAt = time.now();
        return begin(connectionId)
                .exceptionally(thrown -> failed(connectionId, startedAt, thrown))
                .thenApply(ConnectionSyncs::summary);
    }

    @Override
    public Turn next(Schedule schedule, int refusals, SyncSummary ended) {
        if (ended.problems().contains(RunControl.cancelled().code())) {
            return new Turn(ended.endedAt(), refusals);
        }
        if (ended.refused()) {
            if (refusals == 0) {
                engine.listeners().tell(listener -> listener.scheduleBackedOff(ended));
            }
            return new Turn(ended.endedAt().plus(backoff(refusals)), refusals + 1);
        }
        Instant dueAt = schedule.nextAfter(ended.connectionId(), ended.startedAt());
        if (isUnbegun(ended)) {
            Instant soon = ended.endedAt().plus(STORE_BACKOFF);
            return new Turn(soon.isBefore(dueAt) ? soon : dueAt, refusals);
        }
        if (ended.status() == SyncStatus.FAILED) {
            return new Turn(dueAt, refusals); // throttled, say: proves nothing about being let in
        }
        if (refusals > 0) {
            engine.listeners().tell(listener -> listener.scheduleRecovered(ended));
        }
        return new Turn(dueAt, 0);
    }

    /** Returns whether the store failed before the provider was asked anything, so that the turn was none and costs nothing again. */
    private static boolean isUnbegun(SyncSummary ended) {
        return ended.status() == SyncStatus.FAILED
                && ended.calls() == 0
                && ended.problems().contains(ProblemCode.STORE_FAILED);
    }

    private static Duration backoff(int refusals) {
        Duration doubled = SHORTEST_BACKOFF.multipliedBy(1L << Math.min(refusals, 10));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }

    /** Summarises a turn. One that came to no run is told here: no run has logged it, and nobody may have asked for it. */
    private static SyncSummary summary(SyncResult result) {
        SyncSummary summary = SyncSummary.of(result);
        if (summary.run() == 0) {
            LOG.info(
                    "turn came to no sync [connection={}, problems={}]",
                    summary.connectionId(),
                    summary.problems().stream().map(ProblemCode::value).toList());
        }
        return summary;
    }

    private CompletionStage<SyncResult> begin(ConnectionId connectionId) {
        try {
            StoredConnection stored = registry.require(connectionId);
            if (isWorthVerifying(stored)) {
                return after(() -> registry.of(stored.tenant()).verify(connectionId), connectionId);
            }
            if (isOutOfSight(stored)) {
                return after(() -> registry.checkSafety(stored.tenant(), connectionId), connectionId);
            }
            return sync(stored, List.of(), new CallSummary(Map.of()));
        } catch (UnknownConnectionException e) {
            throw e;
        } catch (Throwable e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<SyncResult> after(Supplier<ConnectionReport> verification, ConnectionId connectionId) {
        Executor verifier = task -> time.startDaemon("xplorr-verify-" + connectionId, task);
        return CompletableFuture.supplyAsync(verification, verifier)
                .thenCompose(report -> sync(registry.require(connectionId), report.problems(), report.calls()));
    }

    /** Returns whether a verification may make it readable. One that died half-way counts; nobody else would end it. */
    private static boolean isWorthVerifying(StoredConnection stored) {
        return stored.state() == ConnectionState.BROKEN
                || stored.state() == ConnectionState.VERIFYING
                        && stored.facts().verifiedAt().isPresent();
    }

    /** Returns whether it is long ago that somebody looked: a role can be opened to others while it lets us in. */
    private boolean isOutOfSight(StoredConnection stored) {
        return stored.state().isReadable()
                && stored.facts()
                        .verifiedAt()
                        .filter(at -> Duration.between(at, time.now()).compareTo(safeFor) < 0)
                        .isEmpty();
    }

    private CompletionStage<SyncResult> sync(StoredConnection stored, List<Problem> problems, CallSummary calls) {
        if (!stored.state().isReadable()) {
            List<Problem> all = new ArrayList<>(problems);
            all.add(Problems.notReadable(stored.state(), ErrorKind.INVALID_REQUEST));
            return CompletableFuture.completedStage(nothingRead(stored.id(), time.now(), all, calls));
        }
        CloudConnection connection = stored.connection();
        SyncRequest request = stored.request().datasets().isEmpty()
                ? template
                : template.toBuilder().datasets(stored.request().datasets()).build();
        RunningSync run = engine.joinOrStart(providers.apply(connection), connection, request);
        if (run.asksFor(request)) {
            return run.completion();
        }
        // A caller's own, such as a backfill that is paid for: it is waited for, not superseded.
        return run.completion()
                .handle((ended, thrown) -> stored.id())
                .thenCompose(id -> sync(registry.require(id), problems, calls));
    }

    private SyncResult failed(ConnectionId connectionId, Instant startedAt, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Problem problem;
        if (engine.isClosed()) {
            problem = RunControl.cancelled();
        } else if (cause instanceof UnknownConnectionException) { // removed meanwhile
            problem = Problems.notReadable(ConnectionState.REMOVED, ErrorKind.INVALID_REQUEST);
        } else {
            Problems.log(LOG, cause, "scheduled sync failed [connection={}]", connectionId);
            problem = Problems.of(cause);
        }
        return nothingRead(connectionId, startedAt, List.of(problem), new CallSummary(Map.of()));
    }

    private SyncResult nothingRead(
            ConnectionId connectionId, Instant startedAt, List<Problem> problems, CallSummary calls) {
        Duration duration = Duration.between(startedAt, time.now());
        return SyncResult.of(connectionId, 0, startedAt, duration, List.of(), problems, List.of(), calls);
    }
}
