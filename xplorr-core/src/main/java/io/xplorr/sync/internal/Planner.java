package io.xplorr.sync.internal;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SyncRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins the slices that are due into reads. Immutable and thread-safe. */
final class Planner {
    /** Up to so many adjacent months are one read from the start; a longer history asks how big the newest month is. */
    private static final int SHORT_HISTORY = 3;

    private final SyncRequest request;
    private final DueSlices due;

    Planner(SyncRequest request, Instant now, Optional<String> payer, Collection<SliceState> held) {
        this.request = request;
        this.due = new DueSlices(request, now, payer, held);
    }

    /** Returns the reads to make, in the order of {@code datasets}, and by scope within a dataset. */
    List<PlannedRead> plan(List<Dataset> datasets, Collection<Scope> regions) {
        List<Dataset> chosen = chosen(datasets);
        List<PlannedRead> reads = new ArrayList<>();
        for (Dataset dataset : chosen) {
            if (dataset.followOn().isEmpty()) {
                scopesOf(dataset, regions).forEach(scope -> reads.addAll(reads(dataset, scope, chosen)));
            }
        }
        return reads;
    }

    /** Returns the datasets to read: those asked for, or on by default, and the sources of the follow-ons among them. */
    List<Dataset> chosen(List<Dataset> datasets) {
        Set<DatasetId> wanted =
                datasets.stream().filter(this::wants).map(Dataset::id).collect(Collectors.toSet());
        datasets.stream()
                .filter(this::wants)
                .flatMap(dataset -> dataset.followOn().stream())
                .forEach(followOn -> wanted.add(followOn.source()));
        return datasets.stream()
                .filter(dataset -> wanted.contains(dataset.id()))
                .toList();
    }

    /** Returns the regional slices held whose region is in use no more. */
    List<Slice> retired(Collection<Scope> regions) {
        return due.retired(regions);
    }

    /** Returns the past months that would be read again, but are not since another account pays now. */
    List<Slice> shrunk(List<Dataset> datasets) {
        return chosen(datasets).stream()
                .flatMap(dataset -> due.shrunk(dataset).stream())
                .toList();
    }

    /** Splits slices into runs without a gap, in order of time. */
    static List<List<Slice>> adjacent(Collection<Slice> slices) {
        List<List<Slice>> runs = new ArrayList<>();
        for (Slice slice : slices.stream().sorted().toList()) {
            List<Slice> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            boolean meets =
                    !last.isEmpty() && last.get(last.size() - 1).window().meets(slice.window());
            if (meets) {
                last.add(slice);
            } else {
                runs.add(new ArrayList<>(List.of(slice)));
            }
        }
        return runs;
    }

    private boolean wants(Dataset dataset) {
        boolean asked = request.datasets().isEmpty()
                ? dataset.onByDefault()
                : request.datasets().contains(dataset.id());
        return asked && !request.without().contains(dataset.id());
    }

    private static Collection<Scope> scopesOf(Dataset dataset, Collection<Scope> regions) {
        return dataset.regional() ? regions : List.of(Scope.GLOBAL);
    }

    private List<PlannedRead> reads(Dataset dataset, Scope scope, List<Dataset> chosen) {
        List<PlannedRead> followOns = chosen.stream()
                .filter(other -> other.followOn()
                        .filter(followOn -> followOn.source().equals(dataset.id()))
                        .isPresent())
                .flatMap(other -> adjacent(due.of(other, scope)).stream()
                        .map(run -> new PlannedRead(other, scope, run, List.of(), List.of())))
                .toList();
        List<Slice> slices = followOns.isEmpty() ? due.of(dataset, scope) : due.all(dataset, scope);
        List<PlannedRead> reads = new ArrayList<>();
        for (List<Slice> run : adjacent(slices)) {
            boolean isLong = dataset.windows() instanceof Windows.Months && run.size() > SHORT_HISTORY;
            reads.add(
                    isLong
                            ? new PlannedRead(
                                    dataset,
                                    scope,
                                    run.subList(run.size() - 1, run.size()),
                                    run.subList(0, run.size() - 1),
                                    followOns)
                            : new PlannedRead(dataset, scope, run, List.of(), followOns));
        }
        return reads;
    }
}
