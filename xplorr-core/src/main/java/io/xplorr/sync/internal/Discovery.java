package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceState;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks who the account is, who pays for it and which regions it uses, all at once, and starts each kind of read as soon as
 * what it needs is known: the reads of the whole account do not wait for the regions. Used once.
 */
final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private final RunContext run;
    private final List<Dataset> global;
    private final List<Dataset> regional;
    private final List<SliceState> held;
    private final Function<Optional<String>, Planner> planners;
    private final Lanes lanes;
    private final AtomicInteger beforeGlobal = new AtomicInteger(2);
    private final AtomicInteger beforeRegional = new AtomicInteger(2);
    private volatile @Nullable String account;
    private volatile @Nullable RuntimeException failure;
    private volatile Optional<String> payer = Optional.empty();
    private volatile boolean standsAlone;
    private volatile Set<Scope> regions = Set.of();

    Discovery(
            RunContext run,
            List<Dataset> chosen,
            List<SliceState> held,
            Function<Optional<String>, Planner> planners,
            Lanes lanes) {
        this.run = run;
        // A follow-on is planned with its source, and is regional where that is.
        this.global = chosen.stream().filter(dataset -> !dataset.regional()).toList();
        this.regional = chosen.stream().filter(Dataset::regional).toList();
        this.held = held;
        this.planners = planners;
        this.lanes = lanes;
    }

    /** Asks, reads, and returns when the last read has ended. */
    void run() {
        lanes.addAll(List.of(this::askAccount, this::askPayer, this::askRegions));
        lanes.run();
        RuntimeException thrown = failure;
        if (thrown != null) {
            Problem problem = Problems.of(thrown);
            run.outcomes().note(problem);
            Planner planner = planners.apply(Optional.empty());
            List<PlannedRead> unread = new ArrayList<>(planner.plan(global, Set.of()));
            unread.addAll(planner.plan(regional, regionsHeld(held, run.session())));
            unread.forEach(read -> {
                if (problem.kind() == ErrorKind.STOPPED) {
                    run.outcomes().notAttempted(read.allSlices(), problem);
                } else {
                    run.outcomes().failed(read.allSlices(), problem);
                }
            });
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

    private void askAccount() {
        try {
            account = ask(run.session()::fetchAccount);
        } catch (RuntimeException e) {
            LOG.debug("the account cannot be told [connection={}]", run.connectionId(), e);
            failure = e;
            return; // nothing can be read for an account that is not known
        }
        countDown(beforeGlobal, this::readGlobal);
        countDown(beforeRegional, this::readRegional);
    }

    /** Asks who pays, where history hangs on it; a denial costs no more than the check for lost history. */
    private void askPayer() {
        if (global.stream().anyMatch(dataset -> dataset.windows() instanceof Windows.Months)) {
            try {
                payer = ask(run.session()::fetchPayer);
            } catch (RuntimeException e) {
                LOG.debug("the payer cannot be told [connection={}]", run.connectionId(), e);
                standsAlone =
                        e instanceof CallException call && call.error().reaction() == CallError.Reaction.TAKE_AS_EMPTY;
            }
        }
        countDown(beforeGlobal, this::readGlobal);
    }

    private void askRegions() {
        if (regional.isEmpty()) {
            return;
        }
        ProviderSession session = run.session();
        try {
            regions = ask(session::fetchRegions);
            planners.apply(Optional.empty()).retired(regions).forEach(run.store()::retire);
        } catch (RuntimeException e) {
            LOG.debug("the regions cannot be told [connection={}]", run.connectionId(), e);
            run.outcomes().note(Problems.of(e, session.primaryRegion()));
            regions = regionsHeld(held, session);
        }
        countDown(beforeRegional, this::readRegional);
    }

    private void readGlobal() {
        String known = knownAccount();
        RunContext here = run.of(known, standsAlone ? Optional.of(known) : payer);
        Planner planner = planners.apply(here.payer());
        noteShrunk(planner.shrunk(global), known);
        read(here, planner.plan(global, Set.of()));
    }

    private void readRegional() {
        RunContext here = run.of(knownAccount(), Optional.empty());
        read(here, planners.apply(Optional.empty()).plan(regional, regions));
    }

    private void read(RunContext here, List<PlannedRead> reads) {
        here.outcomes()
                .planned(reads.stream()
                        .flatMap(read -> read.allSlices().stream())
                        .toList());
        lanes.addAll(reads.stream()
                .map(read -> new ReadTask(here, read, List.of(), lanes::add))
                .toList());
    }

    private <T> T ask(Function<CallGate, T> question) {
        try (PageGate gate =
                PageGate.authenticated(run.calls(), run.session(), run.session().primaryRegion())) {
            return question.apply(gate);
        }
    }

    private String knownAccount() {
        String known = account;
        if (known == null) {
            throw new IllegalStateException("reads start after the account is known");
        }
        return known;
    }

    private static void countDown(AtomicInteger before, Runnable then) {
        if (before.decrementAndGet() == 0) {
            then.run();
        }
    }

    private void noteShrunk(List<Slice> slices, String known) {
        slices.stream()
                .collect(Collectors.groupingBy(Slice::dataset))
                .forEach((dataset, months) -> run.outcomes()
                        .note(Problem.builder(ProblemCode.HISTORY_SHRUNK)
                                .severity(Problem.Severity.WARNING)
                                .kind(ErrorKind.NO_DATA)
                                .dataset(dataset)
                                .scope(Scope.GLOBAL)
                                .message("Another account pays for " + known + " than when " + months.size()
                                        + " past months were read, so the provider shows less of them. They are"
                                        + " kept as they were.")
                                .remedy("Nothing to do to keep them. To take what the provider shows now, restate the"
                                        + " months.")
                                .build()));
    }
}
