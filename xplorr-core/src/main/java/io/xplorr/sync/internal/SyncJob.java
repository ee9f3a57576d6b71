package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.connection.CloudConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceState;
import io.xplorr.store.StoreRun;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
        try (StoreRun store = engine.store().open(connection.id())) {
            number = store.number();
            long run = number;
            engine.listeners().tell(listener -> listener.syncStarted(connection.id(), run));
            read(store, outcomes);
        } catch (RuntimeException e) {
            LOG.debug("sync failed [connection={}]", connection.id(), e);
            outcomes.note(Problems.of(e));
        }
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
                result.problems().size(),
                result.calls().total().count(),
                result.calls().spend().toPlainString(),
                result.duration());
        engine.listeners().tell(listener -> listener.syncEnded(result));
        return result;
    }

    private void read(StoreRun store, Outcomes outcomes) {
        List<SliceState> held = store.states();
        outcomes.held(held);
        List<Dataset> chosen = planner(Optional.empty(), held).chosen(provider.datasets());
        Set<DatasetId> ids = chosen.stream().map(Dataset::id).collect(Collectors.toSet());
        SessionRequest opening = new SessionRequest(connection, store.number(), ids, time, engine.places());
        try (ProviderSession session = provider.open(opening)) {
            CallContext calls = engine.callContext(connection.id(), session.calls(), control, ledger);
            try {
                RunContext run = runContext(session, calls, chosen, store, outcomes);
                Planner planner = planner(run.payer(), held);
                noteShrunk(planner.shrunk(chosen), run);
                readAll(run, planner.plan(chosen, regions(chosen, planner, run)));
            } catch (RuntimeException e) {
                LOG.debug("sync cannot begin [connection={}]", connection.id(), e);
                Problem problem = Problems.of(e);
                planner(Optional.empty(), held)
                        .plan(chosen, regionsHeld(held, session))
                        .forEach(read -> outcomes.failed(read.allSlices(), problem));
            }
        }
    }

    private Planner planner(Optional<String> payer, List<SliceState> held) {
        return new Planner(request, time.now(), payer, held);
    }

    private RunContext runContext(
            ProviderSession session, CallContext calls, List<Dataset> chosen, StoreRun store, Outcomes outcomes) {
        try (PageGate gate = PageGate.authenticated(calls, session, session.primaryRegion())) {
            String account = session.fetchAccount(gate);
            return new RunContext(
                    connection.id(),
                    provider.id(),
                    account,
                    payer(chosen, session, gate, account),
                    session,
                    calls,
                    store,
                    outcomes,
                    engine.settings().maxPagesPerRead());
        }
    }

    /** Asks who pays, where history hangs on it; a denial costs no more than the check for lost history. */
    private static Optional<String> payer(
            List<Dataset> chosen, ProviderSession session, PageGate gate, String account) {
        if (chosen.stream().noneMatch(dataset -> dataset.windows() instanceof Windows.Months)) {
            return Optional.empty();
        }
        try {
            return session.fetchPayer(gate);
        } catch (CallException e) {
            LOG.debug("the payer cannot be told [account={}]", account, e);
            boolean standsAlone = e.error().reaction() == CallError.Reaction.TAKE_AS_EMPTY;
            return standsAlone ? Optional.of(account) : Optional.empty();
        }
    }

    private static void noteShrunk(List<Slice> slices, RunContext run) {
        slices.stream()
                .collect(Collectors.groupingBy(Slice::dataset))
                .forEach((dataset, months) -> run.outcomes()
                        .note(Problem.builder(ProblemCode.HISTORY_SHRUNK)
                                .severity(Problem.Severity.WARNING)
                                .kind(ErrorKind.NO_DATA)
                                .dataset(dataset)
                                .scope(Scope.GLOBAL)
                                .message("Another account pays for " + run.account() + " than when " + months.size()
                                        + " closed months were read, so the provider shows less of them. They are kept as they"
                                        + " were.")
                                .remedy(
                                        "Nothing to do to keep them. To take what the provider shows now, restate the months.")
                                .build()));
    }

    private Set<Scope> regions(List<Dataset> chosen, Planner planner, RunContext run) {
        if (chosen.stream().noneMatch(Dataset::regional)) {
            return Set.of();
        }
        ProviderSession session = run.session();
        try (PageGate gate = PageGate.authenticated(run.calls(), session, session.primaryRegion())) {
            Set<Scope> regions = session.fetchRegions(gate);
            planner.retired(regions).forEach(run.store()::retire);
            return regions;
        } catch (CallException e) {
            run.outcomes().note(Problems.of(e));
            return regionsHeld(run.store().states(), session);
        }
    }

    /** Returns the regions to go on with when the provider does not tell them: those read before, and the primary one. */
    static Set<Scope> regionsHeld(Collection<SliceState> held, ProviderSession session) {
        Set<Scope> regions = new TreeSet<>(Set.of(session.primaryRegion()));
        held.stream()
                .filter(state -> !state.retired())
                .map(state -> state.slice().scope())
                .filter(scope -> !scope.isGlobal())
                .forEach(regions::add);
        return regions;
    }

    private void readAll(RunContext run, List<PlannedRead> reads) {
        run.outcomes()
                .planned(reads.stream()
                        .flatMap(read -> read.allSlices().stream())
                        .toList());
        if (reads.isEmpty()) {
            return;
        }
        Lanes lanes = new Lanes(executor, engine.settings().readsPerConnection(), time);
        Consumer<ReadTask> next = lanes::add;
        lanes.addAll(reads.stream()
                .map(read -> new ReadTask(run, read, List.of(), next))
                .toList());
        lanes.awaitIdle();
    }
}
