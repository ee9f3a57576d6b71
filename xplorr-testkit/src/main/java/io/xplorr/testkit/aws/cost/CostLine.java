package io.xplorr.testkit.aws.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row of the bill: what it is by every dimension, how much of it is used each day, and what a unit costs
 * by every metric. An amount is quantity × rate, exactly. Immutable and thread-safe.
 */
public final class CostLine {
    private final Map<String, String> dimensions;
    private final Map<String, String> tags;
    private final Map<CostMetric, BigDecimal> rates;
    private final String unit;
    private final BigDecimal publicPrice;
    private final DailyQuantity quantity;
    private final @Nullable LocalDate bookedOn;
    private final int bookedDaysAfterMonth;
    private final @Nullable LocalDate withdrawnOn;
    private final List<BigDecimal> arrivals;

    private CostLine(Builder builder) {
        this.dimensions = Map.copyOf(builder.dimensions);
        this.tags = Map.copyOf(builder.tags);
        this.rates = Collections.unmodifiableMap(new EnumMap<>(builder.rates));
        this.unit = builder.unit;
        this.publicPrice = builder.publicPrice;
        this.quantity = builder.quantity;
        this.bookedOn = builder.bookedOn;
        this.bookedDaysAfterMonth = builder.bookedDaysAfterMonth;
        this.withdrawnOn = builder.withdrawnOn;
        this.arrivals = builder.arrivals;
    }

    private CostLine(CostLine line, DailyQuantity quantity) {
        this.dimensions = line.dimensions;
        this.tags = line.tags;
        this.rates = line.rates;
        this.unit = line.unit;
        this.publicPrice = line.publicPrice;
        this.quantity = quantity;
        this.bookedOn = line.bookedOn;
        this.bookedDaysAfterMonth = line.bookedDaysAfterMonth;
        this.withdrawnOn = line.withdrawnOn;
        this.arrivals = line.arrivals;
    }

    /** Starts a line of usage, in US dollars, without a region. */
    public static Builder of(String accountId, String service) {
        return new Builder().dimension("LINKED_ACCOUNT", accountId).dimension("SERVICE", service);
    }

    public String accountId() {
        return dimension("LINKED_ACCOUNT");
    }

    /** Returns the value of a dimension, named as in Cost Explorer; where there is none, such as {@code NoRegion}. */
    public String dimension(String name) {
        String value = dimensions.get(name);
        return value != null ? value : Dimensions.absent(name);
    }

    /** Tells whether the line says anything about a dimension. */
    public boolean has(String dimension) {
        return dimensions.containsKey(dimension);
    }

    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** Returns the unit of the quantity, such as {@code Hrs}. */
    public String unit() {
        return unit;
    }

    /** Returns what a unit costs who has no reservation; zero where nobody asks. */
    public BigDecimal publicPrice() {
        return publicPrice;
    }

    BigDecimal rate(CostMetric metric) {
        return rates.getOrDefault(metric, BigDecimal.ZERO);
    }

    /** Returns the quantity of a day as the bill tells it on the day {@code today}. */
    Optional<BigDecimal> quantity(LocalDate day, LocalDate today) {
        return isBooked(day, today) ? quantity.on(day).map(whole -> arrived(whole, day, today)) : Optional.empty();
    }

    private BigDecimal arrived(BigDecimal whole, LocalDate day, LocalDate today) {
        long age = ChronoUnit.DAYS.between(day, today);
        return age < arrivals.size() ? whole.multiply(arrivals.get((int) age)) : whole;
    }

    /** Returns what is left of the line on the days from {@code from} until before {@code until}. */
    public CostLine within(LocalDate from, LocalDate until) {
        return new CostLine(
                this, day -> day.isBefore(from) || !day.isBefore(until) ? Optional.empty() : quantity.on(day));
    }

    private boolean isBooked(LocalDate day, LocalDate today) {
        if (withdrawnOn != null && !today.isBefore(withdrawnOn)) {
            return false;
        }
        if (bookedDaysAfterMonth > 0) {
            LocalDate nextMonth = day.withDayOfMonth(1).plusMonths(1);
            return !today.isBefore(nextMonth.plusDays(bookedDaysAfterMonth - 1L));
        }
        return !day.isAfter(today) && (bookedOn == null || !today.isBefore(bookedOn));
    }

