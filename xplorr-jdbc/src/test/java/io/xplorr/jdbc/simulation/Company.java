package io.xplorr.jdbc.simulation;

import io.xplorr.jdbc.simulation.Charge.History;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A small company whose bill is as restless as bills are, and whose accounts and resources come and go. */
final class Company {
    static final String PAYER = "111122223333";
    static final String HOME = "us-east-1";
    static final String ABROAD = "eu-central-1";
    private static final String SHOP = "222233334444";
    private static final String JOINS = "333344445555";
    private static final String LEAVES = "444455556666";
    private static final LocalDate JOINED = LocalDate.of(2026, 12, 1);
    private static final LocalDate LEFT = LocalDate.of(2026, 12, 28);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 9, 1);
    private static final LocalDate FOR_EVER = LocalDate.of(2030, 1, 1);
    private static final LocalDate FIRST_LAUNCH = LocalDate.of(2026, 10, 1);
    private static final int INSTANCES = 60;

    private Company() {}

    static Bill bill() {
        List<Charge> charges = new ArrayList<>(List.of(
                Charge.usage(PAYER, Bill.COMPUTE, accruing("103.2")),
                Charge.usage(SHOP, Bill.COMPUTE, accruing("88.000001")).of("i-shop"),
                Charge.usage(SHOP, "Amazon Simple Storage Service", accruing("0.0000001")),
                Charge.usage(JOINS, "AWS Lambda", accruing("7.77").within(JOINED, FOR_EVER)),
                Charge.usage(LEAVES, "AmazonCloudWatch", hiddenFrom(LEFT, accruing("3.3"))),
                Charge.usage(SHOP, "Amazon Relational Database Service", restated("12.5")),
                Charge.usage(PAYER, "AWS Marketplace", movedInOddMonths("5", false)),
                Charge.usage(PAYER, "AWS Support", movedInOddMonths("5", true)),
                new Charge(PAYER, "AWS Support", "", "Credit", bookedLate("-31.07", 28, 4)),
                new Charge(
                        SHOP, "Amazon Relational Database Service", "", "Refund", bookedLate("-2.000000003", 15, 20)),
                new Charge(PAYER, Bill.COMPUTE, "", "RIFee", constant("24")),
                new Charge(PAYER, Bill.COMPUTE, "", "DiscountedUsage", accruing("11"))));
        for (int i = 0; i < INSTANCES; i++) {
            LocalDate launched = launchOf(i);
            charges.add(Charge.usage(PAYER, Bill.COMPUTE, accruing("1." + i).within(launched, launched.plusDays(60)))
                    .of(idOf(i)));
        }
        return new Bill(List.copyOf(charges));
    }

    static Estate estate(Bill bill, Supplier<LocalDate> today) {
        Estate.Builder estate = Estate.builder()
                .account(PAYER, "Payer")
                .account(SHOP, "Shop")
                .account(Account.of(JOINS, "Joins").withJoined(startOf(JOINED)))
                .account(Account.of(LEAVES, "Leaves").withLeft(startOf(LEFT)))
                .organization("o-example", PAYER)
                .cost(bill.charges().stream().map(charge -> charge.line(today)).toList());
        for (int i = 0; i < INSTANCES; i++) {
            // Noon, so that no sync meets the hour in which EC2 still shows what has ended.
            Instant launched = startOf(launchOf(i)).plus(12, ChronoUnit.HOURS);
            Instant ended = launched.plus(60, ChronoUnit.DAYS);
            estate.place(
                    PAYER,
                    i % 3 == 0 ? ABROAD : HOME,
                    Instance.builder(idOf(i)).created(launched).ended(ended).build(),
                    Volume.builder("vol-%04d".formatted(i)).created(launched).build());
        }
        return estate.build();
    }

    private static String idOf(int instance) {
        return "i-%04d".formatted(instance);
    }

    private static LocalDate launchOf(int instance) {
        return FIRST_LAUNCH.plusDays(8L * instance);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static History constant(String amount) {
        Optional<BigDecimal> quantity = Optional.of(new BigDecimal(amount));
        History history = (day, readOn) -> quantity;
        return history.within(LONG_AGO, FOR_EVER);
    }

    /** Once an account has left, the payer is shown none of its past: the harshest that a provider could do to history. */
    private static History hiddenFrom(LocalDate left, History usage) {
        return (day, readOn) -> readOn.isBefore(left) ? usage.quantity(day, readOn) : Optional.empty();
    }

    /** A day is billed in part on the day itself and on the next, and in full from then on. */
    private static History accruing(String base) {
        BigDecimal daily = new BigDecimal(base);
        History history = (day, readOn) -> {
            BigDecimal full = daily.add(BigDecimal.valueOf(day.getDayOfYear(), 7));
            long age = ChronoUnit.DAYS.between(day, readOn);
            String part = age <= 0 ? "0.41" : age == 1 ? "0.93" : "1";
            return Optional.of(full.multiply(new BigDecimal(part)));
        };
        return history.within(LONG_AGO, FOR_EVER);
    }

    /** Each month is corrected on the 8th of the next one, while it is open, and every third month once more when closed. */
    private static History restated(String base) {
        History usage = accruing(base);
        return (day, readOn) -> usage.quantity(day, readOn).map(quantity -> {
            BigDecimal once = readOn.isBefore(nextMonth(day, 1, 8)) ? quantity : quantity.multiply(factor("1.0375"));
            boolean twice = day.getMonthValue() % 3 == 0 && !readOn.isBefore(nextMonth(day, 2, 25));
            return twice ? once.multiply(factor("0.9")) : once;
        });
    }

    /** The group of one service vanishes after odd months have closed, and its cost turns up under another. */
    private static History movedInOddMonths(String amount, boolean afterwards) {
        History usage = constant(amount);
        return (day, readOn) -> {
            boolean moved = day.getMonthValue() % 2 == 1 && !readOn.isBefore(nextMonth(day, 1, 18));
            return moved == afterwards ? usage.quantity(day, readOn) : Optional.empty();
        };
    }

    /** A charge for one day of each month that appears on a day of the next one. */
    private static History bookedLate(String amount, int dayOfMonth, int bookedOn) {
        History usage = constant(amount);
        return (day, readOn) -> day.getDayOfMonth() == dayOfMonth && !readOn.isBefore(nextMonth(day, 1, bookedOn))
                ? usage.quantity(day, readOn)
                : Optional.empty();
    }

    private static LocalDate nextMonth(LocalDate day, int months, int dayOfMonth) {
        return day.withDayOfMonth(1).plusMonths(months).withDayOfMonth(dayOfMonth);
    }

    private static BigDecimal factor(String factor) {
        return new BigDecimal(factor);
    }
}
