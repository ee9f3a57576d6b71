package io.xplorr.jdbc.simulation;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kind of row of the simulated bill.
 *
 * @param resource the resource, or empty for none
 * @param recordType as Cost Explorer has it, such as {@code Usage}
 */
record Charge(String account, String service, String resource, String recordType, History history) {
    /** What a unit of quantity costs in each metric. */
    static final Map<CostMetric, BigDecimal> RATES = Map.of(
            CostMetric.UNBLENDED, new BigDecimal("1"),
            CostMetric.NET_UNBLENDED, new BigDecimal("0.97"),
            CostMetric.AMORTIZED, new BigDecimal("0.9"),
            CostMetric.NET_AMORTIZED, new BigDecimal("0.873"),
            CostMetric.BLENDED, new BigDecimal("1.0101"));

    /** What the bill says, which changes with time. */
    @FunctionalInterface
    interface History {
        /** Returns the quantity of {@code day} on a bill that is read on {@code readOn}; empty for no such row. */
        Optional<BigDecimal> quantity(LocalDate day, LocalDate readOn);

        default History within(LocalDate from, LocalDate until) {
            return (day, readOn) ->
                    day.isBefore(from) || !day.isBefore(until) ? Optional.empty() : quantity(day, readOn);
        }
    }

    static Charge usage(String account, String service, History history) {
        return new Charge(account, service, "", "Usage", history);
    }

    Charge of(String resource) {
        return new Charge(account, service, resource, recordType, history);
    }

    /** Returns the row as the fake AWS bills it, read on whatever day it is there. */
    CostLine line(Supplier<LocalDate> today) {
        CostLine.Builder line = CostLine.of(account, service)
                .recordType(recordType)
                .unit("Hrs")
                .quantity(day -> history.quantity(day, today.get()));
        RATES.forEach((metric, rate) -> line.rate(metric, rate.toPlainString()));
        if (!resource.isEmpty()) {
            line.resource(resource);
        }
        if (recordType.equals("RIFee") || recordType.equals("DiscountedUsage")) {
            line.dimension("RESERVATION_ID", "r-1").dimension("SUBSCRIPTION_ID", "s-1");
        }
        return line.build();
    }
}
