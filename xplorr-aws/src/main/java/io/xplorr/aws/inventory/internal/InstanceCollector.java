package io.xplorr.aws.inventory.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.Arns;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;

/** Reads {@link InventoryDatasets#INSTANCES}. */
final class InstanceCollector implements Collector {
    static final String ACTION = "ec2:DescribeInstances";

    private final AwsClients clients;
    private final ManagedResources managed = new ManagedResources();

    InstanceCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return InventoryDatasets.INSTANCES;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Ec2Client ec2 = clients.ec2(request.scope());
        DescribeInstancesRequest.Builder page =
                DescribeInstancesRequest.builder().maxResults(Ec2Pages.SIZE).nextToken(request.tokenOrNull());
        DescribeInstancesResponse response = managed.call(
                calls,
                ACTION,
                managedToo -> ec2.describeInstances(
                        page.overrideConfiguration(managedToo).build()));
        return Page.of(
                response.reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .map(instance -> toResource(request, instance))
                        .toList(),
                response.nextToken());
    }

    private static ResourceRecord toResource(PageRequest request, Instance instance) {
        String id = Answers.required(ACTION, "instanceId", instance.instanceId());
        ResourceRecord.Builder resource = ResourceRecord.builder(
                        request.origin(),
                        Arns.instance(request.scope(), request.account(), id),
                        ResourceType.COMPUTE_INSTANCE)
                .nativeId(id)
                .nativeType("AWS::EC2::Instance")
                .account(request.account())
                .regionId(request.scope().value())
                .createdAt(createdAt(instance))
                .attribute("launchTime", launchTime(instance))
                .sku(instance.instanceTypeAsString())
                .size("vcpu", vcpus(instance.cpuOptions()), "vCPU")
                .attribute("platform", instance.platformDetails())
                .attribute("architecture", instance.architectureAsString())
                .attribute("lifecycle", instance.instanceLifecycleAsString())
                .attribute("imageId", instance.imageId())
                .attribute("vpcId", instance.vpcId())
                .attribute("subnetId", instance.subnetId());
        if (instance.state() != null) {
            resource.state(
                    stateOf(instance.state().nameAsString()), instance.state().nameAsString());
        }
        if (instance.placement() != null) {
            resource.zone(instance.placement().availabilityZone())
                    .attribute("tenancy", instance.placement().tenancyAsString());
        }
        Ec2Pages.tags(ACTION, resource, instance.tags());
        Ec2Pages.operator(resource, instance.operator());
        return resource.build();
    }

    // The launch time is that of the last start. The first network interface comes and goes with the instance.
    private static @Nullable Instant createdAt(Instance instance) {
        return instance.networkInterfaces().stream()
                .map(InstanceNetworkInterface::attachment)
                .filter(attachment -> attachment != null && Integer.valueOf(0).equals(attachment.deviceIndex()))
                .map(InstanceNetworkInterfaceAttachment::attachTime)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String launchTime(Instance instance) {
        return instance.launchTime() == null ? null : instance.launchTime().toString();
    }

    private static @Nullable Integer vcpus(@Nullable CpuOptions cpu) {
        return cpu == null || cpu.coreCount() == null || cpu.threadsPerCore() == null
                ? null
                : cpu.coreCount() * cpu.threadsPerCore();
    }

    private static ResourceState stateOf(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "pending" -> ResourceState.PENDING;
            case "running" -> ResourceState.RUNNING;
            case "stopped" -> ResourceState.STOPPED;
            case "shutting-down" -> ResourceState.DELETING;
            case "terminated" -> ResourceState.DELETED;
            default -> ResourceState.OTHER;
        };
    }
}
