package io.xplorr.testkit.aws.estate;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.UsageCurve;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** An organisation for benchmarks: its resources are made when they are read, and not kept. */
final class LargeEstate implements Inventory {
    private static final int DAYS = 395;
    private static final LocalDate BEGINNING = LocalDate.of(2024, 1, 1);
    private static final String PAYER = accountId(0);

    private final List<String> regions;
    private final int resources;

    private LargeEstate(List<String> regions, int resources) {
        this.regions = regions;
        this.resources = resources;
    }

    static Estate create(int accounts, int regions, int resources, int costRows) {
        Estate.Builder estate = Estate.builder();
        for (int i = 0; i < accounts; i++) {
            estate.account(accountId(i), "Account " + i);
        }
        List<String> used = Regions.ENABLED_BY_DEFAULT.subList(0, regions);
        for (int i = 0; i < costRows / DAYS; i++) {
            estate.cost(CostLine.of(accountId(i % accounts), "Service " + i / accounts)
                    .region(used.get(i % regions))
                    .usageType("Usage:" + i / accounts)
                    .unit("Hrs")
                    .rate("0.0123456789")
                    .quantity(UsageCurve.flat(i, BEGINNING, 1_000_000 + i * 7919L)
                            .growing(10)
                            .weekends(700)
                            .wavering(90))
                    .build());
        }
        return estate.organization("o-largexample", PAYER)
                .inventory(new LargeEstate(used, resources))
                .build();
    }

    private static String accountId(int index) {
        return String.format(Locale.ROOT, "3000%08d", index);
    }

    @Override
    public <R extends Resource> List<R> resources(Class<R> kind, String accountId, String region) {
        int at = regions.indexOf(region);
        if (at < 0 || !accountId.equals(PAYER)) {
            return List.of();
        }
        int here = resources / regions.size() + (at < resources % regions.size() ? 1 : 0);
        Kind wanted = Kind.of(kind);
        long seed = region.hashCode() * 31L + wanted.ordinal();
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return kind.cast(wanted.make.apply(seed, index));
            }

            @Override
            public int size() {
                return wanted.count(here);
            }
        };
    }

    @Override
    public boolean contains(Class<? extends Resource> kind, String accountId, String region, String id) {
        List<? extends Resource> all = resources(kind, accountId, region);
        OptionalInt index =
                kind == Instance.class || kind == Volume.class || kind == Snapshot.class ? Ids.index(id) : number(id);
        return index.isPresent()
                && index.getAsInt() >= 0
                && index.getAsInt() < all.size()
                && all.get(index.getAsInt()).id().equals(id);
    }

    /** The others are named by their number. */
    private static OptionalInt number(String name) {
        String digits = name.substring(name.lastIndexOf('-') + 1);
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** The kinds, and how many of a hundred resources are of each. */
    private enum Kind {
        INSTANCE(Instance.class, 40, LargeEstate::instance),
        VOLUME(Volume.class, 40, LargeEstate::volume),
        SNAPSHOT(
                Snapshot.class,
                12,
                (seed, i) -> Snapshot.builder(Ids.of("snap-", seed, i))
                        .tag("Name", "backup-" + i)
                        .build()),
        DATABASE(
                Database.class,
                3,
                (seed, i) -> Database.builder("db-" + i).tag("Name", "db-" + i).build()),
        CLASSIC(
                ClassicLoadBalancer.class,
                1,
                (seed, i) -> ClassicLoadBalancer.builder("classic-" + i).build()),
        LOAD_BALANCER(
                LoadBalancer.class,
                4,
                (seed, i) -> LoadBalancer.builder("web-" + i).build());

        private final Class<? extends Resource> type;
        private final int percent;

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final BiFunction<Long, Integer, Resource> make;

        Kind(Class<? extends Resource> type, int percent, BiFunction<Long, Integer, Resource> make) {
            this.type = type;
            this.percent = percent;
            this.make = make;
        }

        static Kind of(Class<? extends Resource> type) {
            for (Kind kind : values()) {
                if (kind.type == type) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("type must be a kind of resource, was: " + type);
        }

        /** Rounds down, and gives what is left over to the last kind, so that all kinds together are complete. */
        int count(int all) {
            if (this != LOAD_BALANCER) {
                return all * percent / 100;
            }
            int others = 0;
            for (Kind kind : values()) {
                others += kind == this ? 0 : kind.count(all);
            }
            return all - others;
        }
    }

    private static Instance instance(long seed, int index) {
        return Instance.builder(Ids.of("i-", seed, index))
                .reservationId(Ids.of("r-", seed, index / 2))
                .volumeIds(Ids.of("vol-", seed + 1, index))
                .tag("Name", "server-" + index)
                .tag("team", "team-" + index % 40)
                .tag("environment", index % 3 == 0 ? "production" : "staging")
                .build();
    }

    private static Volume volume(long seed, int index) {
        return Volume.builder(Ids.of("vol-", seed, index))
                .sizeGib(20 + index % 200)
                .throughput(125)
                .attachedTo(Ids.of("i-", seed - 1, index))
                .tag("Name", "disk-" + index)
                .build();
    }
}
