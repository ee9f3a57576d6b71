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
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that hold a slice wrongly in one way each, by what is wrong. */
final class BrokenStores {
    private static final SliceSeal ANY_SEAL = new SliceSeal(SampleRecords.OBSERVED, false, Map.of(), Optional.empty());

    private BrokenStores() {}

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

    static BrokenStore forgetsTheSeal() {
        return new BrokenStore() {
            @Override
            long commit(Writer writer, SliceSeal seal) {
                return super.commit(writer, new SliceSeal(seal.observedAt(), seal.closed(), Map.of(), seal.payer()));
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

    static BrokenStore sharesWhatIsStaged() {
        Map<Slice, SliceWriter> writers = new HashMap<>();
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                return writers.computeIfAbsent(slice, key -> super.begin(run, key));
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
