package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.Secret;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceSeal;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.StoreEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every collector of a {@link CloudProvider} must do, read by the engine as in production. Extend it in a test of your
 * provider, once for each collector, and give a cloud that it reads: a fake of yours, on the loopback address or without
 * HTTP.
 *
 * <pre>{@code
 * class InvoiceCollectorTest extends CollectorContract {
 *     @Override
 *     protected ContractCloud open(ManualClock clock) {
 *         return new FakeInvoices(clock);
 *     }
 * }
 * }</pre>
 */
@Timeout(120)
public abstract class CollectorContract {
    private static final RecursiveComparisonConfiguration BUT_FOR_THE_TIME = RecursiveComparisonConfiguration.builder()
            .withIgnoredFields("origin.observedAt")
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    /** For the test framework, which makes one object for each test. */
    protected CollectorContract() {}

    /** Returns a cloud that holds the same each time and has not been called; closed after the test. */
    protected abstract ContractCloud open(ManualClock clock) throws Exception;

    /** Returns the trouble that the cloud never makes, so that the tests with it are skipped; none by default. */
    protected Set<Trouble> unknownTroubles() {
        return Set.of();
    }

    @Test
    final void read_severalPages_holdsEveryRecordOnce() throws Exception {
        try (Reading reading = new Reading(this)) {
            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
            assertThat(reading.written()).as("what was written").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_severalPages_asksForEachOnce() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();

            assertThat(reading.cloud.pages()).as("pages of the cloud").isGreaterThanOrEqualTo(3);
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(reading.cloud.pages());
        }
    }

    @Test
    final void read_emptyPageWithAToken_goesOn() throws Exception {
        try (Reading reading = with(Trouble.EMPTY_PAGE, 2)) {
            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_sameTokenAgain_endsAndHoldsNothingOfIt() throws Exception {
        try (Reading reading = with(Trouble.REPEATED_TOKEN, 2)) {
            SyncResult result = reading.sync();

            assertThat(codes(result)).contains(ProblemCode.PAGE_TOKEN_REPEATED);
            assertThat(reading.store.events(StoreEvent.Committed.class)).isEmpty();
        }
    }

    @Test
    final void read_tokenRefusedHalfway_beginsAnewAndHoldsEveryRecordOnce() throws Exception {
        try (Reading reading = with(Trouble.REFUSED_TOKEN, 2)) {
            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(reading.cloud.pages() + 2L);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_besideAnother_holdsEveryRecordOnce() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();
            try (DirectReading direct = new DirectReading(reading)) {
                DirectReading.Chain one = direct.start(reading.slice());
                DirectReading.Chain other = direct.start(reading.slice());
                for (int page = 0; page < reading.cloud.pages(); page++) {
                    one.readPage();
                    other.readPage();
                }

                for (DirectReading.Chain chain : List.of(one, other)) {
                    assertThat(chain.isOver())
                            .as("whether the last page was read")
                            .isTrue();
                    assertThat(keys(chain.records()))
                            .as("what was read")
                            .containsExactlyInAnyOrderElementsOf(keys(reading.held()));
                }
            }
        }
    }

    @Test
    final void read_ofTheWindowBefore_holdsNothingOfAnother() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();
            Slice slice = reading.slice();
            assumeTrue(!slice.window().isNow(), "the dataset has no history");
            Window before = windowBefore(reading.dataset(), slice.window());
            try (DirectReading direct = new DirectReading(reading)) {
                List<CloudRecord> read = direct.start(new Slice(slice.dataset(), slice.scope(), before))
                        .readAll();

                assertThat(read)
                        .allSatisfy(row -> assertThat(row.periodStart())
                                .as("the period of a record of %s", before)
                                .hasValueSatisfying(start -> assertThat(start)
                                        .isBetween(before.start(), before.end().minusNanos(1))));
            }
        }
    }

