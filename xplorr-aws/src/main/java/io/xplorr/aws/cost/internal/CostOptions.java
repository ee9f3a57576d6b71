package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostBreakdown;
import java.util.List;

/**
 * What can be chosen about cost.
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
}
