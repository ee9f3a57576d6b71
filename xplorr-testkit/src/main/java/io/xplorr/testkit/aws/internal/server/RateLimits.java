package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.access.ActionPattern;
import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Token buckets that every call has to pay into, on the fake's clock. Thread-safe. */
public final class RateLimits {
    private static final Set<String> SMALLER_WHEN_UNPAGED =
            Set.of("DescribeInstances", "DescribeVolumes", "DescribeSnapshots");

    private static final int DATAPOINTS_OF_A_PAGE = 100_800;
    private static final Duration RECENT = Duration.ofHours(3);
    private static final double RECENT_DATAPOINTS = 180_000;
    private static final double OLDER_DATAPOINTS = 396_000;

    private final Clock clock;
    private final boolean published;
    private final List<Rule> rules;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** A bucket for each account and region of the calls that match. */
    public record Rule(ActionPattern action, double burst, double perSecond) {}

    /** Which bucket a call draws from, and how large that is. */
    private record Draw(String bucket, double burst, double perSecond, double tokens) {
        Draw(String bucket, double burst, double perSecond) {
            this(bucket, burst, perSecond, 1);
        }
    }

    private record Bucket(double tokens, Instant at, boolean granted) {
        Bucket take(Draw draw, Instant now) {
            double refilled =
                    tokens + draw.perSecond() * Duration.between(at, now).toNanos() / 1e9;
            double left = Math.min(draw.burst(), refilled);
            return left >= draw.tokens() ? new Bucket(left - draw.tokens(), now, true) : new Bucket(left, now, false);
        }
    }

    /** Makes limits: those that AWS publishes, if wanted, and others. */
    public RateLimits(Clock clock, boolean published, List<Rule> rules) {
        this.clock = clock;
        this.published = published;
        this.rules = List.copyOf(rules);
    }

    /** Takes tokens from every bucket that the call draws from; tells whether all had enough. */
    boolean admits(AwsRequest request, String accountId, String region) {
        Instant now = clock.instant();
        boolean admitted = true;
        for (Draw draw : draws(request, accountId, region, now)) {
            Bucket full = new Bucket(draw.burst(), now, true);
            admitted &= buckets.compute(
                            draw.bucket(), (name, bucket) -> (bucket == null ? full : bucket).take(draw, now))
                    .granted();
        }
        return admitted;
    }

    private List<Draw> draws(AwsRequest request, String accountId, String region, Instant now) {
        String owner = "/" + accountId + "/" + region;
        List<Draw> draws = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.action().matches(request.action())) {
                draws.add(new Draw(i + owner, rule.burst(), rule.perSecond()));
            }
        }
        if (published) {
            draws.addAll(published(request, accountId, owner, now));
        }
        return draws;
    }

    /** The figures of AWS's documentation; there are none of RDS (assumed) and of Cost Explorer (its staff's word). */
    private static List<Draw> published(AwsRequest request, String accountId, String owner, Instant now) {
        AwsService service = request.service();
        String action = request.action() + owner;
        return switch (service) {
            case EC2 ->
                isUnpaged(request)
                        ? List.of(new Draw(action + "/unpaged", 50, 10))
                        : List.of(new Draw(action, 100, 20));
            case ELB_CLASSIC, ELB_V2 -> List.of(new Draw(service + owner, 40, 10), new Draw("elb" + owner, 40, 10));
            case ORGANIZATIONS ->
                request.operation().equals("ListAccounts")
                        ? List.of(new Draw(action, 12, 8), new Draw("organization/ListAccounts", 15, 9))
                        : List.of(new Draw(request.action() + "/" + accountId, 2, 1));
            case CLOUDWATCH -> List.of(new Draw(action, 50, 50), datapoints(request.input(), action, now));
            case STS -> List.of(new Draw("sts" + owner, 600, 600));
            case COST_EXPLORER -> List.of(new Draw("ce/" + accountId, 10, 10));
            case RDS -> List.of(new Draw("rds" + owner, 20, 10));
        };
    }

    /** Those that are asked for, by their age; a page has 100,800 at most. */
    private static Draw datapoints(Input input, String action, Instant now) {
        Instant start = input.instant("StartTime").orElse(now);
        Instant end = input.instant("EndTime").orElse(now);
        double asked = 0;
        for (Input query : input.inputs("MetricDataQueries")) {
            int period = query.input("MetricStat")
                    .flatMap(it -> it.integer("Period"))
                    .orElse(60);
            asked += Math.ceil(Duration.between(start, end).toSeconds() / (double) Math.max(1, period));
        }
        int most = Math.min(input.integer("MaxDatapoints").orElse(DATAPOINTS_OF_A_PAGE), DATAPOINTS_OF_A_PAGE);
        boolean recent = !start.isBefore(now.minus(RECENT));
        double perSecond = recent ? RECENT_DATAPOINTS : OLDER_DATAPOINTS;
        return new Draw(
                action + (recent ? "/recent" : "/older"), perSecond, perSecond, Math.max(0, Math.min(asked, most)));
    }

    private static boolean isUnpaged(AwsRequest request) {
        return SMALLER_WHEN_UNPAGED.contains(request.operation())
                && !request.input().has("MaxResults")
                && !request.input().has("Filter");
    }
}
