package io.xplorr.aws.internal.call;

import static io.xplorr.aws.AwsRate.Owner.ACCOUNT;
import static io.xplorr.aws.AwsRate.Owner.ACCOUNT_AND_REGION;
import static io.xplorr.aws.AwsRate.Owner.CALLER;
import static io.xplorr.aws.AwsRate.Owner.ORGANIZATION;

import io.xplorr.aws.AwsRate;
import io.xplorr.spi.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each action may be called, and what a call costs. Keys are actions, or a whole service such as {@code ce:*}.
 *
 * <p>Sources (read November 2026): EC2 "Request throttling for the EC2 API", Elastic Load Balancing "API throttling",
 * Organizations "Quotas", IAM "Quotas" for STS, CloudWatch "Service quotas", Cost Explorer "Pricing".
 */
public record AwsTariff(Map<String, List<AwsRate>> rates, Map<String, Price> prices) {
    public AwsTariff {
        rates = Map.copyOf(rates);
        prices = Map.copyOf(prices);
    }

    public static AwsTariff defaults() {
        Map<String, List<AwsRate>> rates = new HashMap<>();
        // Not published. AWS's developers named about 10 a second for one account (2019).
        rates.put("ce:*", List.of(AwsRate.assumed(ACCOUNT, "ce", 10, 10)));
        for (String action : List.of("DescribeInstances", "DescribeVolumes", "DescribeSnapshots", "DescribeRegions")) {
            rates.put("ec2:" + action, List.of(AwsRate.published(ACCOUNT_AND_REGION, "ec2:" + action, 100, 20)));
        }
        // Each API version has a bucket of this size too, but the one for all calls is never the larger.
        rates.put(
                "elasticloadbalancing:*",
                List.of(AwsRate.published(ACCOUNT_AND_REGION, "elasticloadbalancing", 40, 10)));
        rates.put("rds:*", List.of(AwsRate.assumed(ACCOUNT_AND_REGION, "rds", 20, 10)));
        // 50 calls a second, but 396,000 data points a second bind first: a call for 500 hourly series of three days,
        // as MetricSettings has it by default, asks for up to 36,000.
        rates.put("cloudwatch:*", List.of(AwsRate.assumed(ACCOUNT_AND_REGION, "cloudwatch", 11, 11)));
        rates.put(
                "organizations:DescribeOrganization",
                List.of(AwsRate.published(ACCOUNT, "organizations:DescribeOrganization", 2, 1)));
        rates.put(
                "organizations:ListAccounts",
                List.of(
                        AwsRate.published(ACCOUNT, "organizations:ListAccounts", 12, 8),
                        AwsRate.published(ORGANIZATION, "organizations:ListAccounts", 15, 9)));
        rates.put("sts:AssumeRole", List.of(AwsRate.published(CALLER, "sts", 600, 600)));
        rates.put("sts:GetCallerIdentity", List.of(AwsRate.published(ACCOUNT_AND_REGION, "sts", 600, 600)));
        return new AwsTariff(
                rates,
                Map.of(
                        "ce:*", Price.of("0.01"),
                        "cloudwatch:GetMetricData", Price.of("0.00001")));
    }

    List<AwsRate> ratesOf(String action) {
        return of(rates, action, List.of());
    }

    public Price priceOf(String action) {
        return of(prices, action, Price.FREE);
    }

    public AwsTariff withRates(String action, List<AwsRate> replacement) {
        return new AwsTariff(with(rates, action, List.copyOf(replacement)), prices);
    }

    public AwsTariff withPrice(String action, Price replacement) {
        return new AwsTariff(rates, with(prices, action, replacement));
    }

    private static <T> T of(Map<String, T> table, String action, T otherwise) {
        T ofService = table.getOrDefault(action.substring(0, action.indexOf(':') + 1) + "*", otherwise);
        return table.getOrDefault(action, ofService);
    }

    private static <T> Map<String, T> with(Map<String, T> table, String action, T value) {
        if (action.indexOf(':') < 1) {
            throw new IllegalArgumentException("action must be like ce:GetCostAndUsage or ce:*, was: " + action);
        }
        Map<String, T> copy = new HashMap<>(table);
        copy.put(action, value);
        return copy;
    }
}
