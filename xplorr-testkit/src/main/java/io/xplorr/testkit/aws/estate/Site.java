package io.xplorr.testkit.aws.estate;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.DailyQuantity;
import io.xplorr.testkit.aws.cost.UsageCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What one account has in one region, and what that costs: each resource has its line on the bill. */
final class Site {
    private static final LocalDate BEGINNING = LocalDate.of(2024, 1, 1);
    private static final int DAYS_OF_ARRIVALS = 900;
    private static final int HOURS = 24_000_000; // a day, in millionths of an hour
    private static final List<String> TYPES = List.of(
            "t3.micro", "t3.medium", "m5.large", "m5.large", "m5.2xlarge", "c6i.xlarge", "r6g.large", "m7g.4xlarge");
    private static final List<String> DB_TYPES = List.of("db.t3.medium", "db.m5.large", "db.r6g.xlarge");
    private static final List<String> TEAMS = List.of("checkout", "search", "platform", "data");

    private final Estate.Builder estate;
    private final String accountId;
    private final String region;
    private final long seed;
    private final SplittableRandom random;

    Site(Estate.Builder estate, String accountId, String region, long seed) {
        this.estate = estate;
        this.accountId = accountId;
        this.region = region;
        this.seed = seed * 31 + (accountId + region).hashCode();
        this.random = new SplittableRandom(this.seed);
    }

    /** Places instances with their volumes, some snapshots, and a load balancer and a database now and then. */
    void fill(int instances) {
        for (int i = 0; i < instances; i++) {
            server(i);
            if (i % 8 == 0) {
                loadBalancer(i);
            }
            if (i % 6 == 0) {
                database(i);
            }
        }
    }

    private void server(int index) {
        String type = pick(TYPES);
        Instant created = arrival();
        Map<String, String> tags = tags("server-" + index);
        String volumeId = Ids.of("vol-", seed, index);
        Instance.Builder instance = Instance.builder(Ids.of("i-", seed, index))
                .reservationId(Ids.of("r-", seed, index / 3))
                .type(type)
                .zone(pick(List.of("a", "b", "c")))
                .architecture(type.contains("g.") ? "arm64" : "x86_64")
                .volumeIds(volumeId)
                .tags(tags)
                .created(created);
        if (random.nextInt(12) == 0) {
            instance.state("stopped");
        }
        if (random.nextInt(15) == 0) {
            instance.managedBy("eks.amazonaws.com");
        }
        Optional<Instant> ended = random.nextInt(9) == 0
                ? Optional.of(created.plus(Duration.ofDays(90 + random.nextInt(600))))
                : Optional.empty();
        ended.ifPresent(instance::ended);
        Instance placed = instance.build();
        Volume.Builder disk = Volume.builder(volumeId)
                .sizeGib(20 + 10 * random.nextInt(20))
                .throughput(125)
                .zone(placed.zone())
                .attachedTo(placed.id())
                .tags(tags)
                .created(created);
        ended.ifPresent(disk::ended);
        Volume volume = disk.build();
        estate.place(accountId, region, placed, volume);
        if (placed.state().equals("running")) {
            bill(PriceList.EC2, "BoxUsage:" + type, "RunInstances", "Hrs", HOURS, PriceList.hourly(type), placed);
        }
        long gigabyteMonths = perMonth(volume.sizeGib());
        bill(PriceList.EC2_OTHER, "EBS:VolumeUsage.gp3", "CreateVolume-Gp3", "GB-Mo", gigabyteMonths, "0.08", volume);
        if (index % 4 == 0) {
            Snapshot snapshot = Snapshot.builder(Ids.of("snap-", seed, index))
                    .volumeId(volumeId)
                    .sizeGib(volume.sizeGib())
                    .tags(tags)
                    .created(created.plusSeconds(86_400))
                    .build();
            estate.place(accountId, region, snapshot);
            bill(
                    PriceList.EC2_OTHER,
                    "EBS:SnapshotUsage",
                    "CreateSnapshot",
                    "GB-Mo",
                    gigabyteMonths / 2,
                    "0.05",
                    snapshot);
        }
    }

    private void loadBalancer(int index) {
        String name = "web-" + index;
        if (index % 24 == 16) {
            ClassicLoadBalancer classic = ClassicLoadBalancer.builder("legacy-" + index)
                    .created(arrival())
                    .build();
            estate.place(accountId, region, classic);
            bill(PriceList.ELB, "LoadBalancerUsage", "LoadBalancing", "Hrs", HOURS, "0.028", classic);
        } else {
            LoadBalancer balancer = LoadBalancer.builder(name)
                    .type(index % 16 == 8 ? "network" : "application")
                    .created(arrival())
                    .build();
            estate.place(accountId, region, balancer);
            bill(PriceList.ELB, "LoadBalancerUsage", "LoadBalancing:Application", "Hrs", HOURS, "0.0252", balancer);
        }
    }

    private void database(int index) {
        String type = pick(DB_TYPES);
        Database database = Database.builder("db-" + index)
                .engine(pick(List.of("postgres", "mysql", "aurora-postgresql")))
                .instanceClass(type)
                .sizeGib(100 + 50 * random.nextInt(8))
                .tags(tags("db-" + index))
                .created(arrival())
                .build();
        estate.place(accountId, region, database);
        bill(
                PriceList.RDS,
                "InstanceUsage:" + type,
                "CreateDBInstance:0014",
                "Hrs",
                HOURS,
                PriceList.hourly(type),
                database);
    }

    private void bill(
            String service,
            String usageType,
            String operation,
            String unit,
            long millionths,
            String price,
            Resource resource) {
        LocalDate from = LocalDate.ofInstant(resource.created(), ZoneOffset.UTC);
        DailyQuantity usage = UsageCurve.flat(seed, from, millionths);
        CostLine.Builder line = CostLine.of(accountId, service)
                .region(region)
                .usageType(PriceList.usageType(region, usageType))
                .operation(operation)
                .resource(arnOrId(resource))
                .tags(resource.tags())
                .unit(unit)
                .rate(price)
                .quantity(resource.ended()
                        .map(it -> usage.until(LocalDate.ofInstant(it, ZoneOffset.UTC)))
                        .orElse(usage));
        if (usageType.contains(":") && !usageType.startsWith("EBS")) {
            String type = usageType.substring(usageType.indexOf(':') + 1);
            line.dimension("INSTANCE_TYPE", type).rate(CostMetric.NORMALIZED_USAGE, PriceList.normalizedUnits(type));
        }
        estate.cost(line.build());
    }

    /** Cost Explorer names load balancers and databases by ARN, and what EC2 has by id. */
    private String arnOrId(Resource resource) {
        String place = region + ":" + accountId + ":";
        return resource instanceof Database
                ? "arn:aws:rds:" + place + "db:" + resource.id()
                : resource instanceof LoadBalancer || resource instanceof ClassicLoadBalancer
                        ? "arn:aws:elasticloadbalancing:" + place + "loadbalancer/" + resource.id()
                        : resource.id();
    }

    /** Storage is billed by the month of 30 days. */
    private static long perMonth(int gigabytes) {
        return BigDecimal.valueOf(gigabytes * 1_000_000L)
                .divide(BigDecimal.valueOf(30), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private Instant arrival() {
        return BEGINNING
                .plusDays(random.nextInt(DAYS_OF_ARRIVALS))
                .atTime(random.nextInt(24), random.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    private Map<String, String> tags(String name) {
        return random.nextInt(5) == 0 ? Map.of("Name", name) : Map.of("Name", name, "team", pick(TEAMS));
    }

    private String pick(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
