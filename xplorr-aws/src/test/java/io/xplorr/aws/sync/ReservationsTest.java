package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reservations of several services, of which Cost Explorer tells one at a time. */
class ReservationsTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId RESERVATIONS = DatasetId.of("commitments.reservations");
    private static final String PAYER = "111122223333";
    private static final String CACHE = "Amazon ElastiCache";
    private static final String DATABASE = "Amazon Relational Database Service";

    private static final SyncRequest REQUEST =
            SyncRequest.builder().addDataset(RESERVATIONS).build();
    private static final Fault UNAVAILABLE = Fault.errorCode("DataUnavailableException", 400);
    private static final Fault REFUSED =
            Fault.errorCode("ValidationException", 400, "Invalid value for the dimension SERVICE");

    @Test
    void sync_twoOfFiveServicesHaveAny_readsTheseInFourBilledCalls() {
        try (FakeAccount account = new FakeAccount(twoServices())) {
            SyncResult result = account.sync(REQUEST);

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(account.store.records(ACME, RESERVATIONS, CommitmentUtilization.class))
                    .hasSize(2 * 31)
                    .allSatisfy(row -> assertThat(row.utilization().orElseThrow())
                            .isEqualByComparingTo(row.groups().get("SERVICE").equals(CACHE) ? "0.75" : "0.25"));
            assertThat(account.store.records(ACME, RESERVATIONS, CommitmentCoverage.class))
                    .hasSize(2 * 31);
            assertThat(result.calls().of("ce:GetReservationUtilization").count())
                    .isEqualTo(5);
            assertThat(result.calls().total().billed()).isEqualTo(4);
            assertThat(account.aws.calls().spend()).isEqualByComparingTo("0.04");
        }
    }

    @Test
    void sync_coverageOfOneServiceUnavailable_readsTheOtherServices() {
        try (FakeAccount account = new FakeAccount(twoServices())) {
            account.aws.arm(
                    UNAVAILABLE, CallMatcher.action("ce:GetReservationCoverage").nth(1));

            SyncResult result = account.sync(REQUEST);

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(account.store.records(ACME, RESERVATIONS, CommitmentUtilization.class))
                    .hasSize(2 * 31);
            assertThat(account.store.records(ACME, RESERVATIONS, CommitmentCoverage.class))
                    .hasSize(31)
                    .allSatisfy(row -> assertThat(row.groups()).containsValue(CACHE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "commitments.reservations, ce:GetReservationUtilization, 5",
        "commitments.savings-plans, ce:GetSavingsPlansUtilization, 1",
        "cost.forecast, ce:GetCostForecast, 1"
    })
    void sync_unavailableThoughItWasThere_keepsItAndAsksAgain(String dataset, String action, int calls) {
        SyncRequest request =
                SyncRequest.builder().addDataset(DatasetId.of(dataset)).build();
        try (FakeAccount account = new FakeAccount(SmallEstate.withEverything())) {
            account.sync(request);
            List<CloudRecord> before = account.store.records(ACME, DatasetId.of(dataset));
            account.clock.advance(Duration.ofDays(1));
            account.aws.arm(UNAVAILABLE, CallMatcher.action(action).first(calls));

            SyncResult result = account.sync(request);

            assertThat(result.status()).isNotEqualTo(SyncStatus.COMPLETE);
            assertThat(result.outcomes())
                    .isNotEmpty()
                    .noneMatch(SliceOutcome.Replaced.class::isInstance)
                    .anyMatch(SliceOutcome.Kept.class::isInstance);
            assertThat(result.problems())
                    .filteredOn(problem -> problem.severity() == Problem.Severity.WARNING)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.NO_DATA);
                        assertThat(problem.action()).contains(action);
                    });
            assertThat(account.store.records(ACME, DatasetId.of(dataset)))
                    .isNotEmpty()
                    .isEqualTo(before);

            assertThat(account.sync(request).outcomes())
                    .as("the next sync asks again, though no day has passed")
                    .isNotEmpty()
                    .allMatch(SliceOutcome.Replaced.class::isInstance);
        }
    }

    @Test
    void sync_oneServiceRefused_leavesItOutWithAWarning() {
        try (FakeAccount account = new FakeAccount(twoServices())) {
            account.aws.arm(
                    REFUSED, CallMatcher.action("ce:GetReservationUtilization").nth(5));

            SyncResult result = account.sync(REQUEST);

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                assertThat(problem.message()).contains("Amazon Elasticsearch Service");
                assertThat(problem.remedy()).contains("reservationServices");
            });
            assertThat(account.store.records(ACME, RESERVATIONS)).hasSize(4 * 31);
        }
    }

    @Test
    void sync_everyServiceRefused_fails() {
        try (FakeAccount account = new FakeAccount(twoServices())) {
            account.aws.arm(REFUSED, CallMatcher.action("ce:GetReservationUtilization"));

            SyncResult result = account.sync(REQUEST);

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.outcomes()).isNotEmpty().allMatch(SliceOutcome.Missing.class::isInstance);
        }
    }

    private static Estate twoServices() {
        return Estate.builder()
                .account(PAYER, "Acme")
                .organization("o-example", PAYER)
                .cost(hours(DATABASE, "RIFee", "24"), hours(DATABASE, "DiscountedUsage", "6"))
                .cost(hours(CACHE, "RIFee", "48"), hours(CACHE, "DiscountedUsage", "36"))
                .build();
    }

    private static CostLine hours(String service, String recordType, String hours) {
        return CostLine.of(PAYER, service)
                .recordType(recordType)
                .dimension("RESERVATION_ID", "r-" + service)
                .dimension("SUBSCRIPTION_ID", "s-" + service)
                .unit("Hrs")
                .daily(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1), hours)
                .build();
    }
}
