package io.xplorr.testkit.aws.cost;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question to a {@link CostCube}.
 *
 * @param periods the spans of time to sum over
 * @param filter which lines count
 * @param groupBy what the sums are told apart by: each gives the value of a line; empty for one sum
 * @param today the day on which the bill is read
 */
public record CostQuery(
        List<CostPeriod> periods,
        Predicate<CostLine> filter,
        List<Function<CostLine, String>> groupBy,
        LocalDate today) {
    public CostQuery {
        periods = List.copyOf(periods);
        groupBy = List.copyOf(groupBy);
    }
}
