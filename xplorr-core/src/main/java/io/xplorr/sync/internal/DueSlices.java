package io.xplorr.sync.internal;

import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SyncRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides which slices are due, from what the store holds and the clock alone. Immutable and thread-safe. */
final class DueSlices {
    // A read comes a little after its sync's start: without slack, syncs a refresh apart would skip every other one.
    private static final int SLACK = 12;

    private final SyncRequest request;
    private final Instant now;
    private final Optional<String> payer;
    private final Map<Slice, SliceState> held;

    DueSlices(SyncRequest request, Instant now, Optional<String> payer, Collection<SliceState> held) {
        this.request = request;
        this.now = now;
        this.payer = payer;
        this.held = held.stream().collect(Collectors.toMap(SliceState::slice, Function.identity()));
    }

    /** Returns the slices of a dataset in a scope that are to be read now. */
    List<Slice> of(Dataset dataset, Scope scope) {
        List<Slice> all = all(dataset, scope);
        if (dataset.windows() instanceof Windows.Months) {
            Optional<Slice> swept = swept(all);
            return all.stream()
                    .filter(slice ->
                            isOpen(slice) || swept.filter(slice::equals).isPresent())
                    .toList();
        }
        Duration refresh = dataset.windows() instanceof Windows.Days days
                ? days.refresh()
                : ((Windows.Now) dataset.windows()).refresh();
        return isAnyDue(all, refresh) ? all : List.of();
    }

    /** Returns the slices of a dataset in a scope, due or not, that the provider can answer. */
    List<Slice> all(Dataset dataset, Scope scope) {
        return windows(dataset.windows())
                .map(window -> new Slice(dataset.id(), scope, window))
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

    /** Returns the past months that would be read again, but are not since another account pays now. */
    List<Slice> shrunk(Dataset dataset) {
        if (!(dataset.windows() instanceof Windows.Months)) {
            return List.of();
        }
        List<Slice> months = all(dataset, Scope.GLOBAL);
        return Stream.concat(sweepable(months), settling(months))
                .filter(this::paidByAnother)
                .map(SliceState::slice)
                .filter(slice -> !isRestated(slice))
                .toList();
    }

    /** Returns what is held of months that are past and have not been read since they settled. */
    private Stream<SliceState> settling(List<Slice> months) {
        return months.stream()
                .filter(this::isPast)
                .flatMap(slice -> Stream.ofNullable(held.get(slice)))
                .filter(state -> !state.seal().closed() && !state.retired());
    }

    private Stream<Window> windows(Windows windows) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (windows instanceof Windows.Months months) {
            int most = request.historyMonths() < months.newest() ? months.oldest() : request.historyMonths();
            YearMonth current = YearMonth.from(today);
            return IntStream.rangeClosed(months.newest(), months.oldest())
                    .filter(back -> back <= most || request.restate().contains(current.minusMonths(back)))
                    .mapToObj(back -> Window.month(current.minusMonths(back)));
        }
        if (windows instanceof Windows.Days days) {
            return IntStream.range(0, days.days()).mapToObj(back -> Window.day(today.minusDays(back)));
        }
        return Stream.of(Window.NOW);
    }

    /** The days of a moving window are read together, or each would come at an hour of its own, at a price of its own. */
    private boolean isAnyDue(List<Slice> slices, Duration refresh) {
        Duration mostAge = refresh.minus(refresh.dividedBy(SLACK));
        Optional<Instant> lastRead = slices.stream()
                .flatMap(slice -> Stream.ofNullable(held.get(slice)))
                .map(state -> state.seal().observedAt())
                .max(Comparator.naturalOrder());
        return slices.stream().anyMatch(slice -> {
            SliceState state = held.get(slice);
            return state == null || state.retired()
                    ? lastRead.isEmpty() || !slice.window().start().isAfter(lastRead.get())
                    : isAtLeast(mostAge, state);
        });
    }

    private boolean isOpen(Slice month) {
        SliceState state = held.get(month);
        if (state == null || state.retired() || isRestated(month)) {
            return true;
        }
        return !state.seal().closed() && !(isPast(month) && paidByAnother(state));
    }

    private boolean isPast(Slice month) {
        return !month.window().end().isAfter(now);
    }

    /** Returns the closed month that was read the longest time ago, if that is long enough. */
    private Optional<Slice> swept(List<Slice> months) {
        return sweepable(months)
                .filter(this::isSamePayer)
                .min(Comparator.comparing((SliceState state) -> state.seal().observedAt())
                        .thenComparing(SliceState::slice))
                .map(SliceState::slice);
    }

    private Stream<SliceState> sweepable(List<Slice> months) {
        return months.stream()
                .filter(slice -> !request.sweepAfter().isZero())
                .flatMap(slice -> Stream.ofNullable(held.get(slice)))
                .filter(state -> state.seal().closed())
                .filter(state -> isAtLeast(request.sweepAfter(), state));
    }

    // The longest durations there are, which callers take for "never", lead beyond the last instant there is.
    private boolean isAtLeast(Duration age, SliceState state) {
        return Duration.between(state.seal().observedAt(), now).compareTo(age) >= 0;
    }

    /** Whoever joins or leaves an organisation loses the history before: what is held is better than what is shown now. */
    private boolean paidByAnother(SliceState state) {
        Optional<String> before = state.seal().payer();
        return before.isPresent() && payer.isPresent() && !before.equals(payer);
    }

    /** A payer that cannot be told now may be another one: the month is swept when it can. */
    private boolean isSamePayer(SliceState state) {
        return payer.isPresent() ? !paidByAnother(state) : state.seal().payer().isEmpty();
    }

    private boolean isRestated(Slice month) {
        return request.restate().contains(YearMonth.from(month.window().startDate()));
    }
}
