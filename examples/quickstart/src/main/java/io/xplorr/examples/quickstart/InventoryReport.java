package io.xplorr.examples.quickstart;

import io.xplorr.record.ResourceRecord;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints how many resources there are, by type and region. */
final class InventoryReport {
    private final List<ResourceRecord> resources;

    InventoryReport(List<ResourceRecord> resources) {
        this.resources = resources;
    }

    void print(PrintStream out) {
        SortedSet<String> regions =
                resources.stream().map(InventoryReport::region).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Map<String, Long>> counts = resources.stream()
                .collect(Collectors.groupingBy(
                        resource -> resource.type().value(),
                        TreeMap::new,
                        Collectors.groupingBy(InventoryReport::region, Collectors.counting())));
        Table table = new Table().row("", List.copyOf(regions));
        counts.forEach((type, byRegion) -> table.row(
                type,
                regions.stream()
                        .map(region -> Long.toString(byRegion.getOrDefault(region, 0L)))
                        .toList()));

        Heading.print(out, "Inventory of the production account");
        table.print(out);
    }

    private static String region(ResourceRecord resource) {
        return resource.regionId().orElse("(no region)");
    }
}
