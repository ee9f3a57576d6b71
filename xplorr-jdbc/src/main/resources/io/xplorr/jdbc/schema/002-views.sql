-- Readers use these views: they show committed slices only, each of them whole, in every statement.

CREATE OR REPLACE VIEW xplorr.cost AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.cost_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.forecast AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.forecast_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.commitment_utilization AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.commitment_utilization_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.commitment_coverage AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.commitment_coverage_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.cost_dimension_value AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.cost_dimension_value_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.cost_tag AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.cost_tag_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.cost_category AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.cost_category_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.resource AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.resource_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.metric AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.metric_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.account AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.account_row r ON r.version = s.version;

CREATE OR REPLACE VIEW xplorr.organization AS
    SELECT s.connection_id, s.dataset, s.scope, s.retired, r.*
    FROM xplorr.slice s JOIN xplorr.organization_row r ON r.version = s.version;

-- What is held of each dataset, and how old it is.
CREATE OR REPLACE VIEW xplorr.dataset_status AS
    SELECT connection_id, dataset,
        COUNT(*) AS slices,
        SUM(CASE WHEN closed THEN 0 ELSE 1 END) AS open_slices,
        SUM(CASE WHEN retired THEN 1 ELSE 0 END) AS retired_slices,
        SUM(records) AS records,
        MIN(CASE WHEN closed OR retired THEN NULL ELSE observed_at END) AS oldest_observed_at,
        MAX(observed_at) AS newest_observed_at
    FROM xplorr.slice
    GROUP BY connection_id, dataset;

-- Only grains of exactly account and service. Sum over one dataset at a time: two count the same money twice.
CREATE OR REPLACE VIEW xplorr.cost_monthly AS
    SELECT connection_id, dataset, charge_month, sub_account_id,
        MAX(sub_account_name) AS sub_account_name,
        service_name, currency,
        SUM(COALESCE(net_unblended_cost, unblended_cost)) AS billed_cost,
        SUM(COALESCE(net_amortized_cost, amortized_cost)) AS effective_cost,
        BOOL_OR(estimated) AS estimated
    FROM xplorr.cost
    WHERE grain IN (
        'DAILY(SubAccountId,ServiceName)', 'DAILY(ServiceName,SubAccountId)',
        'MONTHLY(SubAccountId,ServiceName)', 'MONTHLY(ServiceName,SubAccountId)')
    GROUP BY connection_id, dataset, charge_month, sub_account_id, service_name, currency;

-- What exists, how long it has, and how old the knowledge is. A retired row is of a region that is in use no more.
CREATE OR REPLACE VIEW xplorr.inventory AS
    SELECT connection_id, dataset, account_id, scope, region_id, resource_type, uid, native_id, name, state, sku,
        created_at,
        CAST(FLOOR((EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - EXTRACT(EPOCH FROM created_at)) / 86400) AS BIGINT)
            AS age_days,
        observed_at,
        CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - EXTRACT(EPOCH FROM observed_at)) AS BIGINT)
            AS seconds_since_observed,
        retired
    FROM xplorr.resource;

-- Running instances that were measured: all that is held of their processors and of what they cost.
CREATE OR REPLACE VIEW xplorr.instance_utilization AS
    SELECT i.connection_id, i.account_id, i.region_id, i.resource_type, i.uid, i.native_id, i.name, i.sku,
        m.average_cpu_percent, m.maximum_cpu_percent, m.measured_from, m.measured_to,
        c.billed_cost, c.currency, c.cost_days
    FROM xplorr.inventory i
    JOIN (
        SELECT connection_id, resource_uid,
            SUM(CASE WHEN statistic = 'AVERAGE' THEN sum_value END)
                / NULLIF(SUM(CASE WHEN statistic = 'AVERAGE' THEN samples END), 0) AS average_cpu_percent,
            MAX(maximum_value) AS maximum_cpu_percent,
            MIN(window_start) AS measured_from,
            MAX(window_end) AS measured_to
        FROM xplorr.metric
        WHERE metric = 'CPUUtilization' AND samples > 0
        GROUP BY connection_id, resource_uid
    ) m ON m.connection_id = i.connection_id AND m.resource_uid = i.uid
    LEFT JOIN (
        SELECT connection_id, resource_id, currency,
            SUM(COALESCE(net_unblended_cost, unblended_cost)) AS billed_cost,
            COUNT(DISTINCT charge_period_start) AS cost_days
        FROM xplorr.cost
        WHERE dataset = 'cost.resources' AND granularity = 'DAILY'
        GROUP BY connection_id, resource_id, currency
    ) c ON c.connection_id = i.connection_id AND (c.resource_id = i.native_id OR c.resource_id = i.uid)
    WHERE i.state = 'RUNNING' AND NOT i.retired;

