package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Regions;
import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.estate.Snapshot;
import io.xplorr.testkit.aws.estate.Volume;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** EC2: instances, volumes, snapshots and regions. */
public final class Ec2Operations {
    private static final Paging PAGING = Paging.by("NextToken", "MaxResults");
    private static final int MIN_RESULTS = 5;
    private static final int MAX_RESULTS = 1000;
    private static final Duration TERMINATED_FOR = Duration.ofHours(1);
    private static final String INCLUDE_MANAGED = "IncludeManagedResources";

    private final Estate estate;
    private final RegionStates regions;
    private final Pages pages;

    public Ec2Operations(Estate estate, RegionStates regions, Pages pages) {
        this.estate = estate;
        this.regions = regions;
        this.pages = pages;
    }

    public Structure describeRegions(Invocation call) {
        Ec2Parameters.REGIONS.check(call.input());
        dryRun(call);
        boolean all = call.input().flag("AllRegions");
        List<String> wanted = call.input().texts("RegionName");
        for (String region : wanted) {
            if (!Regions.all().contains(region)) {
                throw AwsErrors.invalid(AwsService.EC2, "Invalid region provided: " + region);
            }
        }
        String account = call.caller().accountId();
        Predicate<String> filter = Ec2Filters.untagged(
                call,
                Map.of(
                        "region-name", region -> List.of(region),
                        "endpoint", region -> List.of(endpoint(region)),
                        "opt-in-status", region -> List.of(optInStatus(account, region))));
        List<Structure> items = Regions.all().stream()
                .filter(region -> wanted.isEmpty() // those that are named are shown whether or not they are enabled
                        ? all || regions.isEnabled(account, region)
                        : wanted.contains(region))
                .filter(filter)
                .map(region -> new Structure()
                        .put("regionName", region)
                        .put("regionEndpoint", endpoint(region))
                        .put("optInStatus", optInStatus(account, region)))
                .toList();
        return new Structure().list("regionInfo", "item", items);
    }

    public Structure describeInstances(Invocation call) {
        Ec2Parameters.INSTANCES.check(call.input());
        dryRun(call);
        BiPredicate<Instance, Instant> alive = (it, at) -> it.existsAt(at)
                || it.ended()
                        .map(end -> !at.isBefore(end) && at.isBefore(end.plus(TERMINATED_FOR)))
                        .orElse(false);
        boolean managed = call.input().flag(INCLUDE_MANAGED);
        Predicate<Instance> filter = Ec2Filters.of(call, Ec2Shapes.instanceFilters(call));
        Page<Instance> page = page(
                call,
                own(call, Instance.class),
                "InstanceId",
                "InvalidInstanceID.NotFound",
                (it, at) -> alive.test(it, at) && (managed || it.managedBy().isEmpty()) && filter.test(it));
        return new Structure()
                .list("reservationSet", "item", InstanceShapes.reservations(call, page.items()))
                .put("nextToken", page.nextToken());
    }

    public Structure describeVolumes(Invocation call) {
        Ec2Parameters.VOLUMES.check(call.input());
        dryRun(call);
        boolean managed = call.input().flag(INCLUDE_MANAGED);
        Predicate<Volume> filter = Ec2Filters.of(call, Ec2Shapes.volumeFilters(call));
        Page<Volume> page = page(
                call,
                own(call, Volume.class),
                "VolumeId",
                "InvalidVolume.NotFound",
                (it, at) -> it.existsAt(at) && (managed || it.managedBy().isEmpty()) && filter.test(it));
        return list("volumeSet", page, it -> Ec2Shapes.volume(call, it));
    }

    public Structure describeSnapshots(Invocation call) {
        Ec2Parameters.SNAPSHOTS.check(call.input());
        dryRun(call);
        Set<String> owners = new HashSet<>(call.input().texts("Owner"));
        if (owners.remove("self")) {
            owners.add(call.caller().accountId());
        }
        if (owners.contains("amazon")) {
            throw AwsErrors.invalid(AwsService.EC2, "The fake AWS does not simulate snapshots of the owner amazon");
        }
        Predicate<Snapshot> filter = Ec2Filters.of(call, Ec2Shapes.snapshotFilters(call));
        Page<Snapshot> page = page(
                call,
                restorable(call),
                "SnapshotId",
                "InvalidSnapshot.NotFound",
                (it, at) -> it.existsAt(at)
                        && (owners.isEmpty() || owners.contains(Ec2Shapes.owner(call, it)))
                        && filter.test(it));
        return list("snapshotSet", page, it -> Ec2Shapes.snapshot(call, it));
    }

