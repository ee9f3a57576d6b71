package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account of a few days, of which Cost Explorer knows little or nothing yet. */
class YoungAccountTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");

    private final FakeAccount account = new FakeAccount(SmallEstate.withEverything());

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void sync_noForecastAndNoCommitmentsYet_isComplete() {
        account.aws.arm(
                Fault.errorCode("DataUnavailableException", 400, "Insufficient amount of historical data"),
                CallMatcher.action("ce:GetCostForecast"));
        account.aws.arm(unavailable(), CallMatcher.action("ce:GetReservation*"));
        account.aws.arm(unavailable(), CallMatcher.action("ce:GetSavingsPlans*"));

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.severity() == Problem.Severity.INFO)
                .extracting(Problem::code)
                .containsOnly(ProblemCode.NO_DATA);
        assertThat(account.store.records(ACME, DatasetId.of("cost.daily"))).isNotEmpty();
    }

    @Test
    void sync_nothingInCostExplorerYet_saysToWaitAndReadsTheRest() {
        account.aws.arm(unavailable(), CallMatcher.action("ce:*"));

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.NO_DATA);
                    assertThat(problem.dataset()).contains(DatasetId.of("cost.daily"));
                    assertThat(problem.remedy()).contains("24 hours");
                });
        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.slice().dataset().value().startsWith("inventory."))
                .isNotEmpty()
                .allMatch(SliceOutcome.Replaced.class::isInstance);
        assertThat(result.calls().spend()).isEqualByComparingTo("0");
    }

    private static Fault unavailable() {
        return Fault.errorCode("DataUnavailableException", 400);
    }
}
