package io.xplorr.aws.inventory;

import io.xplorr.record.DatasetId;

/**
 * The inventories: all of them are read in each enabled region with each sync, hold one {@code ResourceRecord} for each
 * thing, and are free of charge.
 *
 * <p>A record's {@code uid} is the ARN; where AWS's answer holds none, it is built from region, account and short id. Things
 * that an AWS service manages in the account are included: they are billed. Attributes are named as listed, and absent where
 * AWS does not say.
 */
public final class InventoryDatasets {
    /**
     * EC2 instances, terminated ones included as long as AWS lists them (about an hour).
     *
     * <p>Source: {@code ec2:DescribeInstances}. Type {@code compute.instance}; size {@code vcpu}. Made when the first
     * network interface was attached, as AWS tells the last start only; unknown for a terminated one. Attributes: {@code
     * launchTime} (the last start), {@code platform}, {@code architecture}, {@code lifecycle} ({@code spot}, {@code scheduled}, {@code capacity-block}), {@code
     * tenancy}, {@code imageId}, {@code vpcId}, {@code subnetId}, {@code managed}, {@code managedBy}.
     */
    public static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    /**
     * EBS volumes.
     *
     * <p>Source: {@code ec2:DescribeVolumes}. Type {@code storage.volume}; sizes {@code storage}, {@code iops}, {@code
     * throughput}; attached to instances, created from a snapshot. Attributes: {@code encrypted}, {@code managed}, {@code
     * managedBy}.
     */
    public static final DatasetId VOLUMES = DatasetId.of("inventory.volumes");
    /**
     * EBS snapshots that the account owns.
     *
     * <p>Source: {@code ec2:DescribeSnapshots}. Type {@code storage.snapshot}; size {@code storage}, that of the volume;
     * created from a volume. Attributes: {@code encrypted}, {@code storageTier}, {@code description}.
     */
    public static final DatasetId SNAPSHOTS = DatasetId.of("inventory.snapshots");
    /**
     * Load balancers of both generations.
     *
     * <p>Source: {@code elasticloadbalancing:DescribeLoadBalancers}, of version 2 and then of the classic one. Type {@code
     * network.load_balancer}; the sku is {@code application}, {@code network}, {@code gateway} or {@code classic}; classic ones
     * relate to their instances. Attributes: {@code scheme}, {@code vpcId}, {@code dnsName}.
     */
    public static final DatasetId LOAD_BALANCERS = DatasetId.of("inventory.load-balancers");
    /**
     * Database instances: those of RDS, and of Neptune and DocumentDB, which the same API lists.
     *
     * <p>Source: {@code rds:DescribeDBInstances}. Type {@code database.instance}; sizes {@code storage}, {@code iops}, {@code
     * throughput}; member of a cluster. No storage where it is the
     * cluster's (Aurora, Neptune, DocumentDB). Attributes: {@code engine}, {@code engineVersion}, {@code multiAz}, {@code
     * storageType}, {@code encrypted}, {@code licenseModel}, {@code publiclyAccessible}.
     */
    public static final DatasetId DATABASES = DatasetId.of("inventory.databases");

    private InventoryDatasets() {}
}