    /** Unless told by whom, AWS lists all that the caller may restore, and that is everything public too. */
    private List<Snapshot> restorable(Invocation call) {
        List<String> by = call.input().texts("RestorableBy");
        String account = call.caller().accountId();
        List<String> simulated = List.of("self", account, "all");
        for (String one : by) {
            if (!simulated.contains(one)) {
                throw AwsErrors.invalid(AwsService.EC2, "The fake AWS does not simulate RestorableBy " + one);
            }
        }
        List<Snapshot> snapshots = new ArrayList<>();
        if (by.isEmpty() || by.contains("self") || by.contains(account)) {
            snapshots.addAll(own(call, Snapshot.class));
        }
        if (by.isEmpty() || by.contains("all")) {
            snapshots.addAll(estate.publicSnapshots());
        }
        return snapshots;
    }

    private static <R> Structure list(String name, Page<R> page, Function<R, Structure> shape) {
        return new Structure()
                .list(name, "item", page.items().stream().map(shape).toList())
                .put("nextToken", page.nextToken());
    }

    private <R extends Resource> List<R> own(Invocation call, Class<R> kind) {
        return estate.inventory().resources(kind, call.caller().accountId(), call.region());
    }

    private <R extends Resource> Page<R> page(
            Invocation call, List<R> all, String idName, String notFound, BiPredicate<R, Instant> shown) {
        List<String> ids = call.input().texts(idName);
        Optional<Integer> size = call.input().integer("MaxResults");
        if (!ids.isEmpty() && size.isPresent()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    400,
                    "The parameter " + idName + " cannot be used with the parameter maxResults");
        }
        if (size.isPresent() && size.get() < MIN_RESULTS) {
            throw AwsErrors.invalid(
                    AwsService.EC2,
                    "Value ( " + size.get()
                            + " ) for parameter maxResults is invalid. Expecting a value greater than or "
                            + "equal to 5.");
        }
        if (!ids.isEmpty()) {
            return byId(call, all, ids, notFound, shown);
        }
        // Without a size there are no pages.
        int limit = size.map(it -> Math.min(it, MAX_RESULTS)).orElse(Integer.MAX_VALUE);
        return pages.cut(call, PAGING, all, limit, shown);
    }

    private static <R extends Resource> Page<R> byId(
            Invocation call, List<R> all, List<String> ids, String notFound, BiPredicate<R, Instant> shown) {
        List<R> found = all.stream()
                .filter(it -> ids.contains(it.id()) && shown.test(it, call.now()))
                .toList();
        Set<String> missing = new HashSet<>(ids);
        found.forEach(it -> missing.remove(it.id()));
        if (!missing.isEmpty()) {
            throw new AwsError(notFound, 400, "The ID '" + missing.iterator().next() + "' does not exist");
        }
        return new Page<>(found, Optional.empty());
    }

    private static void dryRun(Invocation call) {
        if (call.input().flag("DryRun")) {
            throw new AwsError("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
        }
    }

    private static String endpoint(String region) {
        return "ec2." + region + ".amazonaws.com";
    }

    private String optInStatus(String accountId, String region) {
        if (RegionStates.needsNoOptIn(region)) {
            return "opt-in-not-required";
        }
        return regions.isEnabled(accountId, region) ? "opted-in" : "not-opted-in";
    }

    /** Returns the operations by their names. */
    public Map<String, Operation> operations() {
        return Map.of(
                "DescribeRegions", this::describeRegions,
                "DescribeInstances", this::describeInstances,
                "DescribeVolumes", this::describeVolumes,
                "DescribeSnapshots", this::describeSnapshots);
    }
}
