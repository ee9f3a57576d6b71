package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreException;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stores that are wrong in one way each, by what is wrong. */
final class BrokenStores {
    private static final SliceSeal ANY_SEAL = new SliceSeal(SampleRecords.OBSERVED, false, Map.of(), Optional.empty());

    private BrokenStores() {}

    static BrokenStore issuesOneNumberForEver() {
        return new BrokenStore() {
            @Override
            long number(Run run) {
                return 1;
            }
        };
    }

    static BrokenStore issuesOneNumberTwice() {
        Map<StoreRun, Long> numbers = new ConcurrentHashMap<>();
        AtomicLong last = new AtomicLong();
        return new BrokenStore() {
            @Override
            public StoreRun open(ConnectionId connectionId) {
                StoreRun run = super.open(connectionId);
                long number = last.get() + 1;
                IntStream.range(0, 100).forEach(i -> Thread.yield()); // lets another worker read the same
                last.set(number);
                numbers.put(run, number);
                return run;
            }

            @Override
            long number(Run run) {
                return numbers.get(run);
            }
        };
    }

    static BrokenStore listsWhatWasOnlyBegun() {
        Set<Slice> begun = new HashSet<>();
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                begun.add(slice);
                return super.begin(run, slice);
            }

            @Override
            List<SliceState> states(Run run) {
                return begun.stream()
                        .map(slice -> new SliceState(slice, run.number(), ANY_SEAL, 0, false))
                        .toList();
            }
        };
    }

    static BrokenStore losesAllPagesButTheFirst() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                if (writer.written.isEmpty()) {
                    super.write(writer, page);
                }
            }
        };
    }

    static BrokenStore addsToWhatIsHeld() {
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                SliceWriter writer = super.begin(run, slice);
                writer.write(right.records(run.connectionId(), slice.dataset()));
                return writer;
            }
        };
    }

    static BrokenStore ignoresACommitOfNothing() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                return writer.written.isEmpty() ? 0 : super.commit(writer, seal);
            }
        };
    }

    static BrokenStore emptiesTheOtherSlices() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                for (SliceState state : writer.run.right().states()) {
                    writer.run.right().begin(state.slice()).commit(seal);
                }
                return super.commit(writer, seal);
            }
        };
    }

    static BrokenStore mixesDatasets() {
        return new BrokenStore() {
            @Override
            List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                return right.states(connectionId).stream()
                        .map(state -> state.slice().dataset())
                        .distinct()
                        .flatMap(any -> super.read(connectionId, any).stream())
                        .toList();
            }
        };
    }

    static BrokenStore listsTheLastSliceFirst() {
        return new BrokenStore() {
            @Override
            public List<SliceState> states(ConnectionId connectionId) {
                List<SliceState> states = new ArrayList<>(super.states(connectionId));
                Collections.reverse(states);
                return states;
            }
        };
    }

    static BrokenStore forgetsTheSeal() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                return super.commit(writer, new SliceSeal(seal.observedAt(), seal.closed(), Map.of(), seal.payer()));
            }
        };
    }

    static BrokenStore keepsTheFirstState() {
        Map<Slice, SliceState> first = new HashMap<>();
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                long records = super.commit(writer, seal);
                writer.run.right().states().forEach(state -> first.putIfAbsent(state.slice(), state));
                return records;
            }

            @Override
            List<SliceState> states(Run run) {
                return List.copyOf(first.values());
            }
        };
    }

    static BrokenStore takesWritesAfterTheEnd() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                try {
                    return super.commit(writer, seal);
                } catch (IllegalStateException e) {
                    return 0;
                }
            }
        };
    }

    static BrokenStore showsPagesBeforeTheCommit() {
        List<CloudRecord> staged = new CopyOnWriteArrayList<>();
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                super.write(writer, page);
                staged.addAll(page);
            }

            @Override
            long commit(Writer writer, SliceSeal seal) {
                staged.clear();
                return super.commit(writer, seal);
            }

            @Override
            List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                return Stream.concat(super.read(connectionId, dataset).stream(), staged.stream())
                        .toList();
            }
        };
    }

    static BrokenStore keepsTheFirstOfAPage() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                Map<String, CloudRecord> first = new LinkedHashMap<>();
                page.forEach(row -> first.putIfAbsent(row.key(), row));
                super.write(writer, List.copyOf(first.values()));
            }
        };
    }

    static BrokenStore keepsTheFirstOfAllPages() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                Set<String> seen = writer.written.stream().map(CloudRecord::key).collect(Collectors.toSet());
                super.write(
                        writer,
                        page.stream().filter(row -> !seen.contains(row.key())).toList());
            }
        };
    }

    static BrokenStore keysByRecordOnly() {
        return new BrokenStore() {
            @Override
            List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                Map<String, CloudRecord> rows = new LinkedHashMap<>();
                super.read(connectionId, dataset).forEach(row -> rows.put(row.key(), row));
                return List.copyOf(rows.values());
            }
        };
    }

    static BrokenStore refusesAnEmptyPage() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                if (page.isEmpty()) {
                    throw new StoreException("a page must have rows", null);
                }
                super.write(writer, page);
            }
        };
    }

    static BrokenStore losesFields() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                super.write(
                        writer,
                        page.stream()
                                .map(row -> row instanceof ResourceRecord resource
                                        ? ResourceRecord.builder(row.origin(), resource.uid(), resource.type())
                                                .nativeId(resource.nativeId())
                                                .build()
                                        : row)
                                .toList());
            }
        };
    }

    static BrokenStore makesAbsentTextsEmpty() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                super.write(
                        writer,
                        page.stream()
                                .map(row -> row instanceof ResourceRecord resource
                                        ? ResourceRecord.builder(row.origin(), resource.uid(), resource.type())
                                                .nativeId(resource.nativeId())
                                                .name(resource.name().orElse(""))
                                                .build()
                                        : row)
                                .toList());
            }
        };
    }

    static BrokenStore roundsMoney() {
        return new BrokenStore() {
            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                super.write(writer, page.stream().map(this::rounded).toList());
            }

            private CloudRecord rounded(CloudRecord row) {
                CostRecord cost = (CostRecord) row;
                return SampleRecords.cost(
                        cost.origin(),
                        cost.service().orElseThrow().name(),
                        cost.costs().get(CostBasis.UNBLENDED).setScale(33, RoundingMode.HALF_UP));
            }
        };
    }

    static BrokenStore commitsAtClose() {
        return new BrokenStore() {
            @Override
            void close(Writer writer) {
                if (!writer.committed) {
                    writer.right.commit(ANY_SEAL);
                }
                super.close(writer);
            }
        };
    }

    static BrokenStore emptiesTheSliceAtClose() {
        return new BrokenStore() {
            @Override
            void close(Writer writer) {
                commitAnyway(writer, ANY_SEAL, List.of());
            }
        };
    }

    static BrokenStore commitsLate() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                try {
                    return super.commit(writer, seal);
                } catch (SupersededException e) {
                    return commitAnyway(writer, seal, writer.written);
                }
            }
        };
    }

    static BrokenStore fencesOnlyWhatTheNewerRunHasWritten() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                try {
                    return super.commit(writer, seal);
                } catch (SupersededException e) {
                    StoreRun newer = newest.get(writer.run.connectionId());
                    if (newer.states().stream()
                            .anyMatch(state -> state.slice().equals(writer.slice) && state.run() == newer.number())) {
                        throw e;
                    }
                    return commitAnyway(writer, seal, writer.written);
                }
            }
        };
    }

    static BrokenStore fencesWithoutALock() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                ConnectionId connectionId = writer.run.connectionId();
                if (newest.get(connectionId) != writer.run.right()) {
                    throw new SupersededException(connectionId, writer.run.number());
                }
                IntStream.range(0, 1_000).forEach(i -> Thread.yield()); // lets a newer run begin
                return commitAnyway(writer, seal, writer.written);
            }
        };
    }

    static BrokenStore beginsLate() {
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                return newest.get(run.connectionId()).begin(slice);
            }
        };
    }

    static BrokenStore sharesWhatIsStaged() {
        Map<Slice, SliceWriter> writers = new HashMap<>();
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                return writers.computeIfAbsent(slice, key -> super.begin(run, key));
            }
        };
    }

    static BrokenStore forgetsTheContentOfRetiredSlices() {
        return new BrokenStore() {
            @Override
            void retire(Run run, Slice slice) {
                run.right().begin(slice).commit(ANY_SEAL);
                super.retire(run, slice);
            }
        };
    }

    static BrokenStore neverTakesRetirementBack() {
        Set<Slice> retired = new HashSet<>();
        return new BrokenStore() {
            @Override
            void retire(Run run, Slice slice) {
                super.retire(run, slice);
                retired.add(slice);
            }

            @Override
            List<SliceState> states(Run run) {
                return super.states(run).stream()
                        .map(s ->
                                new SliceState(s.slice(), s.run(), s.seal(), s.records(), retired.contains(s.slice())))
                        .toList();
            }
        };
    }

    static BrokenStore retiresLate() {
        return new BrokenStore() {
            @Override
            void retire(Run run, Slice slice) {
                newest.get(run.connectionId()).retire(slice);
            }
        };
    }

    static BrokenStore looksByStartingARun() {
        return new BrokenStore() {
            @Override
            public List<SliceState> states(ConnectionId connectionId) {
                return open(connectionId).states();
            }
        };
    }

    static BrokenStore removesOnlyTheRun() {
        return new BrokenStore() {
            @Override
            public void remove(ConnectionId connectionId) {
                open(connectionId);
            }
        };
    }

    static BrokenStore failsToRemoveTheUnknown() {
        return new BrokenStore() {
            @Override
            public void remove(ConnectionId connectionId) {
                if (!newest.containsKey(connectionId)) {
                    throw new StoreException("no connection " + connectionId, null);
                }
                super.remove(connectionId);
            }
        };
    }

    static BrokenStore mixesConnections() {
        ConnectionId all = ConnectionId.of("all");
        return new BrokenStore() {
            @Override
            public StoreRun open(ConnectionId connectionId) {
                return super.open(all);
            }

            @Override
            List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                return super.read(all, dataset);
            }
        };
    }

    static BrokenStore writesOneSliceAtATime() {
        List<SliceWriter> open = new ArrayList<>();
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                synchronized (open) {
                    open.forEach(SliceWriter::close);
                    SliceWriter writer = super.begin(run, slice);
                    open.add(writer);
                    Thread.yield();
                    return writer;
                }
            }

            @Override
            long commit(Writer writer, SliceSeal seal) {
                IntStream.range(0, 1_000).forEach(i -> Thread.yield()); // lets another worker begin
                return super.commit(writer, seal);
            }
        };
    }

    static BrokenStore replacesInTwoSteps() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                writer.run.right().begin(writer.slice).commit(seal);
                IntStream.range(0, 1_000).forEach(i -> Thread.yield()); // lets a reader come between
                return super.commit(writer, seal);
            }
        };
    }

    static BrokenStore breaksOnAnInterrupt() {
        return new BrokenStore() {
            private volatile boolean broken;

            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                broken |= Thread.currentThread().isInterrupted();
                if (broken) {
                    throw new StoreException("the file is closed", null);
                }
                super.write(writer, page);
            }
        };
    }
}
