package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreException;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores that are wrong about runs and the states of slices in one way each, by what is wrong. */
final class BrokenRuns {
    private static final SliceSeal ANY_SEAL = new SliceSeal(SampleRecords.OBSERVED, false, Map.of(), Optional.empty());

    private BrokenRuns() {}

    static BrokenStore issuesOneNumberForEver() {
        return new BrokenStore() {
            @Override
            long number(Run run) {
                return 1;
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

    static BrokenStore beginsLate() {
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                return newest.get(run.connectionId()).begin(slice);
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
}
