package io.xplorr.aws;

import java.util.List;

/** Sound answers of every operation, to be damaged. */
final class SampleAnswers {
    private static final String PERIOD = "\"TimePeriod\":{\"Start\":\"2026-11-20\",\"End\":\"2026-11-21\"}";

    static final List<String> JSON = List.of(
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
                    + ",\"Attributes\":{\"REGION\":\"r\"}"
                    + ",\"Coverage\":{\"SpendCoveredBySavingsPlans\":\"1\",\"OnDemandCost\":\"1\",\"TotalCost\":\"2\"}}]}",
            "{\"DimensionValues\":[{\"Value\":\"S\",\"Attributes\":{\"a\":\"b\"}}],\"Tags\":[\"team\",\"\"],"
                    + "\"CostAllocationTags\":[{\"TagKey\":\"team\",\"LastUsedDate\":\"2026-11-01T00:00:00Z\"}]}",
            "{\"CostCategoryReferences\":[{\"CostCategoryArn\":\"arn\",\"Values\":[\"x\"]}],\"CostCategory\":{"
                    + "\"CostCategoryArn\":\"arn\",\"Name\":\"n\",\"EffectiveStart\":\"2026-01-01T00:00:00Z\","
                    + "\"Rules\":[{\"Value\":\"x\",\"Rule\":{\"Tags\":{\"Key\":\"k\",\"Values\":[\"v\"]}}}]}}",
            "{\"Accounts\":[{\"Id\":\"1\",\"State\":\"ACTIVE\",\"JoinedTimestamp\":1.7E9}],\"Organization\":{"
                    + "\"Id\":\"o-1\",\"Arn\":\"arn\",\"MasterAccountId\":\"1\"}}");

    static final List<String> XML = List.of("""
            <R><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><instanceType>t3.nano</instanceType>
            <instanceState><code>16</code><name>running</name></instanceState><launchTime>2026-01-01T00:00:00Z</launchTime>
            <placement><availabilityZone>eu-central-1a</availabilityZone><tenancy>default</tenancy></placement>
            <cpuOptions><coreCount>2</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>
            <networkInterfaceSet><item><attachment><deviceIndex>0</deviceIndex><attachTime>2026-01-01T00:00:00Z</attachTime>
            </attachment></item></networkInterfaceSet><operator><managed>true</managed><principal>p</principal></operator>
            <tagSet><item><key>Name</key><value>v</value></item><item><key>k</key><value>v</value></item></tagSet>
            </item></instancesSet></item></reservationSet><nextToken>t</nextToken></R>
            """, """
            <R><volumeSet><item><volumeId>vol-1</volumeId><size>8</size><iops>3000</iops><throughput>125</throughput>
            <status>in-use</status><snapshotId>snap-1</snapshotId><encrypted>true</encrypted>
            <createTime>2026-01-01T00:00:00Z</createTime><attachmentSet><item><instanceId>i-1</instanceId></item></attachmentSet>
            <tagSet><item><key>k</key><value>v</value></item></tagSet></item></volumeSet>
            <snapshotSet><item><snapshotId>snap-1</snapshotId><volumeId>vol-1</volumeId><volumeSize>8</volumeSize>
            <startTime>2026-01-01T00:00:00Z</startTime><tagSet><item><key>k</key><value>v</value></item></tagSet>
            </item></snapshotSet></R>
            """, """
            <R><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceArn>arn</DBInstanceArn>
            <DBInstanceIdentifier>d</DBInstanceIdentifier><DBInstanceStatus>available</DBInstanceStatus><Engine>postgres</Engine>
            <AllocatedStorage>8</AllocatedStorage><InstanceCreateTime>2026-01-01T00:00:00Z</InstanceCreateTime>
            <DBClusterIdentifier>c</DBClusterIdentifier><MultiAZ>false</MultiAZ>
            <TagList><Tag><Key>k</Key><Value>v</Value></Tag></TagList></DBInstance>
            </DBInstances><Marker>m</Marker></DescribeDBInstancesResult></R>
            """, """
            <R><DescribeLoadBalancersResult><LoadBalancers><member><LoadBalancerArn>arn</LoadBalancerArn>
            <LoadBalancerName>n</LoadBalancerName><State><Code>active</Code></State></member></LoadBalancers>
            <LoadBalancerDescriptions><member><LoadBalancerName>n</LoadBalancerName><Instances><member>
            <InstanceId>i-1</InstanceId></member></Instances></member></LoadBalancerDescriptions>
            </DescribeLoadBalancersResult></R>
            """, """
            <R><GetMetricDataResult><MetricDataResults><member><Id>m0</Id><StatusCode>Complete</StatusCode><Timestamps>
            <member>2026-11-20T01:00:00Z</member></Timestamps><Values><member>1.5</member></Values></member>
            </MetricDataResults><Messages><member><Code>c</Code><Value>v</Value></member></Messages></GetMetricDataResult></R>
            """);

    private SampleAnswers() {}
}
