package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What something cost in one period, at one {@link Grain}. The fields map on the FOCUS columns. Immutable and
 * thread-safe.
 *
 * <p>Amounts are exact, as received. An absent basis is absent from {@link #costs}, never 0; rows of 0 are kept.
 */
public sealed interface CostRecord extends CloudRecord permits CostRecordRow {
    static Builder builder(Origin origin) {
        return new Builder(origin);
    }
    /** Returns how finely the cost is broken down. */
    Grain grain();
    /** Returns the period that the charge is for. */
    Window chargePeriod();
    /** Returns the period that the charge is invoiced in. */
    Optional<Window> billingPeriod();
    /** Returns whether the provider may still change the amount; {@code false} by default. */
    boolean estimated();
    /** Returns whether the billing period may still change; {@code UNKNOWN} by default. */
    PeriodStatus periodStatus();
    /** Returns who pays. */
    Optional<Ref> billingAccount();
    /** Returns who used it. */
    Optional<Ref> subAccount();
    /** Returns what the charge is; {@code UNKNOWN} by default. */
    ChargeCategory chargeCategory();
    /** Returns the provider's word for what the charge is. */
    Optional<String> nativeChargeType();
    /** Returns whether the charge corrects an earlier invoice; {@code false} by default. */
    boolean correction();
    /** Returns who sells, hosts and invoices. */
    Optional<Parties> parties();
    /** Returns what was used. */
    Optional<Service> service();
    /** Returns where it was used. */
    Optional<Place> place();
    /** Returns which resource was used. */
    Optional<BilledResource> resource();
    /** Returns which item of the price list was charged. */
    Optional<Sku> sku();
    /** Returns how it was priced. */
    Optional<PricingCategory> pricingCategory();
    /** Returns how much was used; only where the grain fixes the unit. */
    Optional<Quantity> usage();
    /** Returns how much was charged for, and at which unit prices. */
    Optional<Pricing> pricing();
    /** Returns the ISO 4217 code of {@link #costs}. */
    String currency();
    /** Returns the ISO 4217 code of {@link #pricing}, where it differs. */
    Optional<String> pricingCurrency();
    /** Returns units of {@link #currency} for one of {@link #pricingCurrency}. */
    Optional<BigDecimal> exchangeRate();
    /** Returns the commitment that covers the usage or was bought. */
    Optional<Commitment> commitment();
    /** Returns the invoice. */
    Optional<String> invoiceId();
    /** Returns the amounts by basis, each exact, in {@link #currency}. */
    Map<CostBasis, BigDecimal> costs();

    /** Returns the tags; a key that is present with a null value is known to be unset. */
    Map<String, @Nullable String> tags();

    /** Returns the cost categories; a key that is present with a null value is known to be unset. */
    Map<String, @Nullable String> costCategories();

    /** Returns what the provider says besides, by its own names. */
    Map<String, String> extensions();

    /** Returns the amount of one basis, which can be added only to its like. */
    default Optional<CostAmount> amount(CostBasis basis) {
        return Optional.ofNullable(costs().get(basis)).map(value -> new CostAmount(value, currency(), basis, grain()));
    }

    /** Returns FOCUS's BilledCost: net unblended cost, else unblended cost. */
    default Optional<CostAmount> billed() {
        return amount(CostBasis.NET_UNBLENDED).or(() -> amount(CostBasis.UNBLENDED));
    }

    /** Returns FOCUS's EffectiveCost: net amortized cost, else amortized cost. */
    default Optional<CostAmount> effective() {
        return amount(CostBasis.NET_AMORTIZED).or(() -> amount(CostBasis.AMORTIZED));
    }

    @Override
    default Optional<Instant> periodStart() {
        return Optional.of(chargePeriod().start());
    }

    /**
     * Who took part in the sale.
     *
     * @param serviceProvider who sells
     * @param hostProvider whose machines it runs on
     * @param invoiceIssuer who sends the invoice
     */
    record Parties(String serviceProvider, Optional<String> hostProvider, String invoiceIssuer) {}

    /**
     * What was used.
     *
     * @param name the provider's display name
     * @param nativeCode the provider's code
     * @param category FOCUS's ServiceCategory
     * @param subcategory FOCUS's ServiceSubcategory
     */
    record Service(String name, Optional<String> nativeCode, Optional<String> category, Optional<String> subcategory) {
        public static Service of(String name) {
            return new Service(name, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Where it was used. */
    record Place(Optional<String> regionId, Optional<String> zone) {}

    /** Which resource was used, in the provider's words. */
    record BilledResource(String id, Optional<String> name, Optional<String> type) {
        public static BilledResource of(String id) {
            return new BilledResource(id, Optional.empty(), Optional.empty());
        }
    }

    /** Which item of the price list was charged, in the provider's words. */
    record Sku(Optional<String> id, Optional<String> priceId, Optional<String> meter, Map<String, String> details) {
        public Sku {
            details = Map.copyOf(details);
        }

        public static Sku meter(String meter) {
            return new Sku(Optional.empty(), Optional.empty(), Optional.of(meter), Map.of());
        }
    }

    /** How much was charged for, and at which unit prices. */
    record Pricing(
            Optional<Quantity> quantity,
            Optional<BigDecimal> listUnitPrice,
            Optional<BigDecimal> contractedUnitPrice) {}

    /**
     * A commitment such as a savings plan or a reservation.
     *
     * @param type the provider's word for what it is
     * @param used whether the charge is for the used part; empty where the provider does not say
     */
    record Commitment(
            String id,
            Optional<String> name,
            Optional<CommitmentKind> kind,
            Optional<String> type,
            Optional<Boolean> used,
            Optional<Quantity> quantity) {
        public static Commitment of(String id) {
            return new Commitment(
                    id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Builds a {@link CostRecord}. Not thread-safe. */
    final class Builder {
        private final Origin origin;
        private @Nullable Grain grain;
        private @Nullable Window chargePeriod;
        private @Nullable Window billingPeriod;
        private boolean estimated = false;
        private PeriodStatus periodStatus = PeriodStatus.UNKNOWN;
        private @Nullable Ref billingAccount;
        private @Nullable Ref subAccount;
        private ChargeCategory chargeCategory = ChargeCategory.UNKNOWN;
        private @Nullable String nativeChargeType;
        private boolean correction = false;
        private @Nullable Parties parties;
        private @Nullable Service service;
        private @Nullable Place place;
        private @Nullable BilledResource resource;
        private @Nullable Sku sku;
        private @Nullable PricingCategory pricingCategory;
        private @Nullable Quantity usage;
        private @Nullable Pricing pricing;
        private @Nullable String currency;
        private @Nullable String pricingCurrency;
        private @Nullable BigDecimal exchangeRate;
        private @Nullable Commitment commitment;
        private @Nullable String invoiceId;
        private final EnumMap<CostBasis, BigDecimal> costs = new EnumMap<>(CostBasis.class);
        private final TreeMap<String, @Nullable String> tags = new TreeMap<>();
        private final TreeMap<String, @Nullable String> costCategories = new TreeMap<>();
        private final TreeMap<String, String> extensions = new TreeMap<>();

        private Builder(Origin origin) {
            this.origin = Objects.requireNonNull(origin, "origin");
        }

        public Builder grain(Grain grain) {
            this.grain = Objects.requireNonNull(grain, "grain");
            return this;
        }

        public Builder chargePeriod(Window chargePeriod) {
            this.chargePeriod = Objects.requireNonNull(chargePeriod, "chargePeriod");
            return this;
        }

        public Builder billingPeriod(Window billingPeriod) {
            this.billingPeriod = Objects.requireNonNull(billingPeriod, "billingPeriod");
            return this;
        }

        public Builder estimated(boolean estimated) {
            this.estimated = estimated;
            return this;
        }

        public Builder periodStatus(PeriodStatus periodStatus) {
            this.periodStatus = Objects.requireNonNull(periodStatus, "periodStatus");
            return this;
        }

        public Builder billingAccount(Ref billingAccount) {
            this.billingAccount = Objects.requireNonNull(billingAccount, "billingAccount");
            return this;
        }

        public Builder subAccount(Ref subAccount) {
            this.subAccount = Objects.requireNonNull(subAccount, "subAccount");
            return this;
        }

        public Builder chargeCategory(ChargeCategory chargeCategory) {
            this.chargeCategory = Objects.requireNonNull(chargeCategory, "chargeCategory");
            return this;
        }

        public Builder nativeChargeType(String nativeChargeType) {
            this.nativeChargeType = Objects.requireNonNull(nativeChargeType, "nativeChargeType");
            return this;
        }

        public Builder correction(boolean correction) {
            this.correction = correction;
            return this;
        }

        public Builder parties(Parties parties) {
            this.parties = Objects.requireNonNull(parties, "parties");
            return this;
        }

        public Builder service(Service service) {
            this.service = Objects.requireNonNull(service, "service");
            return this;
        }

        public Builder place(Place place) {
            this.place = Objects.requireNonNull(place, "place");
            return this;
        }

        public Builder resource(BilledResource resource) {
            this.resource = Objects.requireNonNull(resource, "resource");
            return this;
        }

        public Builder sku(Sku sku) {
            this.sku = Objects.requireNonNull(sku, "sku");
            return this;
        }

        public Builder pricingCategory(PricingCategory pricingCategory) {
            this.pricingCategory = Objects.requireNonNull(pricingCategory, "pricingCategory");
            return this;
        }

        public Builder usage(Quantity usage) {
            this.usage = Objects.requireNonNull(usage, "usage");
            return this;
        }

        public Builder pricing(Pricing pricing) {
            this.pricing = Objects.requireNonNull(pricing, "pricing");
            return this;
        }

        public Builder currency(String currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
            return this;
        }

        public Builder pricingCurrency(String pricingCurrency) {
            this.pricingCurrency = Objects.requireNonNull(pricingCurrency, "pricingCurrency");
            return this;
        }

        public Builder exchangeRate(BigDecimal exchangeRate) {
            this.exchangeRate = Objects.requireNonNull(exchangeRate, "exchangeRate");
            return this;
        }

        public Builder commitment(Commitment commitment) {
            this.commitment = Objects.requireNonNull(commitment, "commitment");
            return this;
        }

        public Builder invoiceId(String invoiceId) {
            this.invoiceId = Objects.requireNonNull(invoiceId, "invoiceId");
            return this;
        }

        /** Adds the amount of one basis, replacing an earlier one. */
        public Builder cost(CostBasis basis, BigDecimal amount) {
            costs.put(basis, Objects.requireNonNull(amount, "amount"));
            return this;
        }

        /** Adds a tag; a null {@code value} says that the tag is known to be unset. */
        public Builder tag(String key, @Nullable String value) {
            tags.put(key, value);
            return this;
        }

        /** Adds a cost category; a null {@code value} says that it is known to be unset. */
        public Builder costCategory(String name, @Nullable String value) {
            costCategories.put(name, value);
            return this;
        }

        public Builder extension(String name, String value) {
            extensions.put(name, Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Builds the record.
         *
         * @throws IllegalArgumentException if grain, charge period or currency is missing
         */
        public CostRecord build() {
            return new CostRecordRow(
                    origin,
                    required(grain, "grain"),
                    required(chargePeriod, "chargePeriod"),
                    Optional.ofNullable(billingPeriod),
                    estimated,
                    periodStatus,
                    Optional.ofNullable(billingAccount),
                    Optional.ofNullable(subAccount),
                    chargeCategory,
                    Optional.ofNullable(nativeChargeType),
                    correction,
                    Optional.ofNullable(parties),
                    Optional.ofNullable(service),
                    Optional.ofNullable(place),
                    Optional.ofNullable(resource),
                    Optional.ofNullable(sku),
                    Optional.ofNullable(pricingCategory),
                    Optional.ofNullable(usage),
                    Optional.ofNullable(pricing),
                    required(currency, "currency"),
                    Optional.ofNullable(pricingCurrency),
                    Optional.ofNullable(exchangeRate),
                    Optional.ofNullable(commitment),
                    Optional.ofNullable(invoiceId),
                    Collections.unmodifiableMap(costs.clone()),
                    Collections.unmodifiableMap(new TreeMap<>(tags)),
                    Collections.unmodifiableMap(new TreeMap<>(costCategories)),
                    Collections.unmodifiableMap(new TreeMap<>(extensions)));
        }

        private static <T> T required(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalArgumentException(name + " of a cost record must be given");
            }
            return value;
        }
    }
}
