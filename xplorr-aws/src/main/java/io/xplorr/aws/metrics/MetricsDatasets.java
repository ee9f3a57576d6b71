package io.xplorr.aws.metrics;

import io.xplorr.record.DatasetId;

/**
 * Utilisation, from CloudWatch: read with each sync after the inventory of the same region, whose resources it asks for. Off
 * by default, as each metric of a resource costs USD 0.00001 a sync.
 *
 * <p>Source: {@code cloudwatch:GetMetricData}, 500 metrics a call. One {@code MetricSeries} for each resource, metric and UTC
 * day, without values where AWS refused one; what has no values has no series. Only whole periods are read.
 */
public final class MetricsDatasets {
    /** EC2 instances: by default CPU, network, and traffic to volumes. */
    public static final DatasetId COMPUTE = DatasetId.of("metrics.compute");
    /** EBS volumes: by default operations and bytes. */
    public static final DatasetId VOLUMES = DatasetId.of("metrics.volumes");
    /** Database instances: by default CPU, connections, free storage and operations. */
    public static final DatasetId DATABASES = DatasetId.of("metrics.databases");
    /** Load balancers: by default requests or flows, connections, and bytes. */
    public static final DatasetId LOAD_BALANCERS = DatasetId.of("metrics.load-balancers");

    private MetricsDatasets() {}
}
