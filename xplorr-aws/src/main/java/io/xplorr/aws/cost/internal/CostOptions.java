package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostBreakdown;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be chosen about cost. Immutable and thread-safe.
 *
 * @param resourceServices the services whose cost is read by resource
 * @param reservationServices the services whose reservations are read
 * @param dimensions the dimensions whose values are read, by Cost Explorer's names
 * @param tagKeys the tags whose values are read
 * @param settlingDay the day of the next month from which on a month is taken for closed
 */
public record CostOptions(
        List<CostBreakdown> breakdowns,
        List<String> resourceServices,
        List<String> reservationServices,
        List<String> dimensions,
        List<String> tagKeys,
        int settlingDay) {
    public CostOptions {
        breakdowns = List.copyOf(breakdowns);
        resourceServices = List.copyOf(resourceServices);
        reservationServices = List.copyOf(reservationServices);
        dimensions = List.copyOf(dimensions);
        tagKeys = List.copyOf(tagKeys);
    }

    /** Returns what holds where nothing is chosen. */
    public static CostOptions defaults() {
        return new CostOptions(
                List.of(),
                List.of("Amazon Elastic Compute Cloud - Compute"),
                // All that Cost Explorer is documented to take: GetReservationUtilization, Filter (read November 2026).
                List.of(
                        "Amazon Elastic Compute Cloud - Compute",
                        "Amazon Relational Database Service",
                        "Amazon ElastiCache",
                        "Amazon Redshift",
                        "Amazon Elasticsearch Service"),
                List.of("LINKED_ACCOUNT", "SERVICE", "REGION", "RECORD_TYPE"),
                List.of(),
                10);
    }

    /**
     * Adds a breakdown.
     *
     * @throws IllegalArgumentException if there is one of that name already
     */
    public CostOptions withBreakdown(CostBreakdown breakdown) {
        if (breakdowns.stream().anyMatch(other -> other.dataset().equals(breakdown.dataset()))) {
            throw new IllegalArgumentException("breakdown " + breakdown.dataset() + " has been added already");
        }
        List<CostBreakdown> more = new ArrayList<>(breakdowns);
        more.add(breakdown);
        return new CostOptions(more, resourceServices, reservationServices, dimensions, tagKeys, settlingDay);
    }

    /**
     * Replaces the services whose cost is read by resource.
     *
     * @throws IllegalArgumentException if there are none
     */
    public CostOptions withResourceServices(List<String> services) {
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services must not be empty");
        }
        return new CostOptions(breakdowns, services, reservationServices, dimensions, tagKeys, settlingDay);
    }

    public CostOptions withReservationServices(List<String> services) {
        return new CostOptions(breakdowns, resourceServices, services, dimensions, tagKeys, settlingDay);
    }

    public CostOptions withDimensions(List<String> replacement) {
        return new CostOptions(breakdowns, resourceServices, reservationServices, replacement, tagKeys, settlingDay);
    }

    public CostOptions withTagKeys(List<String> keys) {
        return new CostOptions(breakdowns, resourceServices, reservationServices, dimensions, keys, settlingDay);
    }

    /**
     * Replaces the settling day.
     *
     * @throws IllegalArgumentException if {@code day} is not 1 to 28
     */
    public CostOptions withSettlingDay(int day) {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("day must be 1 to 28, was: " + day);
        }
        return new CostOptions(breakdowns, resourceServices, reservationServices, dimensions, tagKeys, day);
    }
}
