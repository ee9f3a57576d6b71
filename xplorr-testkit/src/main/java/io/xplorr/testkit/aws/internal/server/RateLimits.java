package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.access.ActionPattern;
import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import io.xplorr.testkit.aws.internal.wire.AwsService;
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

    private final Clock clock;
    private final boolean published;
    private final List<Rule> rules;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** A bucket for each account and region of the calls that match. */
    public record Rule(ActionPattern action, double burst, double perSecond) {}

    /** Which bucket a call draws from, and how large that is. */
    private record Draw(String bucket, double burst, double perSecond) {}

    private record Bucket(double tokens, Instant at, boolean granted) {
        Bucket take(Draw draw, Instant now) {
            double refilled =
                    tokens + draw.perSecond() * Duration.between(at, now).toNanos() / 1e9;
            double left = Math.min(draw.burst(), refilled);
            return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
        }
    }

    /** Makes limits: those that AWS publishes, if wanted, and others. */
    public RateLimits(Clock clock, boolean published, List<Rule> rules) {
        this.clock = clock;
        this.published = published;
        this.rules = List.copyOf(rules);
    }

    /** Takes a token from every bucket that the call draws from; tells whether all had one. */
    boolean admits(AwsRequest request, String accountId, String region) {
        Instant now = clock.instant();
        boolean admitted = true;
        for (Draw draw : draws(request, accountId, region)) {
            Bucket full = new Bucket(draw.burst(), now, true);
            admitted &= buckets.compute(
                            draw.bucket(), (name, bucket) -> (bucket == null ? full : bucket).take(draw, now))
                    .granted();
        }
        return admitted;
    }

    private List<Draw> draws(AwsRequest request, String accountId, String region) {
        String owner = "/" + accountId + "/" + region;
        List<Draw> draws = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.action().matches(request.action())) {
                draws.add(new Draw(i + owner, rule.burst(), rule.perSecond()));
            }
        }
        if (published) {
            draws.addAll(published(request, accountId, owner));
        }
        return draws;
    }

    /** The figures of AWS's documentation; there are none of RDS (assumed) and of Cost Explorer (its staff's word). */
    private static List<Draw> published(AwsRequest request, String accountId, String owner) {
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
            case CLOUDWATCH -> List.of(new Draw(action, 50, 50));
            case STS -> List.of(new Draw("sts" + owner, 600, 600));
            case COST_EXPLORER -> List.of(new Draw("ce/" + accountId, 10, 10));
            case RDS -> List.of(new Draw("rds" + owner, 20, 10));
        };
    }

    private static boolean isUnpaged(AwsRequest request) {
        return SMALLER_WHEN_UNPAGED.contains(request.operation())
                && !request.input().has("MaxResults")
                && !request.input().has("Filter");
    }
}
