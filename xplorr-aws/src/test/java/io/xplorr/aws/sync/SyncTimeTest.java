package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.aws.internal.call.AwsCallPolicy;
import io.xplorr.aws.internal.call.AwsTariff;
import io.xplorr.aws.internal.error.AwsErrors;
import io.xplorr.aws.internal.error.DeniedAs;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Scope;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.RateLimit;
import io.xplorr.spi.Windows;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long first syncs take on a manual clock, with AWS's buckets and latencies like AWS's, beside the least that these
 * permit: the credentials first, then the longest page chain, or the calls that one bucket has to admit.
 */
class SyncTimeTest {
    private static final int REGIONS = 17;
    private static final Duration STS = Duration.ofMillis(150);
    private static final Duration SMALL = Duration.ofMillis(300); // one page of a Describe call or of Organizations
    private static final Duration COST_PAGE = Duration.ofMillis(1500);

    private static final Map<String, String> ACTIONS = Map.of(
            "cost.daily", "ce:GetCostAndUsage",
            "organization.accounts", "organizations:ListAccounts",
            "organization.details", "organizations:DescribeOrganization",
            "inventory.instances", "ec2:DescribeInstances",
            "inventory.volumes", "ec2:DescribeVolumes",
            "inventory.snapshots", "ec2:DescribeSnapshots",
            "inventory.load-balancers", "elasticloadbalancing:DescribeLoadBalancers",
            "inventory.databases", "rds:DescribeDBInstances");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");

    @Test
    void firstSync_typicalAccount_isWithinATenthOfTheLeastPossible() {
        // One account: a page for the newest month, three for the 13 before it, one page of each resource a region.
        SyncResult result = sync(1, 3, 1, 1);

        Duration least = STS.plus(COST_PAGE.multipliedBy(1 + 3));
        assertWithinATenth(result, least);
    }

    @Test
    void firstSync_organisationOf200Accounts_isWithinATenthOfTheLeastPossible() {
        // 200 accounts by 25 services: 5,000 rows a day, so 150 pages of 1,000 a month, and 14 months side by side.
        int costPagesAMonth = 150;
        SyncResult result = sync(costPagesAMonth, 0, 24, 10);

        Duration chain = COST_PAGE.multipliedBy(costPagesAMonth);
        Duration bucket = Duration.ofMillis(100L * (14 * costPagesAMonth - 10)); // 10 a second, 10 at once
        Duration least = STS.plus(max(chain, bucket));
        assertWithinATenth(result, least);
    }

    private static void assertWithinATenth(SyncResult result, Duration least) {
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        System.out.printf(
                "first sync: %.2f min, the least possible: %.2f min, %d calls%n",
                result.duration().toMillis() / 60_000.0,
                least.toMillis() / 60_000.0,
                result.calls().total().count());
        assertThat(result.duration().toMillis()).isLessThanOrEqualTo(least.toMillis() * 11 / 10);
    }

    /** Syncs with so many pages for a month alone, for all other months in one chain, and for lists. */
    private SyncResult sync(int costPagesAMonth, int restPages, int instancePages, int accountPages) {
        FakeProvider.Builder builder = FakeProvider.builder(clock)
                .latency((action, scope) -> latency(action))
                .limits((action, session) -> limits(action));
        IntStream.range(0, REGIONS).forEach(region -> builder.addRegion("region-%02d".formatted(region)));
        builder.addDataset(
                Dataset.builder("cost.daily")
                        .windows(new Windows.Months(0, 13, 10))
                        .build(),
                (request, page) -> {
                    boolean oneMonth = request.window()
                            .start()
                            .plus(Duration.ofDays(32))
                            .isAfter(request.window().end());
                    return chain(page, oneMonth ? costPagesAMonth : restPages);
                });
        builder.addDataset(
                Dataset.builder("organization.accounts").build(), (request, page) -> chain(page, accountPages));
        builder.addDataset(Dataset.builder("organization.details").build(), (request, page) -> chain(page, 1));
        for (String kind : List.of("instances", "volumes", "snapshots", "load-balancers", "databases")) {
            builder.addDataset(
                    Dataset.builder("inventory." + kind).regional().build(),
                    (request, page) -> chain(page, kind.equals("load-balancers") ? 2 * instancePages : instancePages));
        }
        FakeProvider cloud = builder.build();
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(cloud)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(1))
                .build()) {
            return xplorr.sync(FakeProvider.connection("acme"));
        }
    }

    private static Page chain(int page, int pages) {
        return Page.of(List.<CloudRecord>of(), page + 1 < pages ? "p" + (page + 1) : null);
    }

    private static Duration latency(String action) {
        return switch (action) {
            case "fake:cost.daily" -> COST_PAGE;
            case "fake:authenticate", "fake:account" -> STS;
            default -> SMALL;
        };
    }

    /** The buckets of the real thing; {@code action@scope} names the fake's call. */
    private static List<RateLimit> limits(String call) {
        String action = call.substring(0, call.indexOf('@'));
        String dataset = action.substring("fake:".length());
        String real = switch (dataset) {
            case "authenticate" -> "sts:AssumeRole";
            case "account" -> "sts:GetCallerIdentity";
            case "payer" -> "organizations:DescribeOrganization";
            case "regions" -> "ec2:DescribeRegions";
            default -> ACTIONS.get(dataset);
        };
        AwsCallPolicy policy = new AwsCallPolicy(
                AwsTariff.defaults(),
                new AwsErrors(
                        new Scrubber(List::of),
                        scope -> false,
                        priced -> false,
                        new DeniedAs("the role", "Sync again.")),
                () -> "111122223333",
                () -> "111122223333",
                Scope.region("us-east-1"),
                Scope.region("us-east-1"));
        return policy.rulesOf(real, Scope.region(call.substring(call.indexOf('@') + 1)))
                .limits();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
