package io.xplorr.sync.internal;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.Origin;
import io.xplorr.record.Slice;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.store.SupersededException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one page chain into its slices: fetch, write, … commit, in this order; then hands on what follows from it. */
final class ReadTask implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadTask.class);

    private final RunContext run;
    private final PlannedRead read;
    private final List<String> ids;
    private final Consumer<ReadTask> next;
    private final Map<PlannedRead, List<String>> handedOn = new LinkedHashMap<>();
    private boolean begun;
    private boolean restStarted;

    ReadTask(RunContext run, PlannedRead read, List<String> ids, Consumer<ReadTask> next) {
        this.run = run;
        this.read = read;
        this.ids = ids;
        this.next = next;
    }

    @Override
    public void run() {
        try {
            readOrRestart();
            handedOn.forEach((followOn, collected) -> next.accept(new ReadTask(run, followOn, collected, next)));
        } catch (Error e) {
            throw e;
        } catch (Throwable thrown) { // other languages of the JVM throw checked exceptions anywhere
            RuntimeException e = thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
            // The one place where whatever a collector or a store throws becomes a problem of its slices.
            Problems.log(
                    LOG,
                    e,
                    "read failed [connection={}, dataset={}, scope={}]",
                    run.connectionId(),
                    read.dataset().id(),
                    read.scope());
            fail(e);
        }
    }

    private void readOrRestart() {
        try {
            readPages();
            return;
        } catch (CallException e) {
            if (e.error().reaction() != CallError.Reaction.RESTART_READ) {
                throw e;
            }
            LOG.debug("read begins anew [dataset={}, scope={}]", read.dataset().id(), read.scope(), e);
        }
        readPages();
    }

    private void readPages() {
        run.calls().control().check();
        handedOn.clear();
        read.followOns().forEach(followOn -> handedOn.put(followOn, new ArrayList<>()));
        Collector collector = run.session().collector(read.dataset().id());
        Instant observedAt = run.calls().time().now();
        Origin origin =
                new Origin(run.connectionId(), run.provider(), read.dataset().id(), observedAt);
        Slice first = read.slices().get(0);
        read.slices().forEach(run.outcomes()::started);
        Gaps gaps = new Gaps();
        try (SliceBatch batch = new SliceBatch(run, read.dataset(), read.slices())) {
            Set<UUID> seen = new HashSet<>();
            Optional<String> token = Optional.empty();
            int pages = 0;
            do {
                try (PageGate gate = PageGate.authenticated(run.calls(), run.session(), read.scope())) {
                    Page page = fetch(collector, origin, token, gate);
                    begun = true;
                    batch.write(page);
                    gaps.add(page);
                    collectIds(page);
                    run.outcomes().pageWritten(first, page.records().size());
                    token = page.nextToken();
                }
                pages++;
                guard(token, seen, pages);
                startRest(token.isPresent());
                run.calls().control().check();
            } while (token.isPresent());
            gaps.toTell().forEach(gap -> run.outcomes().note(located(gap)));
            Optional<Problem> objection = gaps.objection(run.outcomes().holdRecords(read.slices()));
            if (objection.isEmpty()) {
                batch.commit(observedAt);
            } else {
                handedOn.clear();
                failAll(located(objection.get()));
            }
        }
    }

    private Problem located(Problem problem) {
        return problem.at(read.dataset().id(), read.scope());
    }

    private Page fetch(Collector collector, Origin origin, Optional<String> token, PageGate gate) {
        PageRequest request = new PageRequest(origin, run.account(), read.scope(), read.window(), token, ids);
        try {
            return collector.fetch(request, gate);
        } catch (CallException e) {
            if (e.error().reaction() != CallError.Reaction.TAKE_AS_EMPTY) {
                throw e;
            }
            if (token.isPresent()) {
                // "There is none" contradicts the pages before it: what they hold is not the whole.
                throw new CallException(e.action(), e.error().failing(), e);
            }
            Problem none = Problems.of(e);
            if (none.code().equals(ProblemCode.NO_DATA)) {
                return Page.of(List.of(), null).withGap(none); // it may be that there is none yet
            }
            run.outcomes().note(located(none));
            return Page.of(List.of(), null);
        }
    }

    /** Keeps a hash of each token only: some are a kilobyte long, and a chain may have thousands. */
    private void guard(Optional<String> token, Set<UUID> seen, int pages) {
        if (token.isPresent() && !seen.add(UUID.nameUUIDFromBytes(token.get().getBytes(StandardCharsets.UTF_8)))) {
            throw new ReadException(
                    ProblemCode.PAGE_TOKEN_REPEATED,
                    "The provider sent the same page token again, after " + pages + " pages.");
        }
        if (token.isPresent() && pages >= run.maxPagesPerRead()) {
            throw new ReadException(
                    ProblemCode.TOO_MANY_PAGES, "The provider sent more than " + run.maxPagesPerRead() + " pages.");
        }
    }

    private void collectIds(Page page) {
        handedOn.forEach((followOn, collected) -> followOn.dataset().followOn().ifPresent(link -> {
            for (CloudRecord row : page.records()) {
                link.id().apply(row).ifPresent(collected::add);
            }
        }));
    }

    /**
     * Starts the rest of a history as soon as the newest month's first page tells how big the account is. Small: one chain
     * costs the fewest requests. Big: months side by side are the fastest, for at most one part-filled page more a month.
     */
    private void startRest(boolean big) {
        if (restStarted) {
            return;
        }
        restStarted = true;
        List<List<Slice>> reads = big ? read.rest().stream().map(List::of).toList() : Planner.adjacent(read.rest());
        for (int i = reads.size() - 1; i >= 0; i--) { // the newest first
            next.accept(new ReadTask(
                    run,
                    new PlannedRead(read.dataset(), read.scope(), reads.get(i), List.of(), List.of()),
                    List.of(),
                    next));
        }
    }

    private void fail(RuntimeException thrown) {
        if (thrown instanceof CallException call && call.error().reaction() == CallError.Reaction.NOT_APPLICABLE) {
            leave(call);
            return;
        }
        Problem problem = Problems.of(thrown, read.dataset().id(), read.scope());
        if (isBeyondHistory(thrown)) {
            run.outcomes().failed(read.slices().subList(0, 1), problem);
            next.accept(new ReadTask(run, read.withoutOldest(), ids, next));
            return;
        }
        if (thrown instanceof SupersededException) {
            run.calls().control().stop(problem); // what the others read would be refused too, at a price
        }
        if (!(thrown instanceof StoppedException)) {
            failAll(problem);
            return;
        }
        if (begun) {
            run.outcomes().failed(read.slices(), problem);
        } else {
            run.outcomes().notAttempted(read.slices(), problem);
        }
        run.outcomes().notAttempted(waiting(), problem);
    }

    private boolean isBeyondHistory(RuntimeException thrown) {
        return thrown instanceof CallException call
                && call.error().reaction() == CallError.Reaction.DROP_OLDEST
                && read.slices().size() > 1
                && !begun;
    }

    // What hangs on this read would meet the same problem, and ask for it at a price.
    private void failAll(Problem problem) {
        run.outcomes().failed(read.slices(), problem);
        run.outcomes().failed(waiting(), problem);
    }

    /** Ends a read that is another account's to make; it is no news for this one unless it could make it before. */
    private void leave(CallException call) {
        List<Slice> slices =
                Stream.concat(read.slices().stream(), waiting().stream()).toList();
        if (run.outcomes().heldAny(slices)) {
            fail(new CallException(call.action(), call.error().failing(), call));
        } else {
            run.outcomes()
                    .notApplicable(slices, Problems.of(call, read.dataset().id(), read.scope()));
        }
    }

    /** Returns the slices that were to be read after this read. */
    private List<Slice> waiting() {
        return restStarted ? read.followOnSlices() : read.dependentSlices();
    }
}
