package io.xplorr.aws.cost;

import io.xplorr.record.DatasetId;

/**
 * What Cost Explorer tells. Each call, that is each page, costs USD 0.01.
 *
 * <p>Amounts are exact, as Cost Explorer sends them, in all five cost metrics: unblended, net unblended, amortized, net
 * amortized and blended. Days are UTC days. A period that Cost Explorer calls estimated is marked so, and read again.
 */
public final class CostDatasets {
    /**
     * Cost by day, member account and service; this month and 13 before, a slice for each month.
     *
     * <p>Source: {@code ce:GetCostAndUsage}. One {@code CostRecord} for each day, account and service; the account's name
     * comes with it.
     */
    public static final DatasetId DAILY = DatasetId.of("cost.daily");
    /**
     * Cost by month, member account and service, for the months before those that {@link #DAILY} reaches: 14 to 37 months
     * ago. Off by default; the management account has to switch on multi-year data, and the request has to ask for so many
     * months ({@code SyncRequest.builder().historyMonths(37)}), or there is nothing to read.
     *
     * <p>Source: {@code ce:GetCostAndUsage}. One {@code CostRecord} for each month, account and service.
     */
    public static final DatasetId MONTHLY = DatasetId.of("cost.monthly");
    /**
     * Cost by day, resource and service; the last 14 days, a slice for each day, once a day. Off by default; the management
     * account has to opt in to resource-level data. Older days are kept as they age out of AWS's 14.
     *
     * <p>Source: {@code ce:GetCostAndUsageWithResources}. One {@code CostRecord} for each day, resource and service; what
     * belongs to no resource is one record without.
     */
    public static final DatasetId RESOURCES = DatasetId.of("cost.resources");
    /**
     * What the account is expected to cost: day by day for 3 months, and month by month for 12, from today, once a day.
     *
     * <p>Source: {@code ce:GetCostForecast}, two calls. One {@code ForecastRecord} for each period and one for each total, of
     * unblended cost, with an interval of 80 %. A young account has none yet.
     */
    public static final DatasetId FORECAST = DatasetId.of("cost.forecast");
    /**
     * How well reservations were used, and how much usage they covered: the 31 days before today, a slice for each, once a
     * day.
     *
     * <p>Sources: {@code ce:GetReservationUtilization}, a call for each service that can have reservations, and {@code
     * ce:GetReservationCoverage}, a call for each that has. One {@code CommitmentUtilization} and one {@code
     * CommitmentCoverage} for each day and service, in hours, with the service as group {@code SERVICE}.
     */
    public static final DatasetId RESERVATIONS = DatasetId.of("commitments.reservations");
    /**
     * How well Savings Plans were used, and how much spend they covered: the 31 days before yesterday, a slice for each, once a
     * day.
     *
     * <p>Sources: {@code ce:GetSavingsPlansUtilization} and {@code ce:GetSavingsPlansCoverage}. One {@code
     * CommitmentUtilization} and one {@code CommitmentCoverage} for each day, in US dollars.
     */
    public static final DatasetId SAVINGS_PLANS = DatasetId.of("commitments.savings-plans");
    /**
     * The values that dimensions took in the last 30 days, and the keys of cost allocation tags, once a day. Off by default:
     * it costs a call for each dimension, and one for the tags.
     *
     * <p>Sources: {@code ce:GetDimensionValues} and {@code ce:GetTags}. One {@code CostDimensionValue} for each value, one
     * {@code CostTag} for each key, or for each value of a key that was asked for.
     */
    public static final DatasetId DIMENSIONS = DatasetId.of("cost.dimensions");
    /**
     * The rules by which the customer sorts costs, once a day. Off by default: only the management account may ask.
     *
     * <p>Sources: {@code ce:ListCostCategoryDefinitions}, and {@code ce:DescribeCostCategoryDefinition} for each. One {@code
     * CostCategory} each; its rules are JSON as AWS defines it.
     */
    public static final DatasetId CATEGORIES = DatasetId.of("cost.categories");
    /**
     * The tags that can be used for cost, active or not, once a day. Off by default: only the management account may ask.
     *
     * <p>Source: {@code ce:ListCostAllocationTags}. One {@code CostTag} for each key.
     */
    public static final DatasetId ALLOCATION_TAGS = DatasetId.of("cost.allocation-tags");

    private CostDatasets() {}
}
