package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Elastic Load Balancing, both versions of its API. */
public final class ElbOperations {
    private static final Paging PAGING = Paging.by("Marker", "PageSize");
    private static final int PAGE_SIZE = 400;
    private static final int MAX_ARNS = 20;

    private final Estate estate;
    private final Pages pages;

    public ElbOperations(Estate estate, Pages pages) {
        this.estate = estate;
        this.pages = pages;
    }

    public Structure describeLoadBalancers(Invocation call) {
        List<String> names = call.input().texts("Names");
        List<String> arns = call.input().texts("LoadBalancerArns");
        if (arns.size() > MAX_ARNS) {
            throw AwsErrors.invalid(call.service(), "Up to 20 load balancers can be specified, were: " + arns.size());
        }
        List<LoadBalancer> all = existing(call, LoadBalancer.class);
        checkFound(names, all);
        if (!all.stream().map(it -> arn(call, it)).toList().containsAll(arns)) {
            throw new AwsError("LoadBalancerNotFound", 400, "One or more load balancers not found");
        }
        Page<LoadBalancer> page = page(
                call,
                LoadBalancer.class,
                it -> (names.isEmpty() || names.contains(it.id())) && (arns.isEmpty() || arns.contains(arn(call, it))));
        return new Structure()
                .list(
                        "LoadBalancers",
                        page.items().stream().map(it -> shape(call, it)).toList())
                .put("NextMarker", page.nextToken());
    }

    /** The classic API writes an empty marker on its last page. */
    public Structure describeClassicLoadBalancers(Invocation call) {
        List<String> names = call.input().texts("LoadBalancerNames");
        checkFound(names, existing(call, ClassicLoadBalancer.class));
        Page<ClassicLoadBalancer> page =
                page(call, ClassicLoadBalancer.class, it -> names.isEmpty() || names.contains(it.id()));
        return new Structure()
                .list(
                        "LoadBalancerDescriptions",
                        page.items().stream().map(it -> shape(call, it)).toList())
                .put("NextMarker", page.nextToken().orElse(""));
    }

    private <R extends Resource> Page<R> page(Invocation call, Class<R> kind, Predicate<R> wanted) {
        int size = call.input().integer("PageSize").orElse(PAGE_SIZE);
        if (size < 1 || size > PAGE_SIZE) {
            throw AwsErrors.invalid(
                    call.service(),
                    "1 validation error detected: Value '" + size + "' at 'pageSize' failed to satisfy constraint: "
                            + "Member must have value between 1 and 400");
        }
        BiPredicate<R, Instant> shown = (it, at) -> it.existsAt(at) && wanted.test(it);
        return pages.cut(call, PAGING, all(call, kind), size, shown);
    }

    private <R extends Resource> List<R> all(Invocation call, Class<R> kind) {
        return estate.inventory().resources(kind, call.caller().accountId(), call.region());
    }

    /** Returns all that there are now, among which those that are named must be, on whatever page. */
    private <R extends Resource> List<R> existing(Invocation call, Class<R> kind) {
        return all(call, kind).stream().filter(it -> it.existsAt(call.now())).toList();
    }

    private static void checkFound(List<String> names, List<? extends Resource> found) {
        for (String name : names) {
            if (found.stream().noneMatch(it -> it.id().equals(name))) {
                throw new AwsError("LoadBalancerNotFound", 400, "Load balancers '[" + name + "]' not found");
            }
        }
    }

    private static Structure shape(Invocation call, LoadBalancer it) {
        List<Structure> zones = it.zones().stream()
                .map(zone -> new Structure()
                        .put("ZoneName", call.region() + zone)
                        .put("SubnetId", "subnet-0a1b2c3d4e5f6789" + zone)
                        .list("LoadBalancerAddresses", List.of()))
                .toList();
        return new Structure()
                .put("LoadBalancerArn", arn(call, it))
                .put("DNSName", it.dnsName().orElseGet(() -> dnsName(call, it)))
                .put("CanonicalHostedZoneId", "Z35SXDOTRQ7X7K")
                .put("CreatedTime", it.created())
                .put("LoadBalancerName", it.id())
                .put("Scheme", it.type().equals("gateway") ? null : it.scheme())
                .put("VpcId", it.vpcId())
                .put("State", new Structure().put("Code", it.state()))
                .put("Type", it.type())
                .list("AvailabilityZones", zones)
                .list("SecurityGroups", it.type().equals("application") ? List.of("sg-0a1b2c3d4e5f67890") : List.of())
                .put("IpAddressType", "ipv4");
    }

    private static Structure shape(Invocation call, ClassicLoadBalancer it) {
        Structure listener = new Structure()
                .put("Protocol", "HTTP")
                .put("LoadBalancerPort", 80)
                .put("InstanceProtocol", "HTTP")
                .put("InstancePort", 8080);
        return new Structure()
                .put("LoadBalancerName", it.id())
                .put("DNSName", it.dnsName().orElseGet(() -> dnsName(call, it)))
                .put("CanonicalHostedZoneNameID", "Z35SXDOTRQ7X7K")
                .list(
                        "ListenerDescriptions",
                        List.of(new Structure().put("Listener", listener).list("PolicyNames", List.of())))
                .list(
                        "AvailabilityZones",
                        it.zones().stream().map(zone -> call.region() + zone).toList())
                .list("Subnets", List.of("subnet-0a1b2c3d4e5f67890"))
                .put("VPCId", it.vpcId())
                .list(
                        "Instances",
                        it.instanceIds().stream()
                                .map(id -> new Structure().put("InstanceId", id))
                                .toList())
                .list("SecurityGroups", List.of("sg-0a1b2c3d4e5f67890"))
                .put("CreatedTime", it.created())
                .put("Scheme", it.scheme());
    }

    static String arn(Invocation call, LoadBalancer it) {
        return it.arn().orElseGet(() -> usualArn(call, it));
    }

    private static String usualArn(Invocation call, LoadBalancer it) {
        String kind = switch (it.type()) {
            case "network" -> "net";
            case "gateway" -> "gwy";
            default -> "app";
        };
        return "arn:aws:elasticloadbalancing:" + call.region() + ":"
                + call.caller().accountId() + ":loadbalancer/" + kind + "/" + it.id() + "/" + number(it);
    }

    private static String dnsName(Invocation call, Resource it) {
        return it.id() + "-" + number(it) + "." + call.region() + ".elb.amazonaws.com";
    }

    /** Sixteen hexadecimal digits, as in every ARN and DNS name of a load balancer. */
    private static String number(Resource it) {
        long mixed = it.id().hashCode() * 0x9E3779B97F4A7C15L;
        return String.format(Locale.ROOT, "%016x", mixed);
    }
}
