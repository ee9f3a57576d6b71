package io.xplorr.aws.internal.verify;

import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * The cheapest call of each action that shows whether it is allowed. Only EC2 knows dry runs; elsewhere it is the smallest
 * true read. Cost Explorer bills every request, so that one of its actions is tried and the others are not. Not
 * thread-safe.
 */
final class CheapestReads {
    static final String BILLED_COST = "ce:GetCostAndUsage";
    static final String BILLED_METRIC = "cloudwatch:GetMetricData";
    private static final int FEWEST_DATABASES = 20; // Source: rds DescribeDBInstances, parameter MaxRecords.

    private final Examination examination;
    private final AwsClients clients;
    private final Map<String, Runnable> reads = new HashMap<>();
    private @Nullable String payer;

    CheapestReads(Examination examination, AwsClients clients) {
        this.examination = examination;
        this.clients = clients;
        addComputeReads();
        addOtherReads();
        if (examination.request().billedCalls()) {
            addBilledReads();
        }
    }

    /** Returns the read of an action; empty where it would be billed and may not be. */
    Optional<Runnable> of(String action) {
        return Optional.ofNullable(reads.get(action));
    }

    /** Returns who pays for the account, once {@code organizations:DescribeOrganization} was read. */
    Optional<String> payer() {
        return Optional.ofNullable(payer);
    }

    private void addComputeReads() {
        Ec2Client ec2 = clients.ec2(examination.region());
        add("ec2:DescribeRegions", dryRun(() -> ec2.describeRegions(request -> request.dryRun(true))));
        add("ec2:DescribeInstances", dryRun(() -> ec2.describeInstances(request -> request.dryRun(true))));
        add("ec2:DescribeVolumes", dryRun(() -> ec2.describeVolumes(request -> request.dryRun(true))));
        add(
                "ec2:DescribeSnapshots",
                dryRun(() ->
                        ec2.describeSnapshots(request -> request.dryRun(true).ownerIds("self"))));
    }

    private void addOtherReads() {
        Scope region = examination.region();
        add(
                "elasticloadbalancing:DescribeLoadBalancers",
                () -> clients.loadBalancing(region).describeLoadBalancers(request -> request.pageSize(1)));
        add(
                "rds:DescribeDBInstances",
                () -> clients.rds(region).describeDBInstances(request -> request.maxRecords(FEWEST_DATABASES)));
        add("organizations:ListAccounts", () -> clients.organizations().listAccounts(request -> request.maxResults(1)));
        add("organizations:DescribeOrganization", () -> {
            payer = clients.organizations()
                    .describeOrganization()
                    .organization()
                    .masterAccountId();
            return true;
        });
    }

    private void addBilledReads() {
        Instant now = examination.request().time().now();
        add(BILLED_COST, () -> clients.costExplorer().getCostAndUsage(yesterday(now)));
        add(BILLED_METRIC, () -> clients.cloudWatch(examination.region()).getMetricData(oneMetric(now)));
    }

    private void add(String action, Supplier<Object> read) {
        reads.put(action, () -> examination.call(examination.region(), action, read));
    }

    /** Returns a read that is glad of the refusal that says it would have been allowed. */
    private static Supplier<Object> dryRun(Supplier<Object> read) {
        return () -> {
            try {
                return read.get();
            } catch (Ec2Exception e) {
                if (e.awsErrorDetails() != null
                        && "DryRunOperation".equals(e.awsErrorDetails().errorCode())) {
                    return true;
                }
                throw e;
            }
        };
    }

    private static GetCostAndUsageRequest yesterday(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return GetCostAndUsageRequest.builder()
                .timePeriod(DateInterval.builder()
                        .start(today.minusDays(1).toString())
                        .end(today.toString())
                        .build())
                .granularity(Granularity.DAILY)
                .metrics("UnblendedCost")
                .build();
    }

    private static GetMetricDataRequest oneMetric(Instant now) {
        Metric metric = Metric.builder()
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .dimensions(Dimension.builder()
                        .name("InstanceId")
                        .value("i-00000000000000000")
                        .build())
                .build();
        return GetMetricDataRequest.builder()
                .startTime(now.minusSeconds(300))
                .endTime(now)
                .metricDataQueries(MetricDataQuery.builder()
                        .id("probe")
                        .metricStat(MetricStat.builder()
                                .metric(metric)
                                .period(300)
                                .stat("Average")
                                .build())
                        .build())
                .build();
    }
}
