package io.xplorr.jdbc.simulation;

import io.xplorr.record.Slice;
import io.xplorr.store.SliceState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The formula of {@code docs/cost-of-syncing.md}, written down a second time: how many requests a sync of the simulation's
 * datasets is billed for, from when each slice was read last and from how many rows the bill has.
 *
 * @param rowsPerPage how many rows Cost Explorer puts on a page
 */
record PublishedMinimum(Bill bill, int rowsPerPage) {
    private static final int MONTHS_BACK = 13;
    private static final int SETTLING_DAY = 10;
    private static final Duration SWEEP = Duration.ofDays(30);
    private static final Duration ONCE_A_DAY = Duration.ofHours(22);

    /** Returns the billed requests by action; actions without any are left out. */
    Map<String, Long> requests(Instant now, Collection<SliceState> held) {
        Map<String, Map<LocalDate, Instant>> readAt = new HashMap<>();
        for (SliceState state : held) {
            Slice slice = state.slice();
            readAt.computeIfAbsent(slice.dataset().value(), dataset -> new HashMap<>())
                    .put(slice.window().startDate(), state.seal().observedAt());
        }
        Map<String, Long> requests = new TreeMap<>();
        requests.put("ce:GetCostAndUsage", cost(now, readAt.getOrDefault("cost.daily", Map.of())));
        if (isDue(now, readAt.get("cost.resources"))) {
            LocalDate today = dateOf(now);
            long rows = IntStream.range(0, 14)
                    .mapToObj(today::minusDays)
                    .mapToLong(day -> bill.byResource(day, today).size())
                    .sum();
            requests.put("ce:GetCostAndUsageWithResources", pages(rows));
        }
        if (isDue(now, readAt.get("cost.forecast"))) {
            requests.put("ce:GetCostForecast", 2L);
        }
        if (isDue(now, readAt.get("commitments.reservations"))) {
            requests.put("ce:GetReservationUtilization", 1L);
            requests.put("ce:GetReservationCoverage", 1L);
        }
        // Who has no Savings Plans is told so by an error, which is free.
        return requests;
    }

    private long cost(Instant now, Map<LocalDate, Instant> readAt) {
        List<List<YearMonth>> chains = chains(due(now, readAt));
        long requests = 0;
        for (List<YearMonth> chain : chains) {
            long newest = pages(now, chain.subList(chain.size() - 1, chain.size()));
            if (chain.size() <= 3) {
                requests += pages(now, chain);
            } else if (newest == 1) {
                requests += 1 + pages(now, chain.subList(0, chain.size() - 1));
            } else {
                requests += chain.stream()
                        .mapToLong(month -> pages(now, List.of(month)))
                        .sum();
            }
        }
        return requests;
    }

    private static TreeSet<YearMonth> due(Instant now, Map<LocalDate, Instant> readAt) {
        YearMonth current = YearMonth.from(dateOf(now));
        TreeSet<YearMonth> due = new TreeSet<>();
        TreeSet<YearMonth> closed = new TreeSet<>(Comparator.comparing((YearMonth month) -> readAt.get(month.atDay(1)))
                .thenComparing(month -> month));
        for (int back = 0; back <= MONTHS_BACK; back++) {
            YearMonth month = current.minusMonths(back);
            Instant read = readAt.get(month.atDay(1));
            if (read == null || dateOf(read).isBefore(month.plusMonths(1).atDay(SETTLING_DAY))) {
                due.add(month);
            } else if (!read.plus(SWEEP).isAfter(now)) {
                closed.add(month);
            }
        }
        if (!closed.isEmpty()) {
            due.add(closed.first());
        }
        return due;
    }

    private static List<List<YearMonth>> chains(TreeSet<YearMonth> months) {
        List<List<YearMonth>> chains = new ArrayList<>();
        for (YearMonth month : months) {
            if (months.contains(month.minusMonths(1))) {
                chains.get(chains.size() - 1).add(month);
            } else {
                chains.add(new ArrayList<>(List.of(month)));
            }
        }
        return chains;
    }

    private long pages(Instant now, List<YearMonth> chain) {
        LocalDate from = chain.get(0).atDay(1);
        LocalDate until = chain.get(chain.size() - 1).plusMonths(1).atDay(1);
        return pages(bill.byAccountAndService(from, until, dateOf(now)).size());
    }

    private long pages(long rows) {
        return Math.max(1, (rows + rowsPerPage - 1) / rowsPerPage);
    }

    private static boolean isDue(Instant now, Map<LocalDate, Instant> readAt) {
        return readAt == null
                || !readAt.values().stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .plus(ONCE_A_DAY)
                        .isAfter(now);
    }

    private static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
