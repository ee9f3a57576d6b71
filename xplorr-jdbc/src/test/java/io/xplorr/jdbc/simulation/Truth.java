package io.xplorr.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.AccountRecord;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.store.SliceState;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.estate.Volume;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a store with the bill and the estate. A slice must equal what was true when it was read, to the last digit; and
 * it must have been read as lately as is published: open months, inventories and accounts now, closed months a month ago. Not
 * thread-safe.
 */
final class Truth {
    /** 30 days, and the syncs that it takes to read the closed months one by one. */
    private static final Duration OLDEST_CLOSED_MONTH = Duration.ofDays(34);

    private static final Duration OLDEST_DAY = Duration.ofHours(30);
    private static final Map<CostBasis, CostMetric> METRICS = Map.of(
            CostBasis.UNBLENDED, CostMetric.UNBLENDED,
            CostBasis.NET_UNBLENDED, CostMetric.NET_UNBLENDED,
            CostBasis.AMORTIZED, CostMetric.AMORTIZED,
            CostBasis.NET_AMORTIZED, CostMetric.NET_AMORTIZED,
            CostBasis.BLENDED, CostMetric.BLENDED);

    private final Bill bill;
    private final SimulatedCloud cloud;
    private final StoreUnderTest store;
    private final Map<String, Map<String, BigDecimal>> reckoned = new HashMap<>();

    Truth(Bill bill, SimulatedCloud cloud, StoreUnderTest store) {
        this.bill = bill;
        this.cloud = cloud;
        this.store = store;
    }

    void check() {
        checkCosts("cost.daily", row -> row.subAccount().orElseThrow().id(), this::monthlyBill);
        checkCosts(
                "cost.resources",
                row -> row.resource().map(CostRecord.BilledResource::id).orElse(""),
                (month, readOn) -> bill.byResource(month.startDate(), readOn));
        checkAges();
        checkReservations();
        checkResources("inventory.instances", Instance.class);
        checkResources("inventory.volumes", Volume.class);
        assertThat(store.records("organization.accounts", AccountRecord.class))
                .extracting(AccountRecord::id)
                .containsExactlyInAnyOrderElementsOf(cloud.estate().accounts().stream()
                        .filter(account -> account.isMember(cloud.now()))
                        .map(Account::id)
                        .toList());
    }

    private Map<String, BigDecimal> monthlyBill(Window month, LocalDate readOn) {
        return bill.byAccountAndService(month.startDate(), month.endDate(), readOn);
    }

    private void checkCosts(String dataset, Function<CostRecord, String> owner, Source source) {
        Map<String, CostRecord> held = new HashMap<>();
        for (CostRecord row : store.records(dataset, CostRecord.class)) {
            String key = row.chargePeriod().startDate() + " " + owner.apply(row) + " "
                    + row.service().orElseThrow().name();
            if (held.put(key, row) != null) {
                throw new AssertionError("a second row of " + key);
            }
        }
        for (SliceState state : statesOf(dataset)) {
            LocalDate readOn = dateOf(state.seal().observedAt());
            Map<String, BigDecimal> expected = reckoned.computeIfAbsent(
                    state.slice() + " " + readOn,
                    key -> source.rows(state.slice().window(), readOn));
            expected.forEach((key, quantity) -> checkRow(dataset, key, held.remove(key), quantity, readOn));
        }
        assertThat(held.keySet())
                .as("rows of %s that the bill has not", dataset)
                .isEmpty();
    }

    private static void checkRow(
            String dataset, String key, @Nullable CostRecord row, BigDecimal quantity, LocalDate readOn) {
        if (row == null || !row.costs().keySet().equals(METRICS.keySet())) {
            throw new AssertionError(dataset + " " + key + " should be there, with all metrics, but is " + row);
        }
        METRICS.forEach((basis, metric) -> {
            BigDecimal expected = quantity.multiply(Charge.RATES.get(metric));
            if (row.costs().get(basis).compareTo(expected) != 0) {
                throw new AssertionError(dataset + " " + key + " " + basis + " should be " + expected + ", is "
                        + row.costs().get(basis));
            }
        });
        if (row.estimated() != isEstimated(key, readOn)) {
            throw new AssertionError(
                    dataset + " " + key + " read on " + readOn + " says estimated: " + row.estimated());
        }
    }

    private void checkAges() {
        YearMonth current = YearMonth.from(cloud.today());
        Map<Slice, Instant> readAt = store.states().stream()
                .collect(Collectors.toMap(
                        SliceState::slice, state -> state.seal().observedAt()));
        for (int back = 0; back <= 13; back++) {
            YearMonth month = current.minusMonths(back);
            Instant read = readAt.get(slice("cost.daily", Window.month(month)));
            boolean open = cloud.today().isBefore(month.plusMonths(1).atDay(10));
            assertThat(read)
                    .as("when %s was read", month)
                    .isAfterOrEqualTo(cloud.now().minus(open ? Duration.ofHours(1) : OLDEST_CLOSED_MONTH));
        }
        for (int back = 1; back < 14; back++) {
            Window day = Window.day(cloud.today().minusDays(back));
            assertThat(readAt.get(slice("cost.resources", day)))
                    .as("when the resources of %s were read", day)
                    .isAfterOrEqualTo(cloud.now().minus(OLDEST_DAY));
        }
    }

    private void checkReservations() {
        Map<String, String> expected = new TreeMap<>();
        for (SliceState state : statesOf("commitments.reservations")) {
            LocalDate day = state.slice().window().startDate();
            LocalDate readOn = dateOf(state.seal().observedAt());
            if (day.isBefore(readOn)) { // a day that is not over has no figures yet
                expected.put(
                        day.toString(),
                        plain(bill.hours("RIFee", day, readOn)) + " "
                                + plain(bill.hours("DiscountedUsage", day, readOn)));
            }
        }
        Map<String, String> held = new TreeMap<>();
        store.records("commitments.reservations", CommitmentUtilization.class)
                .forEach(row -> held.put(
                        row.window().startDate().toString(),
                        plain(row.total().value()) + " " + plain(row.used().value())));
        assertThat(held).isEqualTo(expected);
    }

    private void checkResources(String dataset, Class<? extends Resource> kind) {
        List<String> expected = Stream.of(Company.HOME, Company.ABROAD)
                .flatMap(region -> cloud.estate().inventory().resources(kind, Company.PAYER, region).stream())
                .filter(resource -> resource.existsAt(cloud.now()))
                .map(Resource::id)
                .toList();
        assertThat(store.records(dataset, ResourceRecord.class))
                .extracting(ResourceRecord::nativeId)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<SliceState> statesOf(String dataset) {
        return store.states().stream()
                .filter(state -> state.slice().dataset().value().equals(dataset))
                .toList();
    }

    private static Slice slice(String dataset, Window window) {
        return new Slice(DatasetId.of(dataset), Scope.GLOBAL, window);
    }

    /** The fake AWS settles a month on the 7th of the next one. */
    private static boolean isEstimated(String key, LocalDate readOn) {
        LocalDate nextMonth =
                LocalDate.parse(key.substring(0, 10)).withDayOfMonth(1).plusMonths(1);
        return readOn.isBefore(nextMonth.withDayOfMonth(7));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** What the bill says of a slice that was read on a day. */
    private interface Source {
        Map<String, BigDecimal> rows(Window window, LocalDate readOn);
    }
}
