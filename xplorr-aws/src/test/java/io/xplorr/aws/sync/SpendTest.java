package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProvider;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Price;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a sync says beforehand, is allowed, and says afterwards that it spends, beside what the fake AWS bills for it. */
class SpendTest {
    private static final int SEEDS = Boolean.getBoolean("xplorr.long") ? 200 : 6;
    private static final List<String> BILLED = List.of(
            "cost.daily",
            "cost.monthly",
            "cost.resources",
            "cost.forecast",
            "cost.dimensions",
            "cost.categories",
            "cost.allocation-tags",
            "commitments.reservations",
            "commitments.savings-plans",
            "metrics.compute");
    private static final List<Fault> FAULTS = List.of(
            Fault.throttle(),
            Fault.internalError(),
            Fault.unavailable(),
            Fault.badGateway(),
            Fault.garbage(),
            Fault.reset(),
            Fault.resetMidBody(),
            Fault.truncate(),
            Fault.stall(),
            Fault.stallMidBody());

    @Test
    void estimate_eachChainOnOnePage_isWhatTheSyncThenSpends() {
        SyncRequest foreseeable = SyncRequest.builder()
                .addDataset(DatasetId.of("cost.daily"))
                .addDataset(DatasetId.of("cost.resources"))
                .addDataset(DatasetId.of("cost.forecast"))
                .addDataset(DatasetId.of("cost.dimensions"))
                .addDataset(DatasetId.of("cost.allocation-tags"))
                .build();
        try (FakeAccount account =
                new FakeAccount(SmallEstate.withEverything(), settings -> {}, 5000, Duration.ofSeconds(2))) {
            for (int sync = 0; sync < 3; sync++) {
                SpendEstimate estimate = account.xplorr.estimate(account.connection(), foreseeable);

                SyncResult result = account.sync(foreseeable);

                assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
                assertThat(estimate.usd()).isEqualByComparingTo(result.calls().spend());
                assertThat(estimate.totalBilledCalls())
                        .isEqualTo(result.calls().total().billed());
                account.clock.advance(Duration.ofHours(12));
            }
        }
    }

    @Test
    void spend_pricesOfTheUsersOwn_areWhatCapEstimateAndResultGoBy() {
        SyncRequest request = SyncRequest.builder()
                .addDataset(DatasetId.of("cost.forecast"))
                .addDataset(DatasetId.of("metrics.compute"))
                .build();
        Consumer<AwsProvider.Builder> ownPrices =
                settings -> settings.price("ce:*", Price.of("0.25")).price("cloudwatch:GetMetricData", Price.of("0.5"));
        try (FakeAccount account =
                new FakeAccount(SmallEstate.withEverything(), ownPrices, 1000, Duration.ofSeconds(2))) {
            assertThat(account.xplorr.estimate(account.connection(), request).usd())
                    .isEqualByComparingTo("0.50");

            SyncResult result = account.sync(request);

            assertThat(result.calls().of("ce:GetCostForecast").spend()).isEqualByComparingTo("0.50");
            BigDecimal metrics =
                    account.aws.calls().of("cloudwatch:GetMetricData").spend().movePointRight(5);
            assertThat(metrics).isPositive();
            assertThat(result.calls().of("cloudwatch:GetMetricData").spend())
                    .isEqualByComparingTo(metrics.multiply(new BigDecimal("0.5")));
        }
    }

    @Test
    void spend_whateverGoesWrong_isWithinTheCapAndNeverLessThanEstimatedOrThanIsBilled() {
        long first = Long.getLong("xplorr.seed", 1);
        for (long seed = first; seed < first + SEEDS; seed++) {
            try {
                spend(new SplittableRandom(seed));
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed, e);
            }
        }
        System.out.printf("spend: %d seeds from %d%n", SEEDS, first);
    }

    private static void spend(SplittableRandom random) {
        int pageSize = random.nextInt(5, 300);
        try (FakeAccount account =
                new FakeAccount(SmallEstate.withEverything(), settings -> {}, pageSize, Duration.ofMillis(300))) {
            account.aws.costExplorer(CostExplorerSettings.defaults().withMultiYear());
            for (int sync = 0; sync < 3; sync++) {
                boolean faulty = random.nextBoolean();
                List<ArmedFault> armed = faulty ? arm(account, random) : List.of();
                SyncRequest request = request(random);
                BigDecimal estimate =
                        account.xplorr.estimate(account.connection(), request).usd();
                account.aws.forgetCalls();

                SyncResult result = account.sync(request);

                BigDecimal spent = result.calls().spend();
                assertThat(account.aws.calls().spend()).as("billed").isLessThanOrEqualTo(spent);
                request.maxSpend()
                        .ifPresent(cap -> assertThat(spent).as("spent").isLessThanOrEqualTo(cap));
                if (result.status() == SyncStatus.COMPLETE) {
                    assertThat(estimate).as("estimated").isLessThanOrEqualTo(spent);
                } else {
                    assertThat(faulty || request.maxSpend().isPresent())
                            .as("there was a reason for %s", result.problems())
                            .isTrue();
                }
                armed.forEach(ArmedFault::disarm);
                account.clock.advance(Duration.ofHours(random.nextInt(0, 800)));
            }
        }
    }

    private static SyncRequest request(SplittableRandom random) {
        SyncRequest.Builder request = SyncRequest.builder().historyMonths(random.nextInt(0, 20));
        BILLED.stream()
                .filter(dataset -> random.nextInt(3) > 0)
                .map(DatasetId::of)
                .forEach(request::addDataset);
        request.addDataset(DatasetId.of("organization.details"));
        cap(random).ifPresent(request::maxSpend);
        if (random.nextInt(3) == 0) {
            request.addRestate(YearMonth.of(2026, 11).minusMonths(random.nextInt(0, 20)));
        }
        return request.build();
    }

    private static Optional<BigDecimal> cap(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(BigDecimal.valueOf(random.nextInt(0, 20), 3));
            default -> Optional.of(BigDecimal.valueOf(random.nextInt(0, 60), 2));
        };
    }

    private static List<ArmedFault> arm(FakeAccount account, SplittableRandom random) {
        List<ArmedFault> armed = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            double share = fault instanceof Fault.Broken ? 0.1 : random.nextDouble() * 0.7;
            String action = random.nextInt(4) == 0 ? "cloudwatch:GetMetricData" : "ce:*";
            armed.add(account.aws.arm(fault, CallMatcher.action(action).share(share, random.nextLong())));
        }
        return armed;
    }
}
