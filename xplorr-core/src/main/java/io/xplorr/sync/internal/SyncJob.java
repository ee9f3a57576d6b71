package io.xplorr.sync.internal;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.TimeSource;
import io.xplorr.store.SliceState;
import io.xplorr.store.StoreRun;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: open the store, ask who and where, plan, read, tell. Used once, by one thread. */
final class SyncJob {
    private static final Logger LOG = LoggerFactory.getLogger(SyncJob.class);

    private final SyncEngine engine;
    private final CloudProvider provider;
    private final CloudConnection connection;
    private final SyncRequest request;
    private final RunControl control;
    private final Executor executor;
    private final TimeSource time;
    private final CallLedger ledger;

    SyncJob(
            SyncEngine engine,
            CloudProvider provider,
            CloudConnection connection,
            SyncRequest request,
            RunControl control,
            Executor executor) {
        this.engine = engine;
        this.provider = provider;
        this.connection = connection;
        this.request = request;
        this.control = control;
        this.executor = executor;
        this.time = engine.settings().time();
        this.ledger = new CallLedger(request.maxSpend());
    }

    SyncResult run() {
        Instant startedAt = time.now();
        long start = time.nanoTime();
        Outcomes outcomes = new Outcomes(connection.id(), engine.listeners());
        long number = 0;
        try {
            control.check(); // a run that was cancelled must not supersede another
        } catch (StoppedException e) {
            outcomes.note(e.problem());
            return ended(startedAt, start, number, outcomes);
        }
        try (StoreRun store = engine.store().open(connection.id())) {
            number = store.number();
            long run = number;
            engine.opened(control, connection.id(), run);
            engine.listeners().tell(listener -> listener.syncStarted(connection.id(), run));
            read(store, outcomes);
        } catch (RuntimeException e) {
            Problems.log(LOG, e, "sync failed [connection={}]", connection.id());
            outcomes.note(Problems.of(e));
        }
        return ended(startedAt, start, number, outcomes);
    }

    private SyncResult ended(Instant startedAt, long start, long number, Outcomes outcomes) {
        SyncResult result = SyncResult.of(
                connection.id(),
                number,
                startedAt,
                Duration.ofNanos(time.nanoTime() - start),
                outcomes.outcomes(),
                outcomes.problems(),
                outcomes.moved(),
                ledger.summary());
        LOG.info(
                "sync {} [connection={}, run={}, slices={}, problems={}, calls={}, usd={}, took={}]",
                result.status(),
                result.connectionId(),
                result.run(),
                result.outcomes().size(),
                codesOf(result),
                result.calls().total().count(),
                result.calls().spend().toPlainString(),
                result.duration());
        engine.listeners().tell(listener -> listener.syncEnded(result));
        return result;
    }

    /** Returns what went wrong and how often, for the one line that is in every log. */
    private static Map<ProblemCode, Long> codesOf(SyncResult result) {
        return result.problems().stream()
                .collect(Collectors.groupingBy(Problem::code, LinkedHashMap::new, Collectors.counting()));
    }

    private void read(StoreRun store, Outcomes outcomes) {
        List<SliceState> held = store.states();
        outcomes.held(held);
        List<Dataset> chosen = planner(Optional.empty(), held).chosen(provider.datasets());
        Set<DatasetId> ids = chosen.stream().map(Dataset::id).collect(Collectors.toSet());
        SessionRequest opening = new SessionRequest(connection, store.number(), ids, time, engine.places());
        Runnable guard = () -> engine.requireReadable(connection, control);
        guard.run(); // it may have changed since the caller looked, and an access key asks for no credentials
        try (ProviderSession session = new GuardedSession(provider.open(opening), guard)) {
            RunContext run = new RunContext(
                    connection.id(),
                    provider.id(),
                    "",
                    Optional.empty(),
                    session,
                    engine.callContext(connection.id(), session.calls(), control, ledger),
                    store,
                    outcomes,
                    engine.settings().maxPagesPerRead());
            Lanes lanes = new Lanes(executor, engine.settings().readsPerConnection(), time);
            new Discovery(run, chosen, held, payer -> planner(payer, held), lanes).run();
        }
    }

    private Planner planner(Optional<String> payer, List<SliceState> held) {
        return new Planner(request, time.now(), payer, held);
    }
}
