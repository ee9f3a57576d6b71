package io.xplorr.jdbc.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The truth about cost: reckoned from the charges themselves, without the fake AWS. */
record Bill(List<Charge> charges) {
    static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";

    /** Returns the quantity of each day, account and service as the bill says on a day. */
    Map<String, BigDecimal> byAccountAndService(LocalDate from, LocalDate until, LocalDate readOn) {
        return sums(from, until, readOn, charge -> true, charge -> charge.account() + " " + charge.service());
    }

    /** Returns the quantity of each day and resource of the compute service. */
    Map<String, BigDecimal> byResource(LocalDate day, LocalDate readOn) {
        return sums(
                day,
                day.plusDays(1),
                readOn,
                charge -> charge.service().equals(COMPUTE),
                charge -> charge.resource() + " " + charge.service());
    }

    /** Returns the hours of a day that were charged as one record type. */
    BigDecimal hours(String recordType, LocalDate day, LocalDate readOn) {
        return sums(day, day.plusDays(1), readOn, charge -> charge.recordType().equals(recordType), Charge::recordType)
                .values()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, BigDecimal> sums(
            LocalDate from,
            LocalDate until,
            LocalDate readOn,
            Predicate<Charge> filter,
            Function<Charge, String> group) {
        LocalDate end = until.isAfter(readOn) ? readOn.plusDays(1) : until;
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Charge charge : charges.stream().filter(filter).toList()) {
            for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
                String key = day + " " + group.apply(charge);
                charge.history()
                        .quantity(day, readOn)
                        .ifPresent(quantity -> sums.merge(key, quantity, BigDecimal::add));
            }
        }
        return sums;
    }
}