-- Nothing that was measured came to 5 percent of a processor.
CREATE OR REPLACE VIEW xplorr.idle_instances AS
    SELECT * FROM xplorr.instance_utilization WHERE maximum_cpu_percent < 5;

-- How far each commitment was used. The ratio is 0 to 1, and NULL where nothing was committed.
DROP VIEW IF EXISTS xplorr.commitments;
CREATE OR REPLACE VIEW xplorr.commitments AS
    SELECT connection_id, dataset, window_start, window_end, commitment_kind, commitment_type, commitment_id,
        account_id, total_quantity, used_quantity, unused_quantity, total_unit AS unit,
        CASE WHEN total_quantity <> 0 THEN ROUND(used_quantity / total_quantity, 6) END AS utilization
    FROM xplorr.commitment_utilization;

-- FOCUS-shaped, not FOCUS: NULL where Cost Explorer does not tell, and aggregates of x_SourceGrain, not line items.
-- Sum over one x_Dataset at a time.
CREATE OR REPLACE VIEW xplorr.focus_cost AS
    SELECT availability_zone AS "AvailabilityZone",
        COALESCE(net_unblended_cost, unblended_cost) AS "BilledCost",
        billing_account_id AS "BillingAccountId",
        billing_account_name AS "BillingAccountName",
        billing_account_type AS "BillingAccountType",
        currency AS "BillingCurrency",
        billing_period_end AS "BillingPeriodEnd",
        billing_period_start AS "BillingPeriodStart",
        CASE charge_category WHEN 'USAGE' THEN 'Usage' WHEN 'PURCHASE' THEN 'Purchase' WHEN 'TAX' THEN 'Tax'
            WHEN 'CREDIT' THEN 'Credit' WHEN 'ADJUSTMENT' THEN 'Adjustment' END AS "ChargeCategory",
        CASE WHEN correction THEN 'Correction' END AS "ChargeClass",
        charge_period_end AS "ChargePeriodEnd",
        charge_period_start AS "ChargePeriodStart",
        CASE commitment_kind WHEN 'SPEND' THEN 'Spend' WHEN 'USAGE' THEN 'Usage' END AS "CommitmentDiscountCategory",
        commitment_id AS "CommitmentDiscountId",
        commitment_name AS "CommitmentDiscountName",
        commitment_quantity AS "CommitmentDiscountQuantity",
        CASE WHEN commitment_used THEN 'Used' WHEN NOT commitment_used THEN 'Unused' END
            AS "CommitmentDiscountStatus",
        commitment_type AS "CommitmentDiscountType",
        commitment_unit AS "CommitmentDiscountUnit",
        consumed_quantity AS "ConsumedQuantity",
        NULLIF(consumed_unit, 'N/A') AS "ConsumedUnit",
        contracted_cost AS "ContractedCost",
        contracted_unit_price AS "ContractedUnitPrice",
        COALESCE(net_amortized_cost, amortized_cost) AS "EffectiveCost",
        invoice_issuer AS "InvoiceIssuerName",
        list_cost AS "ListCost",
        list_unit_price AS "ListUnitPrice",
        CASE pricing_category WHEN 'STANDARD' THEN 'Standard' WHEN 'DYNAMIC' THEN 'Dynamic'
            WHEN 'COMMITTED' THEN 'Committed' WHEN 'OTHER' THEN 'Other' END AS "PricingCategory",
        pricing_currency AS "PricingCurrency",
        pricing_quantity AS "PricingQuantity",
        NULLIF(pricing_unit, 'N/A') AS "PricingUnit",
        service_provider AS "ProviderName",
        service_provider AS "PublisherName",
        region_id AS "RegionId",
        resource_id AS "ResourceId",
        resource_name AS "ResourceName",
        resource_type AS "ResourceType",
        service_category AS "ServiceCategory",
        service_name AS "ServiceName",
        service_subcategory AS "ServiceSubcategory",
        sku_id AS "SkuId",
        sku_meter AS "SkuMeter",
        sku_details AS "SkuPriceDetails",
        sku_price_id AS "SkuPriceId",
        sub_account_id AS "SubAccountId",
        sub_account_name AS "SubAccountName",
        sub_account_type AS "SubAccountType",
        tags AS "Tags",
        connection_id AS "x_ConnectionId",
        cost_categories AS "x_CostCategories",
        dataset AS "x_Dataset",
        estimated AS "x_Estimated",
        observed_at AS "x_ObservedAt",
        period_status AS "x_PeriodStatus",
        native_charge_type AS "x_RecordType",
        service_code AS "x_ServiceCode",
        grain AS "x_SourceGrain"
    FROM xplorr.cost;
