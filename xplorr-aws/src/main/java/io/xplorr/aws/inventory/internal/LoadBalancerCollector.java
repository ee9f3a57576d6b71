package io.xplorr.aws.inventory.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.Arns;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.Step;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Relation;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Reads {@link InventoryDatasets#LOAD_BALANCERS}: first those of version 2, then the classic ones. */
final class LoadBalancerCollector implements Collector {
    static final String ACTION = "elasticloadbalancing:DescribeLoadBalancers";

    private static final int VERSIONS = 2;
    private static final int PAGE_SIZE = 400; // the most that AWS allows

    private final AwsClients clients;

    LoadBalancerCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return InventoryDatasets.LOAD_BALANCERS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Step step = Step.of(request);
        return step.index() == 0 ? fetchVersion2(request, step, calls) : fetchClassic(request, step, calls);
    }

    private Page fetchVersion2(PageRequest request, Step step, CallGate calls) {
        var client = clients.loadBalancing(request.scope());
        var response = calls.call(
                ACTION,
                () -> client.describeLoadBalancers(
                        page -> page.pageSize(PAGE_SIZE).marker(step.token())));
        return Page.of(
                response.loadBalancers().stream()
                        .map(balancer -> toResource(request, balancer))
                        .toList(),
                step.next(response.nextMarker(), VERSIONS));
    }

    private Page fetchClassic(PageRequest request, Step step, CallGate calls) {
        var client = clients.classicLoadBalancing(request.scope());
        var response = calls.call(
                ACTION,
                () -> client.describeLoadBalancers(
                        page -> page.pageSize(PAGE_SIZE).marker(step.token())));
        return Page.of(
                response.loadBalancerDescriptions().stream()
                        .map(balancer -> toResource(request, balancer))
                        .toList(),
                step.next(response.nextMarker(), VERSIONS));
    }

    private static ResourceRecord toResource(PageRequest request, LoadBalancer balancer) {
        String state = balancer.state() == null ? null : balancer.state().codeAsString();
        String arn = Answers.required(ACTION, "LoadBalancerArn", balancer.loadBalancerArn());
        String name = Answers.required(ACTION, "LoadBalancerName", balancer.loadBalancerName());
        return builder(request, arn, name)
                .nativeType("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .state(stateOf(state), state)
                .createdAt(balancer.createdTime())
                .sku(balancer.typeAsString())
                .attribute("scheme", balancer.schemeAsString())
                .attribute("vpcId", balancer.vpcId())
                .attribute("dnsName", balancer.dnsName())
                .build();
    }

    // AWS says nothing of a classic one's state: it is there or not.
    private static ResourceRecord toResource(PageRequest request, LoadBalancerDescription balancer) {
        String name = Answers.required(ACTION, "LoadBalancerName", balancer.loadBalancerName());
        ResourceRecord.Builder resource = builder(
                        request, Arns.classicLoadBalancer(request.scope(), request.account(), name), name)
                .nativeType("AWS::ElasticLoadBalancing::LoadBalancer")
                .state(ResourceState.RUNNING, null)
                .createdAt(balancer.createdTime())
                .sku("classic")
                .attribute("scheme", balancer.scheme())
                .attribute("vpcId", balancer.vpcId())
                .attribute("dnsName", balancer.dnsName());
        balancer.instances()
                .forEach(instance -> resource.relation(
                        Relation.Kind.TARGETS,
                        Arns.instance(
                                request.scope(),
                                request.account(),
                                Answers.required(ACTION, "InstanceId", instance.instanceId()))));
        return resource.build();
    }

    private static ResourceRecord.Builder builder(PageRequest request, String uid, String name) {
        return ResourceRecord.builder(request.origin(), uid, ResourceType.LOAD_BALANCER)
                .nativeId(name)
                .name(name)
                .account(request.account())
                .regionId(request.scope().value());
    }

    private static ResourceState stateOf(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "active", "active_impaired" -> ResourceState.RUNNING;
            case "provisioning" -> ResourceState.PENDING;
            case "failed" -> ResourceState.ERROR;
            default -> ResourceState.OTHER;
        };
    }
}
