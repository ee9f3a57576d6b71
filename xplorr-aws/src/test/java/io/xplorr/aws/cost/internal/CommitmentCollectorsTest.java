package io.xplorr.aws.cost.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CommitmentCoverage;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CommitmentUtilization;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.Granularity;
import io.xplorr.record.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentCollectorsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Window DAYS = Window.day(TODAY.minusDays(2)).through(Window.day(TODAY));
    private static final String PERIOD = "\"TimePeriod\":{\"Start\":\"2026-11-21\",\"End\":\"2026-11-22\"}";

    @Test
    void reservations_read_isUtilizationThenCoverage() {
        try (AwsStub stub = new AwsStub()
                .json("{\"UtilizationsByTime\":[{" + PERIOD + ",\"Total\":{\"PurchasedHours\":\"48\","
                        + "\"TotalActualHours\":\"36\",\"UnusedHours\":\"12\",\"NetRISavings\":\"1.25\"}}]}")
                .json("{\"CoveragesByTime\":[{" + PERIOD + ",\"Total\":{\"CoverageHours\":{\"OnDemandHours\":\"64\","
                        + "\"ReservedHours\":\"36\",\"TotalRunningHours\":\"100\"},"
                        + "\"CoverageCost\":{\"OnDemandCost\":\"3.5\"}}}]}")) {
            Reading reading =
                    Reading.global(new ReservationCollector(stub.clients(), List.of("Amazon Redshift")), DAYS);
            List<CloudRecord> rows = reading.records(CloudRecord.class);

            assertThat(rows).hasSize(2);
            assertThat((CommitmentUtilization) rows.get(0)).satisfies(row -> {
                assertThat(row.window()).isEqualTo(Window.day(LocalDate.of(2026, 11, 21)));
                assertThat(row.kind()).isEqualTo(CommitmentKind.USAGE);
                assertThat(row.total()).hasToString("48 Hours");
                assertThat(row.used()).hasToString("36 Hours");
                assertThat(row.unused()).hasToString("12 Hours");
                assertThat(row.utilization().orElseThrow()).isEqualByComparingTo("0.75");
                assertThat(row.details().get("NetRISavings")).hasToString("1.25 USD");
            });
            assertThat((CommitmentCoverage) rows.get(1)).satisfies(row -> {
                assertThat(row.covered()).hasToString("36 Hours");
                assertThat(row.onDemand()).hasToString("64 Hours");
                assertThat(row.coverage().orElseThrow()).isEqualByComparingTo("0.36");
                assertThat(row.details().get("OnDemandCost")).hasToString("3.5 USD");
            });
            assertThat(((CommitmentUtilization) rows.get(0)).groups())
                    .containsExactly(entry("SERVICE", "Amazon Redshift"));
            assertThat(((CommitmentCoverage) rows.get(1)).groups())
                    .containsExactly(entry("SERVICE", "Amazon Redshift"));
            assertThat(reading.gate.actions())
                    .containsExactly("ce:GetReservationUtilization", "ce:GetReservationCoverage");
            assertThat(stub.requests())
                    .as("the window ends before today, or AWS has no data")
                    .allSatisfy(request -> assertThat(request)
                            .contains(
                                    "\"Start\":\"2026-11-21\",\"End\":\"2026-11-23\"",
                                    "\"DAILY\"",
                                    "{\"Key\":\"SERVICE\",\"Values\":[\"Amazon Redshift\"]}"));
        }
    }

    @Test
    void reservations_serviceWithoutAny_isNotAskedForItsCoverage() {
        String none = "{\"UtilizationsByTime\":[{" + PERIOD + ",\"Total\":{\"PurchasedHours\":\"0\","
                + "\"TotalActualHours\":\"0\",\"UnusedHours\":\"0\"}}]}";
        try (AwsStub stub = new AwsStub().json(none)) {
            Reading reading = Reading.global(
                    new ReservationCollector(stub.clients(), List.of("Amazon Redshift", "Amazon ElastiCache")), DAYS);

            assertThat(reading.records(CloudRecord.class)).hasSize(2);
            assertThat(reading.gate.actions())
                    .containsExactly("ce:GetReservationUtilization", "ce:GetReservationUtilization");
        }
    }

    @Test
    void reservations_dayWithoutFigures_isNoRow() {
        try (AwsStub stub = new AwsStub()
                .json(
                        "{\"UtilizationsByTime\":[{" + PERIOD + ",\"Total\":{}},{" + PERIOD
                                + ",\"Total\":{\"PurchasedHours\":\"48\",\"TotalActualHours\":\"36\",\"UnusedHours\":\"12\"}}]}")
                .json("{\"CoveragesByTime\":[{" + PERIOD + "},{" + PERIOD + ",\"Total\":{}},{" + PERIOD
                        + ",\"Total\":{\"CoverageHours\":{}}}]}")) {
            Reading reading =
                    Reading.global(new ReservationCollector(stub.clients(), List.of("Amazon Redshift")), DAYS);

            assertThat(reading.records(CloudRecord.class)).singleElement().isInstanceOf(CommitmentUtilization.class);
        }
    }

    @Test
    void savingsPlans_dayWithoutFigures_isNoRow() {
        try (AwsStub stub = new AwsStub()
                .json("{\"SavingsPlansUtilizationsByTime\":[{" + PERIOD + ",\"Utilization\":{}}],\"Total\":{}}")
                .json("{\"SavingsPlansCoverages\":[{" + PERIOD + ",\"Coverage\":{}}]}")) {
            assertThat(Reading.global(new SavingsPlansCollector(stub.clients()), DAYS)
                            .records(CloudRecord.class))
                    .isEmpty();
        }
    }

    @Test
    void savingsPlans_read_isUtilizationThenCoverageInFewPages() {
        try (AwsStub stub = new AwsStub()
                .json("{\"SavingsPlansUtilizationsByTime\":[{" + PERIOD + ",\"Utilization\":{"
                        + "\"TotalCommitment\":\"10\",\"UsedCommitment\":\"9\",\"UnusedCommitment\":\"1\"},"
                        + "\"Savings\":{\"NetSavings\":\"2\",\"OnDemandCostEquivalent\":\"12\"}}],\"Total\":{}}")
                .json("{\"SavingsPlansCoverages\":[{" + PERIOD + ",\"Coverage\":{\"SpendCoveredBySavingsPlans\":\"12\","
                        + "\"OnDemandCost\":\"4\",\"TotalCost\":\"16\"}}],\"NextToken\":\"more\"}")
                .json("{\"SavingsPlansCoverages\":[]}")) {
            Reading reading = Reading.global(new SavingsPlansCollector(stub.clients()), DAYS);
            List<CloudRecord> rows = reading.records(CloudRecord.class);

            assertThat(rows).hasSize(2);
            assertThat((CommitmentUtilization) rows.get(0)).satisfies(row -> {
                assertThat(row.kind()).isEqualTo(CommitmentKind.SPEND);
                assertThat(row.total()).hasToString("10 USD");
                assertThat(row.utilization().orElseThrow()).isEqualByComparingTo("0.9");
                assertThat(row.details().get("NetSavings")).hasToString("2 USD");
            });
            assertThat(((CommitmentCoverage) rows.get(1)).coverage().orElseThrow())
                    .isEqualByComparingTo("0.75");
            assertThat(stub.requests().get(0))
                    .as("the end, which is exclusive, has to be before today")
                    .contains("\"Start\":\"2026-11-21\",\"End\":\"2026-11-22\"");
            assertThat(stub.requests().get(1)).contains("\"MaxResults\":100");
            assertThat(stub.requests().get(2)).contains("\"NextToken\":\"more\"");
        }
    }

    @Test
    void commitments_onlyToday_makeNoCall() {
        try (AwsStub stub = new AwsStub().json("{}")) {
            Reading reading = Reading.global(new SavingsPlansCollector(stub.clients()), Window.day(TODAY));

            assertThat(reading.records(CloudRecord.class)).isEmpty();
            assertThat(reading.gate.actions()).isEmpty();
        }
    }

    @Test
    void forecast_read_isByDayThenByMonth() {
        String day = "{\"Total\":{\"Amount\":\"93.5\",\"Unit\":\"USD\"},\"ForecastResultsByTime\":[{" + PERIOD
                + ",\"MeanValue\":\"1.5\",\"PredictionIntervalLowerBound\":\"1.1\",\"PredictionIntervalUpperBound\":\"1.9\"}]}";
        String months = "{\"Total\":{\"Amount\":\"400\",\"Unit\":\"USD\"},\"ForecastResultsByTime\":[]}";
        try (AwsStub stub = new AwsStub().json(day).json(months)) {
            List<ForecastRecord> rows = Reading.global(new ForecastCollector(stub.clients()), Window.NOW)
                    .records(ForecastRecord.class);

            assertThat(rows)
                    .extracting(ForecastRecord::granularity, ForecastRecord::total)
                    .containsExactly(
                            tuple(Granularity.DAILY, true),
                            tuple(Granularity.DAILY, false),
                            tuple(Granularity.MONTHLY, true));
            assertThat(rows.get(1)).satisfies(row -> {
                assertThat(row.mean()).isEqualByComparingTo("1.5");
                assertThat(row.lower().orElseThrow()).isEqualByComparingTo("1.1");
                assertThat(row.upper().orElseThrow()).isEqualByComparingTo("1.9");
                assertThat(row.confidencePercent()).contains(80);
            });
            assertThat(stub.requests().get(0)).contains("\"Start\":\"2026-11-23\",\"End\":\"2027-02-23\"");
            assertThat(stub.requests().get(1)).contains("\"Start\":\"2026-11-23\",\"End\":\"2027-11-01\"");
        }
    }
}
