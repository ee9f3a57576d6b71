package io.xplorr.aws;

import io.xplorr.record.DatasetId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The IAM actions that we use, by dataset: the one source of what customers grant, of what a session is narrowed to,
 * and of what the documentation says. Each reads, and none reads what customers store. Thread-safe.
 */
public final class AwsActions {
    private static final String REGIONS = "ec2:DescribeRegions";
    private static final String INSTANCES = "ec2:DescribeInstances";
    private static final String VOLUMES = "ec2:DescribeVolumes";
    private static final String DATABASES = "rds:DescribeDBInstances";
    private static final String LOAD_BALANCERS = "elasticloadbalancing:DescribeLoadBalancers";
    private static final String METRICS = "cloudwatch:GetMetricData";
    private static final String PAYER = "organizations:DescribeOrganization";

    private static final SortedMap<DatasetId, SortedSet<String>> BY_DATASET = new Catalogue()
            .add("cost.daily", "ce:GetCostAndUsage", PAYER)
            .add("cost.monthly", "ce:GetCostAndUsage", PAYER)
            .add("cost.resources", "ce:GetCostAndUsageWithResources")
            .add("cost.forecast", "ce:GetCostForecast")
            .add("cost.dimensions", "ce:GetDimensionValues", "ce:GetTags")
            .add("cost.categories", "ce:ListCostCategoryDefinitions", "ce:DescribeCostCategoryDefinition")
            .add("cost.allocation-tags", "ce:ListCostAllocationTags")
            .add("commitments.reservations", "ce:GetReservationUtilization", "ce:GetReservationCoverage")
            .add("commitments.savings-plans", "ce:GetSavingsPlansUtilization", "ce:GetSavingsPlansCoverage")
            .add("inventory.instances", REGIONS, INSTANCES)
            .add("inventory.volumes", REGIONS, VOLUMES)
            .add("inventory.snapshots", REGIONS, "ec2:DescribeSnapshots")
            .add("inventory.load-balancers", REGIONS, LOAD_BALANCERS)
            .add("inventory.databases", REGIONS, DATABASES)
            // Metrics are asked for by resource, so they take the reading of the resources too.
            .add("metrics.compute", REGIONS, INSTANCES, METRICS)
            .add("metrics.volumes", REGIONS, VOLUMES, METRICS)
            .add("metrics.databases", REGIONS, DATABASES, METRICS)
            .add("metrics.load-balancers", REGIONS, LOAD_BALANCERS, METRICS)
            .add("organization.accounts", "organizations:ListAccounts")
            .add("organization.details", PAYER)
            .sets;

    private AwsActions() {}

    /** Returns the datasets that we can read, in the order of their ids. */
    public static SortedSet<DatasetId> datasets() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(BY_DATASET.keySet()));
    }

    /** Returns every action that we use, in alphabetical order. */
    public static SortedSet<String> all() {
        return of(BY_DATASET.keySet());
    }

    /**
     * Returns the actions that reading these datasets takes, in alphabetical order.
     *
     * @throws IllegalArgumentException if {@code datasets} is empty or holds one that we cannot read
     */
    public static SortedSet<String> of(Collection<DatasetId> datasets) {
        if (datasets.isEmpty()) {
            throw new IllegalArgumentException("datasets must not be empty");
        }
        SortedSet<String> actions = new TreeSet<>();
        for (DatasetId dataset : datasets) {
            SortedSet<String> needed = BY_DATASET.get(dataset);
            if (needed == null) {
                throw new IllegalArgumentException(
                        "datasets must be among " + BY_DATASET.keySet() + ", was: " + dataset);
            }
            actions.addAll(needed);
        }
        return Collections.unmodifiableSortedSet(actions);
    }

    /**
     * Returns the policy that narrows a session to the reading of these datasets, as compact JSON. STS takes at most
     * 2,048 characters; with all datasets it has 669.
     *
     * @throws IllegalArgumentException if {@code datasets} is empty or holds one that we cannot read
     */
    public static String sessionPolicy(Collection<DatasetId> datasets) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
                + String.join("\",\"", of(datasets)) + "\"],\"Resource\":\"*\"}]}";
    }

    private static final class Catalogue {
        private final SortedMap<DatasetId, SortedSet<String>> sets = new TreeMap<>();

        Catalogue add(String dataset, String... actions) {
            sets.put(DatasetId.of(dataset), new TreeSet<>(List.of(actions)));
            return this;
        }
    }
}