    @Test
    final void read_ofAnotherRegion_holdsNothing() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();
            Optional<Scope> another = reading.cloud.openAnotherRegion();
            assumeTrue(another.isPresent(), "the cloud has no other region");
            try (DirectReading direct = new DirectReading(reading)) {
                Slice slice = reading.slice();
                List<CloudRecord> read = direct.start(new Slice(slice.dataset(), another.get(), slice.window()))
                        .readAll();

                assertThat(keys(read)).as("what was read of %s", another.get()).isEmpty();
            }
        }
    }

    @Test
    final void read_deniedHalfway_keepsWhatIsHeld() throws Exception {
        try (Reading reading = new Reading(this)) {
            assumeKnown(Trouble.DENIED);
            assertComplete(reading.sync());
            List<CloudRecord> before = reading.held();
            reading.clock.advance(Duration.ofHours(25)); // whatever the dataset's refresh, it is due
            reading.cloud.trouble(Trouble.DENIED, 2);

            SyncResult result = reading.sync();

            assertThat(codes(result)).contains(ProblemCode.ACCESS_DENIED);
            assertThat(reading.held()).as("what is held").isEqualTo(before);
        }
    }

    @Test
    final void read_denied_isAProblemWithARemedyAndNotRetried() throws Exception {
        try (Reading reading = with(Trouble.DENIED, 1)) {
            SyncResult result = reading.sync();

            assertThat(result.status()).isNotEqualTo(SyncStatus.COMPLETE);
            assertThat(result.problems())
                    .filteredOn(problem -> problem.dataset().isPresent())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
                        assertThat(problem.kind()).isEqualTo(ErrorKind.PERMISSION);
                        assertThat(problem.action()).contains(reading.cloud.action());
                        assertThat(problem.message()).isNotBlank();
                        assertThat(problem.remedy()).as("the remedy").isNotBlank();
                    });
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(1);
            assertThat(reading.store.events(StoreEvent.Committed.class)).isEmpty();
        }
    }

    @Test
    final void read_throttledTwice_isRetriedByTheGate() throws Exception {
        try (Reading reading = with(Trouble.THROTTLED, 1)) {
            reading.cloud.trouble(Trouble.THROTTLED, 2);

            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.calls(result).throttled()).as("throttled calls").isEqualTo(2);
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(reading.cloud.pages() + 2L);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_unavailableForAMoment_isRetriedByTheGate() throws Exception {
        try (Reading reading = with(Trouble.UNAVAILABLE, 2)) {
            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.calls(result).retried()).as("retried calls").isEqualTo(1);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_expiredHalfway_refreshesTheCredentialsAndRepeatsThePage() throws Exception {
        try (Reading reading = with(Trouble.EXPIRED, 2)) {
            SyncResult result = reading.sync();

            assertComplete(result);
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(reading.cloud.pages() + 1L);
            assertThat(reading.held()).as("what is held").hasSize(reading.cloud.records());
        }
    }

    @Test
    final void read_amounts_areExact() throws Exception {
        try (Reading reading = new Reading(this)) {
            Map<String, BigDecimal> expected = reading.cloud.totals();
            reading.sync();

            Map<String, BigDecimal> totals = new TreeMap<>();
            for (StoreEvent.Committed commit : reading.store.events(StoreEvent.Committed.class)) {
                SliceSeal seal = commit.seal();
                seal.totals().forEach((total, amount) -> totals.merge(total, amount, BigDecimal::add));
            }
            assertThat(totals)
                    .as("sums of money")
                    .usingRecursiveComparison(BUT_FOR_THE_TIME)
                    .isEqualTo(expected);
        }
    }

    @Test
    final void read_twice_yieldsTheSameRecords() throws Exception {
        Map<String, CloudRecord> first = readAll();
        Map<String, CloudRecord> second = readAll();

        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(second).usingRecursiveComparison(BUT_FOR_THE_TIME).isEqualTo(first);
    }

    @Test
    final void records_carryTheOriginOfTheirOwnRead() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();
            reading.clock.advance(Duration.ofHours(25));
            int before = reading.written().size();
            SyncResult result = reading.sync();

            List<CloudRecord> written = reading.written();
            CloudConnection connection = reading.cloud.connection();
            assertThat(written.subList(before, written.size())).isNotEmpty().allSatisfy(row -> {
                Origin origin = row.origin();
                assertThat(origin.connectionId()).isEqualTo(connection.id());
                assertThat(origin.provider()).isEqualTo(connection.provider());
                assertThat(origin.dataset()).isEqualTo(reading.cloud.dataset());
                assertThat(origin.observedAt())
                        .as("when it was observed")
                        .isBetween(result.startedAt(), result.startedAt().plus(result.duration()));
            });
        }
    }

    @Test
    final void everyCall_goesThroughTheGate() throws Exception {
        try (Reading reading = new Reading(this)) {
            SyncResult result = reading.sync();

            assertThat(reading.calls(result).count())
                    .as("calls that the gate has counted")
                    .isEqualTo(reading.cloud.calls());
        }
    }

    @Test
    final void cancel_makesNoFurtherCallAndHoldsNothing() throws Exception {
        try (Reading reading = new Reading(this)) {
            SyncResult result = reading.syncCancelledAtItsFirstPage();

            assertThat(codes(result)).contains(ProblemCode.CANCELLED);
            assertThat(reading.cloud.calls()).as("calls").isEqualTo(1);
            assertThat(reading.store.events(StoreEvent.Committed.class)).isEmpty();
        }
    }

    @Test
    final void dataset_namesTheActionThatItTakes() throws Exception {
        try (Reading reading = new Reading(this)) {
            assertThat(reading.dataset().actions()).contains(reading.cloud.action());
        }
    }

    @Test
    final void collector_ofAnUnknownDataset_isRefused() throws Exception {
        try (Reading reading = new Reading(this)) {
            SessionRequest request = new SessionRequest(
                    reading.cloud.connection(), 1, Set.of(reading.cloud.dataset()), reading.clock, () -> {});
            try (ProviderSession session = reading.cloud.provider().open(request)) {
                DatasetId unknown = DatasetId.of("contract.unknown");
                assertThatThrownBy(() -> session.collector(unknown))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("contract.unknown");
            }
        }
    }

    @Test
    final void credentials_ofAnotherProvider_areRefusedWithoutTheirSecret() throws Exception {
        try (Reading reading = new Reading(this)) {
            CredentialSource foreign = new CredentialSource.AccessKey(
                    Provider.of("contract"),
                    "key-of-another",
                    Secret.of("secret-of-another"),
                    Optional.empty(),
                    Map.of());
            assertThatThrownBy(() -> reading.cloud.provider().check(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret-of-another");
        }
    }

    private Reading with(Trouble trouble, int nth) throws Exception {
        assumeKnown(trouble);
        Reading reading = new Reading(this);
        reading.cloud.trouble(trouble, nth);
        return reading;
    }

    private void assumeKnown(Trouble trouble) {
        assumeTrue(!unknownTroubles().contains(trouble), () -> "the cloud makes no such trouble: " + trouble);
    }

    private Map<String, CloudRecord> readAll() throws Exception {
        try (Reading reading = new Reading(this)) {
            reading.sync();
            return reading.held().stream().collect(Collectors.toMap(CloudRecord::key, Function.identity()));
        }
    }

    private static List<String> keys(List<CloudRecord> rows) {
        return rows.stream().map(CloudRecord::key).toList();
    }

    private static Window windowBefore(Dataset dataset, Window window) {
        Instant last = window.start().minusNanos(1);
        return dataset.windows() instanceof Windows.Months ? Window.monthOf(last) : Window.dayOf(last);
    }

    private static void assertComplete(SyncResult result) {
        assertThat(result.status())
                .as("the sync, with the problems %s", result.problems())
                .isEqualTo(SyncStatus.COMPLETE);
    }

    private static List<ProblemCode> codes(SyncResult result) {
        return result.problems().stream().map(Problem::code).toList();
    }
}
