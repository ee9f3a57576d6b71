package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} must do. Extend it in a test of your store: give the store, and a way to read what it holds.
 *
 * <p>Compared are the values: decimals by their value, not their scale; times to the microsecond, which is all that the
 * contract's records have.
 */
public abstract class StoreContract {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final ConnectionId OTHER = ConnectionId.of("other");
    private static final DatasetId COST = DatasetId.of("cost.monthly");
    private static final DatasetId OTHER_COST = DatasetId.of("cost.daily");
    private static final Slice OCTOBER = slice(10);
    private static final Slice SEPTEMBER = slice(9);
    private static final SliceSeal SEAL = new SliceSeal(SampleRecords.OBSERVED, false, Map.of(), Optional.empty());
    private static final int RACES = 50;
    private static final RecursiveComparisonConfiguration BY_VALUE = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    /** For the test framework, which makes one object for each test. */
    protected StoreContract() {}

    /** Returns the store under test: the same one all through a test, and empty at its start. */
    protected abstract Store store();

    /**
     * Returns what a reader finds of a dataset of one connection at this moment, in one look; in any order. Called by
     * several threads at once.
     */
    protected abstract List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset);

    @Test
    final void open_eachTime_issuesAHigherNumber() {
        long first = store().open(ACME).number();
        long second = store().open(ACME).number();
        store().open(OTHER);
        assertThat(second).isGreaterThan(first);
        assertThat(store().open(ACME).number()).isGreaterThan(second);
    }

    @Test
    final void open_byManyAtOnce_issuesEachNumberOnce() throws Exception {
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        Workers.run(4, worker -> {
            for (int i = 0; i < RACES; i++) {
                long number = store().open(ACME).number();
                assertThat(numbers.add(number))
                        .as("number " + number + " is new")
                        .isTrue();
            }
        });
        assertThat(store().open(ACME).number()).isGreaterThan(Collections.max(numbers));
    }

    @Test
    final void states_nothingCommitted_areNone() {
        StoreRun run = store().open(ACME);
        run.begin(OCTOBER).write(costs("EC2"));
        assertThat(run.states()).isEmpty();
        assertThat(read(ACME, COST)).isEmpty();
    }

    @Test
    final void commit_firstTime_holdsWhatWasWritten() {
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(costs("EC2"));
        writer.write(costs("RDS", "S3"));
        assertThat(writer.commit(SEAL)).isEqualTo(3);
        assertThat(services(ACME)).containsExactlyInAnyOrder("EC2", "RDS", "S3");
    }

    @Test
    final void commit_again_replacesTheWholeSlice() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("EC2", "RDS"));
        replace(run, OCTOBER, costs("RDS", "S3"));
        assertThat(services(ACME)).containsExactlyInAnyOrder("RDS", "S3");
        assertThat(run.states()).hasSize(1);
    }

    @Test
    final void commit_ofNothing_emptiesTheSlice() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("EC2"));
        replace(run, OCTOBER, List.of());
        assertThat(read(ACME, COST)).isEmpty();
        assertThat(run.states()).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 0, false));
    }

    @Test
    final void commit_leavesOtherSlicesAlone() {
        StoreRun run = store().open(ACME);
        Slice elsewhere = new Slice(COST, Scope.region("eu-west-1"), OCTOBER.window());
        Slice longer = new Slice(COST, Scope.GLOBAL, SEPTEMBER.window().through(OCTOBER.window()));
        replace(run, SEPTEMBER, costs("September"));
        replace(run, elsewhere, costs("Elsewhere"));
        replace(run, longer, costs("Longer"));
        replace(run, OCTOBER, costs("October"));
        replace(run, OCTOBER, List.of());
        assertThat(services(ACME)).containsExactlyInAnyOrder("September", "Elsewhere", "Longer");
        assertThat(run.states().stream().map(SliceState::slice))
                .containsExactlyInAnyOrder(SEPTEMBER, elsewhere, longer, OCTOBER);
    }

    @Test
    final void commit_leavesOtherDatasetsAlone() {
        StoreRun run = store().open(ACME);
        Slice ofAnother = new Slice(OTHER_COST, OCTOBER.scope(), OCTOBER.window());
        replace(run, OCTOBER, costs("Monthly"));
        replace(
                run,
                ofAnother,
                List.of(SampleRecords.cost(SampleRecords.origin(ACME, OTHER_COST), "Daily", BigDecimal.ONE)));
        assertThat(services(read(ACME, COST))).containsExactly("Monthly");
        assertThat(services(read(ACME, OTHER_COST))).containsExactly("Daily");
        replace(run, OCTOBER, List.of());
        assertThat(read(ACME, COST)).isEmpty();
        assertThat(services(read(ACME, OTHER_COST))).containsExactly("Daily");
        assertThat(run.states().stream().map(SliceState::slice)).containsExactlyInAnyOrder(OCTOBER, ofAnother);
    }

    @Test
    final void commit_keepsTheSeal() {
        StoreRun run = store().open(ACME);
        SliceSeal seal = new SliceSeal(
                SampleRecords.OBSERVED,
                true,
                Map.of(
                        "UNBLENDED USD",
                        new BigDecimal("12345.678901234567890123456789"),
                        "BLENDED USD",
                        BigDecimal.ONE),
                Optional.of("999988887777"));
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(costs("EC2", "S3"));
        writer.commit(seal);
        assertThat(run.states())
                .usingRecursiveFieldByFieldElementComparator(BY_VALUE)
                .containsExactly(new SliceState(OCTOBER, run.number(), seal, 2, false));
    }

    @Test
    final void states_ofTheStore_areThoseOfTheNewestRunAndStartNone() {
        replace(store().open(ACME), OCTOBER, costs("EC2"));
        StoreRun run = store().open(ACME);

        assertThat(store().states(ACME)).isEqualTo(run.states()).hasSize(1);
        replace(run, OCTOBER, costs("EC2", "S3")); // the look did not supersede it
        assertThat(services(ACME)).containsExactlyInAnyOrder("EC2", "S3");
    }

    @Test
    final void states_ofTheStore_areInTheOrderOfTheirSlices() {
        StoreRun run = store().open(ACME);
        // A language's order, such as a database's, may pass over hyphens and dots.
        DatasetId hyphened = DatasetId.of("cost-x.monthly");
        List<Slice> slices = List.of(
                new Slice(hyphened, Scope.GLOBAL, OCTOBER.window()),
                SEPTEMBER,
                OCTOBER,
                new Slice(COST, Scope.region("eu-west-1"), SEPTEMBER.window()),
                new Slice(COST, Scope.region("us-east-1"), SEPTEMBER.window()));
        for (int i : new int[] {3, 1, 4, 0, 2}) {
            replace(run, slices.get(i), List.of());
        }
        assertThat(store().states(ACME).stream().map(SliceState::slice))
                .containsExactlyElementsOf(slices.stream().sorted().toList());
    }

    @Test
    final void commit_laterRun_bringsTheStateUpToDate() {
        replace(store().open(ACME), OCTOBER, costs("EC2", "S3"));
        StoreRun later = store().open(ACME);
        SliceSeal seal = new SliceSeal(
                SampleRecords.OBSERVED.plusSeconds(60), true, Map.of("X USD", BigDecimal.TEN), Optional.empty());
        SliceWriter writer = later.begin(OCTOBER);
        writer.write(costs("EC2"));
        writer.commit(seal);
        assertThat(later.states())
                .usingRecursiveFieldByFieldElementComparator(BY_VALUE)
                .containsExactly(new SliceState(OCTOBER, later.number(), seal, 1, false));
    }

    @Test
    final void commit_orWrite_afterTheEnd_isRefused() {
        StoreRun run = store().open(ACME);
        SliceWriter committed = run.begin(OCTOBER);
        committed.commit(SEAL);
        SliceWriter closed = run.begin(OCTOBER);
        closed.close();
        for (SliceWriter writer : List.of(committed, closed)) {
            assertThatThrownBy(() -> writer.commit(SEAL)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.write(costs("EC2"))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(read(ACME, COST)).isEmpty();
    }

    @Test
    final void write_beforeCommit_readersSeeTheOldContent() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("Old"));
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(costs("New"));
        assertThat(services(ACME)).containsExactly("Old");
        assertThat(run.states()).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 1, false));
        writer.commit(SEAL);
        assertThat(services(ACME)).containsExactly("New");
    }

    @Test
    final void write_sameKeyInOnePage_laterCounts() {
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(List.of(cost("EC2", "1"), cost("S3", "5"), cost("EC2", "2")));
        assertThat(writer.commit(SEAL)).isEqualTo(2);
        assertThat(amounts(ACME)).containsExactlyInAnyOrder("EC2=2", "S3=5");
    }

    @Test
    final void write_sameKeyInLaterPage_laterCounts() {
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(List.of(cost("EC2", "1"), cost("S3", "5")));
        writer.write(List.of(cost("RDS", "7"), cost("EC2", "2")));
        writer.write(List.of(cost("EC2", "3")));
        assertThat(writer.commit(SEAL)).isEqualTo(3);
        assertThat(amounts(ACME)).containsExactlyInAnyOrder("EC2=3", "S3=5", "RDS=7");
        assertThat(run.states().get(0).records()).isEqualTo(3);
    }

    @Test
    final void write_sameKeyInTwoSlices_isHeldInBoth() {
        StoreRun run = store().open(ACME);
        Slice elsewhere = new Slice(COST, Scope.region("eu-west-1"), OCTOBER.window());
        replace(run, OCTOBER, List.of(cost("EC2", "1")));
        replace(run, elsewhere, List.of(cost("EC2", "2")));
        assertThat(amounts(ACME)).containsExactlyInAnyOrder("EC2=1", "EC2=2");
        replace(run, elsewhere, List.of());
        assertThat(amounts(ACME)).containsExactly("EC2=1");
    }

    @Test
    final void write_emptyPage_addsNothing() {
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        assertThatCode(() -> writer.write(List.of())).doesNotThrowAnyException();
        writer.write(costs("EC2"));
        assertThatCode(() -> writer.write(List.of())).doesNotThrowAnyException();
        assertThat(writer.commit(SEAL)).isEqualTo(1);
    }

    @Test
    final void write_everyKindWithAllFields_comesBackTheSame() {
        roundTrip(SampleRecords::full);
    }

    @Test
    final void write_everyKindWithFewFields_comesBackTheSame() {
        roundTrip(SampleRecords::minimal);
    }

    @Test
    final void write_anyDecimal_isKeptToTheLastDigit() {
        List<BigDecimal> amounts = List.of(
                new BigDecimal("0"),
                new BigDecimal("0.0000000000000000000000000000000001"),
                new BigDecimal("-0.0000000001"),
                new BigDecimal("1E-40"),
                new BigDecimal("1E+30"),
                new BigDecimal("-98765432109876543210987654321.0123456789012345678901234567890123"),
                new BigDecimal("0.1"),
                new BigDecimal("2.675"),
                new BigDecimal("9007199254740993.000000000000000000001"));
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(IntStream.range(0, amounts.size())
                .mapToObj(i -> SampleRecords.cost(origin(ACME), "service " + i, amounts.get(i)))
                .toList());
        writer.commit(SEAL);
        assertThat(read(ACME, COST).stream().map(StoreContract::unblended))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrderElementsOf(amounts);
    }

    @Test
    final void close_withoutCommit_keepsTheOldContent() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("Old"));
        try (SliceWriter writer = run.begin(OCTOBER)) {
            writer.write(costs("New"));
        }
        try (SliceWriter writer = run.begin(SEPTEMBER)) {
            writer.write(costs("Never"));
        }
        assertThat(services(ACME)).containsExactly("Old");
        assertThat(run.states()).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 1, false));
    }

    @Test
    final void close_repeated_changesNothing() {
        StoreRun run = store().open(ACME);
        SliceWriter writer = run.begin(OCTOBER);
        writer.write(costs("EC2"));
        writer.commit(SEAL);
        writer.close();
        writer.close();
        run.close();
        run.close();
        assertThat(services(ACME)).containsExactly("EC2");
        SliceWriter abandoned = store().open(ACME).begin(OCTOBER);
        abandoned.close();
        abandoned.close();
        assertThat(services(ACME)).containsExactly("EC2");
    }

    @Test
    final void commit_ofAnOlderRun_isSuperseded() {
        StoreRun older = store().open(ACME);
        SliceWriter late = older.begin(OCTOBER);
        late.write(costs("Late"));
        StoreRun newer = store().open(ACME);
        replace(newer, OCTOBER, costs("New"));
        assertThatThrownBy(() -> late.commit(SEAL)).isInstanceOf(SupersededException.class);
        late.close();
        assertThat(services(ACME)).containsExactly("New");
        assertThat(newer.states()).containsExactly(new SliceState(OCTOBER, newer.number(), SEAL, 1, false));
    }

    @Test
    final void commit_ofAnOlderRun_isSuperseded_alsoWhereTheNewerHasNotBegun() {
        StoreRun older = store().open(ACME);
        replace(older, OCTOBER, costs("Old"));
        SliceWriter late = older.begin(OCTOBER);
        late.write(costs("Late"));
        SliceWriter lateAndNew = older.begin(SEPTEMBER);
        StoreRun newer = store().open(ACME);
        assertThatThrownBy(() -> late.commit(SEAL)).isInstanceOf(SupersededException.class);
        assertThatThrownBy(() -> lateAndNew.commit(SEAL)).isInstanceOf(SupersededException.class);
        assertThat(services(ACME)).containsExactly("Old");
        assertThat(newer.states()).containsExactly(new SliceState(OCTOBER, older.number(), SEAL, 1, false));
    }

    @Test
    final void commit_whileANewerRunIsOpened_isInTimeOrChangesNothing() throws Exception {
        for (int race = 0; race < RACES; race++) {
            List<String> before = services(ACME);
            String service = "service " + race;
            SliceWriter late = store().open(ACME).begin(OCTOBER);
            late.write(costs(service));
            AtomicReference<List<SliceState>> states = new AtomicReference<>(List.of());
            AtomicBoolean inTime = new AtomicBoolean();
            Workers.run(2, worker -> {
                if (worker == 0) {
                    inTime.set(isCommitted(late));
                } else {
                    store().open(ACME);
                    states.set(store().states(ACME));
                }
            });
            assertThat(store().states(ACME))
                    .as("what is held after the race, and was when the newer run had been opened")
                    .isEqualTo(states.get());
            assertThat(services(ACME)).isEqualTo(inTime.get() ? List.of(service) : before);
        }
    }

    private static boolean isCommitted(SliceWriter writer) {
        try (writer) {
            writer.commit(SEAL);
            return true;
        } catch (SupersededException e) {
            return false;
        }
    }

    @Test
    final void begin_ofAnOlderRun_isSuperseded() {
        StoreRun older = store().open(ACME);
        store().open(ACME);
        assertThatThrownBy(() -> older.begin(OCTOBER)).isInstanceOf(SupersededException.class);
    }

    @Test
    final void abandonedWriter_ofAnOlderRun_doesNoHarm() {
        SliceWriter abandoned = store().open(ACME).begin(OCTOBER);
        abandoned.write(costs("Half"));
        StoreRun newer = store().open(ACME);
        SliceWriter writer = newer.begin(OCTOBER);
        writer.write(costs("New"));
        abandoned.close();
        writer.commit(SEAL);
        abandoned.close();
        assertThat(services(ACME)).containsExactly("New");
    }

    @Test
    final void commit_ofTwoWriters_theLaterIsWhole() {
        StoreRun run = store().open(ACME);
        SliceWriter first = run.begin(OCTOBER);
        SliceWriter second = run.begin(OCTOBER);
        first.write(costs("EC2", "S3"));
        second.write(costs("RDS"));
        second.commit(SEAL);
        assertThatCode(() -> first.commit(SEAL)).doesNotThrowAnyException();
        assertThat(services(ACME)).containsExactlyInAnyOrder("EC2", "S3");
        assertThat(run.states().get(0).records()).isEqualTo(2);
    }

    @Test
    final void retire_marksTheSlice_andKeepsItsContent() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("EC2"));
        StoreRun later = store().open(ACME);
        later.retire(OCTOBER);
        later.retire(SEPTEMBER); // nothing is held of it
        assertThat(later.states()).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 1, true));
        assertThat(services(ACME)).containsExactly("EC2");
    }

    @Test
    final void retire_thenCommit_isInUseAgain() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("EC2"));
        run.retire(OCTOBER);
        replace(run, OCTOBER, costs("EC2"));
        assertThat(run.states()).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 1, false));
    }

    @Test
    final void retire_ofAnOlderRun_isSuperseded() {
        StoreRun older = store().open(ACME);
        replace(older, OCTOBER, costs("EC2"));
        StoreRun newer = store().open(ACME);
        assertThatThrownBy(() -> older.retire(OCTOBER)).isInstanceOf(SupersededException.class);
        assertThat(newer.states().get(0).retired()).isFalse();
    }

    @Test
    final void remove_forgetsTheConnection_andRefusesItsRun() {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("EC2"));
        SliceWriter writer = run.begin(SEPTEMBER);
        writer.write(costs("Late"));
        store().remove(ACME);
        assertThatThrownBy(() -> writer.commit(SEAL)).isInstanceOf(SupersededException.class);
        assertThatThrownBy(() -> run.begin(OCTOBER)).isInstanceOf(SupersededException.class);
        assertThat(read(ACME, COST)).isEmpty();
        StoreRun again = store().open(ACME);
        assertThat(again.states()).isEmpty();
        assertThat(again.number()).isGreaterThan(run.number());
    }

    @Test
    final void remove_ofAnUnknownConnection_doesNothing() {
        assertThatCode(() -> store().remove(ConnectionId.of("unknown"))).doesNotThrowAnyException();
        assertThat(read(ConnectionId.of("unknown"), COST)).isEmpty();
    }

    @Test
    final void connections_doNotTouch() {
        StoreRun acme = store().open(ACME);
        StoreRun other = store().open(OTHER);
        replace(acme, OCTOBER, costs("EC2"));
        replace(other, OCTOBER, List.of(SampleRecords.cost(origin(OTHER), "S3", BigDecimal.ONE)));
        SliceWriter writer = acme.begin(SEPTEMBER);
        store().open(OTHER);
        writer.commit(SEAL);
        acme.retire(OCTOBER);
        assertThat(store().open(OTHER).states())
                .containsExactly(new SliceState(OCTOBER, other.number(), SEAL, 1, false));
        store().remove(OTHER);
        assertThat(services(ACME)).containsExactly("EC2");
        assertThat(services(OTHER)).isEmpty();
        assertThat(acme.states()).hasSize(2);
    }

    @Test
    final void slicesOfOneRun_writtenAtOnce_areAllKept() throws Exception {
        StoreRun run = store().open(ACME);
        Workers.run(4, worker -> {
            for (int month = worker; month < 12; month += 4) {
                replace(run, slice(month + 1), costs("service " + month));
            }
        });
        assertThat(services(ACME))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12)
                        .mapToObj(month -> "service " + month)
                        .toList());
        assertThat(run.states()).hasSize(12);
    }

    @Test
    final void readers_whileASliceIsReplaced_neverSeeHalfOfIt() throws Exception {
        int generations = 40;
        int rows = 100;
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, generation(0, rows));
        AtomicBoolean over = new AtomicBoolean();
        Workers.run(3, worker -> {
            if (worker == 0) {
                try {
                    for (int generation = 1; generation <= generations; generation++) {
                        replace(run, OCTOBER, generation(generation, rows));
                    }
                } finally {
                    over.set(true);
                }
            } else {
                while (!over.get()) {
                    List<CloudRecord> seen = read(ACME, COST);
                    assertThat(seen).hasSize(rows);
                    assertThat(seen.stream().map(StoreContract::unblended).distinct())
                            .hasSize(1);
                }
            }
        });
    }

    @Test
    final void interruptedWriter_leavesTheStoreUsable() throws Exception {
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, costs("Old"));
        Workers.run(1, worker -> {
            try (SliceWriter writer = run.begin(OCTOBER)) {
                Thread.currentThread().interrupt();
                writer.write(generation(1, 1_000));
            } catch (RuntimeException e) {
                // A store may refuse an interrupted thread, if it stays whole.
            }
        });
        assertThat(services(ACME)).containsExactly("Old");
        replace(run, OCTOBER, costs("New"));
        assertThat(services(ACME)).containsExactly("New");
    }

    private void roundTrip(Function<Origin, List<CloudRecord>> records) {
        List<CloudRecord> written = records.apply(origin(ACME));
        StoreRun run = store().open(ACME);
        replace(run, OCTOBER, written);
        List<CloudRecord> read = read(ACME, COST);
        assertThat(read).hasSameSizeAs(written);
        Map<String, CloudRecord> byKey = read.stream().collect(Collectors.toMap(CloudRecord::key, row -> row));
        for (CloudRecord row : written) {
            assertThat(byKey.get(row.key()))
                    .as(row.getClass().getSimpleName())
                    .usingRecursiveComparison(BY_VALUE)
                    .isEqualTo(row);
        }
        kinds(CloudRecord.class)
                .forEach(kind -> assertThat(written)
                        .as("a sample of " + kind.getSimpleName())
                        .anyMatch(kind::isInstance));
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return new HashSet<>(Arrays.asList(sealed.getPermittedSubclasses()));
    }

    /** Replaces a slice in the newest run: whatever the store throws is its failure. */
    private static void replace(StoreRun run, Slice slice, List<? extends CloudRecord> records) {
        try (SliceWriter writer = run.begin(slice)) {
            int half = records.size() / 2;
            writer.write(records.subList(0, half));
            writer.write(records.subList(half, records.size()));
            assertThat(writer.commit(SEAL)).isEqualTo(records.size());
        } catch (RuntimeException e) {
            throw new AssertionError("slice " + slice + " could not be replaced: " + e, e);
        }
    }

    private List<String> services(ConnectionId connectionId) {
        return services(read(connectionId, COST));
    }

    private static List<String> services(List<CloudRecord> rows) {
        return rows.stream()
                .map(row -> ((CostRecord) row).service().orElseThrow().name())
                .toList();
    }

    private List<String> amounts(ConnectionId connectionId) {
        return read(connectionId, COST).stream()
                .map(row -> ((CostRecord) row).service().orElseThrow().name() + "="
                        + unblended(row).stripTrailingZeros().toPlainString())
                .toList();
    }

    private static BigDecimal unblended(CloudRecord row) {
        return ((CostRecord) row).amount(CostBasis.UNBLENDED).orElseThrow().value();
    }

    private static List<CloudRecord> costs(String... services) {
        return Arrays.stream(services).map(service -> cost(service, "1")).toList();
    }

    private static CloudRecord cost(String service, String amount) {
        return SampleRecords.cost(origin(ACME), service, new BigDecimal(amount));
    }

    private static List<CloudRecord> generation(int generation, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> cost("service " + i, Integer.toString(generation)))
                .toList();
    }

    private static Origin origin(ConnectionId connectionId) {
        return SampleRecords.origin(connectionId, COST);
    }

    private static Slice slice(int month) {
        return new Slice(COST, Scope.GLOBAL, Window.month(YearMonth.of(2026, month)));
    }
}
