package io.xplorr.aws;

import java.util.List;

/** Sound answers of every operation, to be damaged. */
final class SampleAnswers {
    private static final String PERIOD = "\"TimePeriod\":{\"Start\":\"2026-11-20\",\"End\":\"2026-11-21\"}";

    static final List<String> ALL = List.of(
            "{\"ResultsByTime\":[{" + PERIOD + ",\"Estimated\":true,\"Groups\":[{\"Keys\":[\"111122223333\",\"S\"],"
                    + "\"Metrics\":{\"UnblendedCost\":{\"Amount\":\"1.5\",\"Unit\":\"USD\"}}}]}],\"NextPageToken\":\"t\","
                    + "\"DimensionValueAttributes\":[{\"Value\":\"111122223333\",\"Attributes\":{\"description\":\"A\"}}]}",
            "{\"Total\":{\"Amount\":\"1\",\"Unit\":\"USD\"},\"ForecastResultsByTime\":[{" + PERIOD
                    + ",\"MeanValue\":\"1\",\"PredictionIntervalLowerBound\":\"0\"}]}",
            "{\"UtilizationsByTime\":[{" + PERIOD + ",\"Total\":{\"PurchasedHours\":\"4\",\"TotalActualHours\":\"3\","
                    + "\"UnusedHours\":\"1\"}}],\"CoveragesByTime\":[{" + PERIOD
                    + ",\"Total\":{\"CoverageHours\":{\"OnDemandHours\":\"1\",\"ReservedHours\":\"2\","
                    + "\"TotalRunningHours\":\"3\"}}}]}",
            "{\"SavingsPlansUtilizationsByTime\":[{" + PERIOD + ",\"Utilization\":{\"TotalCommitment\":\"2\","
                    + "\"UsedCommitment\":\"1\",\"UnusedCommitment\":\"1\"}}],\"SavingsPlansCoverages\":[{" + PERIOD
                    + ",\"Coverage\":{\"SpendCoveredBySavingsPlans\":\"1\",\"OnDemandCost\":\"1\",\"TotalCost\":\"2\"}}]}",
            "{\"DimensionValues\":[{\"Value\":\"S\",\"Attributes\":{\"a\":\"b\"}}],\"Tags\":[\"team\",\"\"],"
                    + "\"CostAllocationTags\":[{\"TagKey\":\"team\",\"LastUsedDate\":\"2026-11-01T00:00:00Z\"}]}",
            "{\"CostCategoryReferences\":[{\"CostCategoryArn\":\"arn\",\"Values\":[\"x\"]}],\"CostCategory\":{"
                    + "\"CostCategoryArn\":\"arn\",\"Name\":\"n\",\"EffectiveStart\":\"2026-01-01T00:00:00Z\","
                    + "\"Rules\":[{\"Value\":\"x\",\"Rule\":{\"Tags\":{\"Key\":\"k\",\"Values\":[\"v\"]}}}]}}",
            "{\"Accounts\":[{\"Id\":\"1\",\"State\":\"ACTIVE\",\"JoinedTimestamp\":1.7E9}],\"Organization\":{"
                    + "\"Id\":\"o-1\",\"Arn\":\"arn\",\"MasterAccountId\":\"1\"}}",
            "<R><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><launchTime>2026-01-01T00:00:00Z"
                    + "</launchTime><cpuOptions><coreCount>2</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>"
                    + "<tagSet><item><key>k</key><value>v</value></item></tagSet></item></instancesSet></item>"
                    + "</reservationSet></R>",
            "<R><volumeSet><item><volumeId>vol-1</volumeId><size>8</size><status>in-use</status></item></volumeSet>"
                    + "<snapshotSet><item><snapshotId>snap-1</snapshotId><volumeSize>8</volumeSize></item></snapshotSet></R>",
            "<R><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceArn>arn</DBInstanceArn>"
                    + "<DBInstanceIdentifier>d</DBInstanceIdentifier><AllocatedStorage>8</AllocatedStorage></DBInstance>"
                    + "</DBInstances><Marker>m</Marker></DescribeDBInstancesResult></R>",
            "<R><DescribeLoadBalancersResult><LoadBalancers><member><LoadBalancerArn>arn</LoadBalancerArn>"
                    + "<LoadBalancerName>n</LoadBalancerName></member></LoadBalancers><LoadBalancerDescriptions><member>"
                    + "<LoadBalancerName>n</LoadBalancerName><Instances><member><InstanceId>i-1</InstanceId></member>"
                    + "</Instances></member></LoadBalancerDescriptions></DescribeLoadBalancersResult></R>",
            "<R><GetMetricDataResult><MetricDataResults><member><Id>m0</Id><StatusCode>Complete</StatusCode><Timestamps>"
                    + "<member>2026-11-20T01:00:00Z</member></Timestamps><Values><member>1.5</member></Values></member>"
                    + "</MetricDataResults></GetMetricDataResult></R>");

    private SampleAnswers() {}
}
