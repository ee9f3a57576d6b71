package io.xplorr.examples.cli.show;

import io.xplorr.jdbc.InventoryItem;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The resources of one type in one region. Immutable and thread-safe.
 *
 * @param observedAt when the oldest knowledge of any was got
 * @param oldest when the oldest was made, where any tells
 * @param retired whether the region is in use no more, so that nobody looks again
 */
record InventoryGroup(
        ResourceType type, Scope region, int count, Instant observedAt, Optional<Instant> oldest, boolean retired) {
    /** Groups resources, in their order. */
    static List<InventoryGroup> of(Collection<InventoryItem> items) {
        Map<Place, List<InventoryItem>> places = items.stream()
                .collect(Collectors.groupingBy(
                        item -> new Place(item.type(), item.scope()), LinkedHashMap::new, Collectors.toList()));
        return places.entrySet().stream()
                .map(place -> of(place.getKey(), place.getValue()))
                .toList();
    }

    private static InventoryGroup of(Place place, List<InventoryItem> items) {
        return new InventoryGroup(
                place.type,
                place.region,
                items.size(),
                items.stream()
                        .map(InventoryItem::observedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                items.stream().flatMap(item -> item.createdAt().stream()).min(Comparator.naturalOrder()),
                items.stream().allMatch(InventoryItem::retired));
    }

    private record Place(ResourceType type, Scope region) {}
}