    @Override
    public String toString() {
        return "CostLine" + dimensions;
    }

    /** Builds a {@link CostLine}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> dimensions = new HashMap<>(Map.of("RECORD_TYPE", "Usage"));
        private final Map<String, String> tags = new HashMap<>();
        private final Map<CostMetric, BigDecimal> rates =
                new EnumMap<>(Map.of(CostMetric.USAGE_QUANTITY, BigDecimal.ONE));
        private String unit = "N/A";
        private BigDecimal publicPrice = BigDecimal.ZERO;
        private DailyQuantity quantity = day -> Optional.empty();
        private @Nullable LocalDate bookedOn;
        private int bookedDaysAfterMonth;
        private @Nullable LocalDate withdrawnOn;
        private List<BigDecimal> arrivals = List.of();

        private Builder() {}

        /** Sets a dimension by Cost Explorer's name for it, such as {@code INSTANCE_TYPE}. */
        public Builder dimension(String name, String value) {
            dimensions.put(name, value);
            return this;
        }

        public Builder region(String region) {
            return dimension("REGION", region);
        }

        public Builder usageType(String usageType) {
            return dimension("USAGE_TYPE", usageType);
        }

        public Builder operation(String operation) {
            return dimension("OPERATION", operation);
        }

        /** Sets the record type, such as {@code Tax} or {@code Credit}; {@code Usage} by default. */
        public Builder recordType(String recordType) {
            return dimension("RECORD_TYPE", recordType);
        }

        /** Sets the resource; only GetCostAndUsageWithResources tells it. */
        public Builder resource(String resourceId) {
            return dimension("RESOURCE_ID", resourceId);
        }

        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        public Builder tags(Map<String, String> tags) {
            this.tags.putAll(tags);
            return this;
        }

        /** Sets the price of a unit in all five cost metrics, as it is without discounts and commitments. */
        public Builder rate(String price) {
            BigDecimal shared = new BigDecimal(price);
            for (CostMetric metric : CostMetric.values()) {
                if (metric.isCost()) {
                    rates.put(metric, shared);
                }
            }
            return this;
        }

        /** Sets what a unit counts for in one metric. */
        public Builder rate(CostMetric metric, String amount) {
            rates.put(metric, new BigDecimal(amount));
            return this;
        }

        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        /** Sets what a unit would cost on demand, for usage that a reservation pays. */
        public Builder publicPrice(String price) {
            this.publicPrice = new BigDecimal(price);
            return this;
        }

        public Builder quantity(DailyQuantity quantity) {
            this.quantity = quantity;
            return this;
        }

        /** Makes the line cost this many dollars on each day from {@code from} until before {@code until}. */
        public Builder daily(LocalDate from, LocalDate until, String amount) {
            return rate("1").quantity(DailyQuantity.between(from, until, new BigDecimal(amount)));
        }

        /** Makes the line cost this many dollars on one day. */
        public Builder on(LocalDate day, String amount) {
            return daily(day, day.plusDays(1), amount);
        }

        /** Lets the line appear on the bill from this day on only, like a credit that arrives late. */
        public Builder bookedOn(LocalDate day) {
            this.bookedOn = day;
            return this;
        }

        /** Lets each day's row appear only on this day of the following month, like a credit for a closed month. */
        public Builder bookedOnDayOfNextMonth(int day) {
            this.bookedDaysAfterMonth = day;
            return this;
        }

        /**
         * Lets the line vanish from the bill on this day, all its days at once. With another line that is booked on the
         * same day it is a restatement; without one, a group that is gone.
         */
        public Builder withdrawnOn(LocalDate day) {
            this.withdrawnOn = day;
            return this;
        }

        /**
         * Sets which share of a day's usage is on the bill on the day itself, the day after, and so on, each from 0 to 1;
         * then all of it is. All of it at once by default.
         */
        public Builder arriving(String... shares) {
            this.arrivals = Stream.of(shares).map(Builder::share).toList();
            return this;
        }

        private static BigDecimal share(String text) {
            BigDecimal share = new BigDecimal(text);
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("shares must be from 0 to 1, was: " + text);
            }
            return share;
        }

        public CostLine build() {
            return new CostLine(this);
        }
    }
}
