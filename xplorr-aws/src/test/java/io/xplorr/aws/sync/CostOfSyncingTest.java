package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.DatasetId;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Holds the figures of {@code docs/cost-of-syncing.md}. First syncs and a month of daily syncs are made against the fake
 * AWS; what is reckoned by the page's formula has to agree with what was made. To accept a change, copy the rows from
 * {@code target/cost-of-syncing-*.md}.
 */
class CostOfSyncingTest {
    private static final int FORECAST = 2;
    private static final int CLOSED_MONTHS = 13;
    private static final SyncRequest BILLED = SyncRequest.builder()
            .addDataset(DatasetId.of("cost.daily"))
            .addDataset(DatasetId.of("cost.forecast"))
            .addDataset(DatasetId.of("commitments.reservations"))
            .addDataset(DatasetId.of("commitments.savings-plans"))
            .build();

    @Test
    void smallAccount_withCommitments() throws IOException {
        int commitments = 4; // utilisation and coverage, of EC2's reservations and of Savings Plans
        try (FakeAccount account = new FakeAccount(SmallEstate.withEverything())) {
            long first = billed(account.sync(BILLED));
            days(account, 30);
            long month = days(account, 30);

            Rows rows = new Rows(2, 1000);
            // A closed month that is read again beside an open one shares its page, now and then.
            long reckoned = rows.month(1, FORECAST + commitments);
            assertThat(month).isBetween(reckoned - 3, reckoned);
            assertDocumented("small account, with commitments", first, rows, FORECAST + commitments);
            assertDocumented("small account, no commitments", first - commitments, rows, FORECAST);
        }
    }

    /** A hundredth of a payer with 200 accounts and a million rows in 13 months, on pages a hundredth as long. */
    @Test
    void largePayer() throws IOException {
        Rows rows = new Rows(25, 10);
        Estate estate = Estate.large(2, 1, 0, 395 * 25);
        try (FakeAccount account = new FakeAccount(estate, settings -> {}, 10, Duration.ofSeconds(2))) {
            long first = billed(account.sync(BILLED));
            account.clock.advance(Duration.ofHours(6));
            long second = billed(account.sync(BILLED));

            assertThat(second).as("on the 23rd").isEqualTo(rows.pages(23));
            assertDocumented("large payer", first, rows, FORECAST);
        }
    }

    private static long days(FakeAccount account, int days) {
        long billed = 0;
        for (int day = 0; day < days; day++) {
            account.clock.advance(Duration.ofDays(1));
            billed += billed(account.sync(BILLED));
        }
        return billed;
    }

    private static long billed(SyncResult result) {
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        return result.calls().spend().movePointRight(2).longValueExact();
    }

    private static void assertDocumented(String who, long first, Rows rows, int onceADay) throws IOException {
        String row = "| %s | %s | %s | %s |"
                .formatted(who, usd(first), usd(rows.month(1, onceADay)), usd(rows.month(4, onceADay)));
        Files.writeString(Path.of("target", "cost-of-syncing-" + who.replaceAll("\\W+", "-") + ".md"), row);

        assertThat(Files.readString(Path.of("..", "docs", "cost-of-syncing.md")))
                .contains(row);
    }

    private static String usd(long requests) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(requests, 2));
    }

    /**
     * The rows of {@code cost.daily}.
     *
     * @param perDay how many there are a day
     * @param perPage how many fit a page
     */
    private record Rows(int perDay, int perPage) {
        long pages(int days) {
            return Math.max(1, ((long) perDay * days + perPage - 1) / perPage);
        }

        /** Returns the requests of 30 days, with the previous month open for nine of them. */
        long month(int syncsADay, int onceADay) {
            long open = IntStream.rangeClosed(1, 30)
                    .mapToLong(day -> pages(day < 10 ? day + 30 : day))
                    .sum();
            return syncsADay * open + CLOSED_MONTHS * pages(30) + 30L * onceADay;
        }
    }
}
