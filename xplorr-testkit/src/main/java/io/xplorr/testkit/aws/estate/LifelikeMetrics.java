package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Metrics of what exists: busy by day, quiet by night, each resource at a level of its own. */
final class LifelikeMetrics implements MetricSource {
    private final Inventory inventory;

    LifelikeMetrics(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Optional<Values> find(Metric metric) {
        String id = resourceId(metric);
        boolean exists = kinds(metric.namespace()).stream()
                .anyMatch(kind -> inventory.contains(kind, metric.accountId(), metric.region(), id));
        if (!exists) {
            return Optional.empty();
        }
        long seed = (metric.namespace() + metric.name() + id).hashCode();
        double level = 5 + new SplittableRandom(seed).nextDouble() * 50;
        double factor = switch (metric.statistic()) {
            case "Maximum" -> 1.6;
            case "Minimum" -> 0.4;
            case "Sum" -> 12;
            default -> 1;
        };
        return Optional.of(start -> OptionalDouble.of(value(seed, level * factor, start)));
    }

    private static double value(long seed, double level, Instant start) {
        double hour = start.atOffset(ZoneOffset.UTC).getHour();
        double daily = 1 + 0.5 * Math.sin((hour - 8) / 24 * 2 * Math.PI);
        double noise = 0.9 + 0.2 * new SplittableRandom(seed ^ start.getEpochSecond()).nextDouble();
        return Math.rint(level * daily * noise * 1e6) / 1e6;
    }

    /**
     * Returns the value of the first dimension by name, which is the same whenever it is asked. Newer load balancers are named
     * {@code app/web/50dc6c495c0c9188} here, all else by its id or name.
     */
    private static String resourceId(Metric metric) {
        String id = metric.dimensions().isEmpty()
                ? ""
                : new TreeMap<>(metric.dimensions()).firstEntry().getValue();
        String[] parts = id.split("/", -1);
        return parts.length == 3 ? parts[1] : id;
    }

    private static List<Class<? extends Resource>> kinds(String namespace) {
        return switch (namespace) {
            case "AWS/EC2" -> List.of(Instance.class);
            case "AWS/EBS" -> List.of(Volume.class);
            case "AWS/RDS" -> List.of(Database.class);
            case "AWS/ELB" -> List.of(ClassicLoadBalancer.class);
            case "AWS/ApplicationELB", "AWS/NetworkELB", "AWS/GatewayELB" -> List.of(LoadBalancer.class);
            default -> List.of();
        };
    }
}
