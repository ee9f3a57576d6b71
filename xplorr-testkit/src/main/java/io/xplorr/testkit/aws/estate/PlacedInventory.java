package io.xplorr.testkit.aws.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The resources that were placed one by one. */
final class PlacedInventory implements Inventory {
    private final Map<Place, List<Resource>> resources;

    private record Place(Class<? extends Resource> kind, String accountId, String region) {}

    private PlacedInventory(Map<Place, List<Resource>> resources) {
        this.resources = resources;
    }

    @Override
    public <R extends Resource> List<R> resources(Class<R> kind, String accountId, String region) {
        return resources.getOrDefault(new Place(kind, accountId, region), List.of()).stream()
                .map(kind::cast)
                .toList();
    }

    @Override
    public boolean contains(Class<? extends Resource> kind, String accountId, String region, String id) {
        return resources.getOrDefault(new Place(kind, accountId, region), List.of()).stream()
                .anyMatch(it -> it.id().equals(id));
    }

    static final class Builder {
        private final Map<Place, List<Resource>> resources = new HashMap<>();

        void place(String accountId, String region, Resource resource) {
            resources
                    .computeIfAbsent(new Place(resource.getClass(), accountId, region), place -> new ArrayList<>())
                    .add(resource);
        }

        PlacedInventory build() {
            Map<Place, List<Resource>> copy = new HashMap<>();
            resources.forEach((place, placed) -> copy.put(place, List.copyOf(placed)));
            return new PlacedInventory(copy);
        }
    }
}
