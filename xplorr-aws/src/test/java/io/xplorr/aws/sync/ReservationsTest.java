package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Reservations of several services, of which Cost Explorer tells one at a time. */
class ReservationsTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId RESERVATIONS = DatasetId.of("commitments.reservations");
    private static final String PAYER = "111122223333";
    private static final String CACHE = "Amazon ElastiCache";
    private static final String DATABASE = "Amazon Relational Database Service";

    @Test
    void sync_twoOfFiveServicesHaveAny_readsTheseInFourBilledCalls() {
        Estate estate = Estate.builder()
                .account(PAYER, "Acme")
                .organization("o-example", PAYER)
                .cost(hours(DATABASE, "RIFee", "24"), hours(DATABASE, "DiscountedUsage", "6"))
                .cost(hours(CACHE, "RIFee", "48"), hours(CACHE, "DiscountedUsage", "36"))
                .build();
        try (FakeAccount account = new FakeAccount(estate)) {
            SyncResult result =
                    account.sync(SyncRequest.builder().addDataset(RESERVATIONS).build());

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
