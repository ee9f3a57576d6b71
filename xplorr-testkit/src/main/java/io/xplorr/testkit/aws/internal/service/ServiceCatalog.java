package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.access.Identities;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All operations of all services. Immutable and thread-safe. */
public final class ServiceCatalog {
    private final Map<AwsService, Map<String, Operation>> operations = new EnumMap<>(AwsService.class);

    /** What the operations work on. */
    public record World(
            Estate estate,
            Identities identities,
            RegionStates regions,
            Pages pages,
            Supplier<CostExplorerSettings> costExplorer,
            int costPageSize) {}

    public ServiceCatalog(World world) {
        StsOperations sts = new StsOperations(world.identities(), world.regions());
        operations.put(
                AwsService.STS, Map.of("AssumeRole", sts::assumeRole, "GetCallerIdentity", sts::getCallerIdentity));
        operations.put(AwsService.EC2, new Ec2Operations(world.estate(), world.regions(), world.pages()).operations());
        ElbOperations elb = new ElbOperations(world.estate(), world.pages());
        operations.put(AwsService.ELB_V2, Map.of("DescribeLoadBalancers", elb::describeLoadBalancers));
        operations.put(AwsService.ELB_CLASSIC, Map.of("DescribeLoadBalancers", elb::describeClassicLoadBalancers));
        RdsOperations rds = new RdsOperations(world.estate(), world.pages());
        operations.put(AwsService.RDS, Map.of("DescribeDBInstances", rds::describeDbInstances));
        OrganizationsOperations organizations = new OrganizationsOperations(world.estate(), world.pages());
        operations.put(
                AwsService.ORGANIZATIONS,
                Map.of(
                        "DescribeOrganization", organizations::describeOrganization,
                        "ListAccounts", organizations::listAccounts));
        MetricDataOperation metricData = new MetricDataOperation(world.estate().metrics(), world.pages());
        operations.put(AwsService.CLOUDWATCH, Map.of("GetMetricData", metricData::get));
        operations.put(AwsService.COST_EXPLORER, costExplorer(world));
    }

    private static Map<String, Operation> costExplorer(World world) {
        CostAccess access = new CostAccess(world.estate(), world.costExplorer());
        CostAndUsage usage = new CostAndUsage(world.estate(), access, world.pages(), world.costPageSize());
        ReservationOperations reservations =
                new ReservationOperations(world.estate(), access, world.pages(), world.costPageSize());
        SavingsPlansOperations savingsPlans = new SavingsPlansOperations(world.estate(), access, world.pages());
        CostWords words = new CostWords(world.estate(), access, world.pages(), world.costPageSize());
        CostDefinitions definitions = new CostDefinitions(world.estate(), access, world.pages());
        CostForecast forecast = new CostForecast(world.estate(), access);
        return Map.ofEntries(
                Map.entry("GetCostAndUsage", usage::get),
                Map.entry("GetCostAndUsageWithResources", usage::getWithResources),
                Map.entry("GetCostForecast", forecast::get),
                Map.entry("GetReservationUtilization", reservations::utilization),
                Map.entry("GetReservationCoverage", reservations::coverage),
                Map.entry("GetSavingsPlansUtilization", savingsPlans::utilization),
                Map.entry("GetSavingsPlansCoverage", savingsPlans::coverage),
                Map.entry("GetDimensionValues", words::dimensionValues),
                Map.entry("GetTags", words::tags),
                Map.entry("ListCostCategoryDefinitions", definitions::listCategories),
                Map.entry("DescribeCostCategoryDefinition", definitions::describeCategory),
                Map.entry("ListCostAllocationTags", definitions::listAllocationTags));
    }

    public Optional<Operation> find(AwsService service, String operation) {
        return Optional.ofNullable(operations.getOrDefault(service, Map.of()).get(operation));
    }
}
