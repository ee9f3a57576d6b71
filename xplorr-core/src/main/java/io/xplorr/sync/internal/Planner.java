package io.xplorr.sync.internal;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SyncRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which slices are due and joins them into reads, from what the store holds and the clock alone. Immutable and
 * thread-safe.
 */
final class Planner {
    /** Up to so many adjacent months are one read from the start; a longer history asks how big the newest month is. */
    private static final int SHORT_HISTORY = 3;

    private final SyncRequest request;
    private final Instant now;
    private final Optional<String> payer;
    private final Map<Slice, SliceState> held;

    Planner(SyncRequest request, Instant now, Optional<String> payer, Collection<SliceState> held) {
        this.request = request;
        this.now = now;
        this.payer = payer;
        this.held = held.stream().collect(Collectors.toMap(SliceState::slice, Function.identity()));
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
        return held.values().stream()
                .filter(state -> !state.retired())
                .map(SliceState::slice)
                .filter(slice -> !slice.scope().isGlobal() && !regions.contains(slice.scope()))
                .sorted()
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
                .flatMap(other -> adjacent(due(other, scope)).stream()
                        .map(run -> new PlannedRead(other, scope, run, List.of(), List.of())))
                .toList();
        List<Slice> due = followOns.isEmpty() ? due(dataset, scope) : all(dataset, scope);
        List<PlannedRead> reads = new ArrayList<>();
        for (List<Slice> run : adjacent(due)) {
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

    private List<Slice> due(Dataset dataset, Scope scope) {
        List<Slice> all = all(dataset, scope);
        Optional<Slice> swept = dataset.windows() instanceof Windows.Months ? swept(all) : Optional.empty();
        return all.stream()
                .filter(slice -> isDue(dataset.windows(), slice)
                        || swept.filter(slice::equals).isPresent())
                .toList();
    }

    /** Returns the closed months that have not been read for long, but are not read again since another account pays now. */
    List<Slice> shrunk(List<Dataset> datasets) {
        return chosen(datasets).stream()
                .filter(dataset -> dataset.windows() instanceof Windows.Months)
                .flatMap(dataset -> sweepable(all(dataset, Scope.GLOBAL)))
                .filter(this::paidByAnother)
                .map(SliceState::slice)
                .filter(slice -> !restated(slice))
                .toList();
    }

    /** Returns the closed month that was read the longest time ago, if that is long enough. */
    private Optional<Slice> swept(List<Slice> months) {
        return sweepable(months)
                .filter(state -> !paidByAnother(state))
                .min(Comparator.comparing((SliceState state) -> state.seal().observedAt())
                        .thenComparing(SliceState::slice))
                .map(SliceState::slice);
    }

    private Stream<SliceState> sweepable(List<Slice> months) {
        return months.stream()
                .filter(slice -> !request.sweepAfter().isZero())
                .flatMap(slice -> Stream.ofNullable(held.get(slice)))
                .filter(state -> state.seal().closed())
                .filter(state ->
                        !state.seal().observedAt().plus(request.sweepAfter()).isAfter(now));
    }

    /** Whoever joins or leaves an organisation loses the history before: what is held is better than what is shown now. */
    private boolean paidByAnother(SliceState state) {
        Optional<String> before = state.seal().payer();
        return before.isPresent() && payer.isPresent() && !before.equals(payer);
    }

    private boolean restated(Slice slice) {
        return request.restate().contains(YearMonth.from(slice.window().startDate()));
    }

    private List<Slice> all(Dataset dataset, Scope scope) {
        return windows(dataset.windows()).stream()
                .map(window -> new Slice(dataset.id(), scope, window))
                .toList();
    }

    private List<Window> windows(Windows windows) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (windows instanceof Windows.Months months) {
            int oldest = Math.min(months.oldest(), request.historyMonths());
            return IntStream.rangeClosed(months.newest(), oldest)
                    .mapToObj(back -> Window.month(YearMonth.from(today).minusMonths(back)))
                    .toList();
        }
        if (windows instanceof Windows.Days days) {
            return IntStream.range(0, days.days())
                    .mapToObj(back -> Window.day(today.minusDays(back)))
                    .toList();
        }
        return List.of(Window.NOW);
    }

    private boolean isDue(Windows windows, Slice slice) {
        SliceState state = held.get(slice);
        if (state == null || state.retired()) {
            return true;
        }
        if (windows instanceof Windows.Months) {
            return !state.seal().closed() || restated(slice);
        }
        var refresh = windows instanceof Windows.Days days ? days.refresh() : ((Windows.Now) windows).refresh();
        return !state.seal().observedAt().plus(refresh).isAfter(now);
    }
}
