package io.xplorr.jdbc.internal.table;

import io.xplorr.record.ChargeCategory;
import io.xplorr.record.CommitmentKind;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.CostRecord.BilledResource;
import io.xplorr.record.CostRecord.Commitment;
import io.xplorr.record.CostRecord.Parties;
import io.xplorr.record.CostRecord.Place;
import io.xplorr.record.CostRecord.Pricing;
import io.xplorr.record.CostRecord.Service;
import io.xplorr.record.CostRecord.Sku;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.PeriodStatus;
import io.xplorr.record.PricingCategory;
import io.xplorr.record.Quantity;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Costs: the columns are called as in FOCUS where FOCUS has one. */
final class CostTable {
    static final RecordTable<CostRecord> TABLE = amounts(RecordTable.of("cost_row", CostRecord.class)
                    .text("grain", row -> row.grain().toString())
                    .word("granularity", row -> row.grain().granularity())
                    .list("grain_keys", row -> keys(row.grain()))
                    .optional("grain_filter", row -> row.grain().filter())
                    .add("charge_month", ColumnType.DATE, CostTable::month)
                    .window("charge_period", row -> Optional.of(row.chargePeriod()))
                    .window("billing_period", CostRecord::billingPeriod)
                    .flag("estimated", CostRecord::estimated)
                    .word("period_status", CostRecord::periodStatus)
                    .ref("billing_account", CostRecord::billingAccount)
                    .ref("sub_account", CostRecord::subAccount)
                    .word("charge_category", CostRecord::chargeCategory)
                    .optional("native_charge_type", CostRecord::nativeChargeType)
                    .flag("correction", CostRecord::correction)
                    .optional("service_provider", row -> row.parties().map(Parties::serviceProvider))
                    .optional("host_provider", row -> row.parties().flatMap(Parties::hostProvider))
                    .optional("invoice_issuer", row -> row.parties().map(Parties::invoiceIssuer))
                    .optional("service_name", row -> row.service().map(Service::name))
                    .optional("service_code", row -> row.service().flatMap(Service::nativeCode))
                    .optional("service_category", row -> row.service().flatMap(Service::category))
                    .optional("service_subcategory", row -> row.service().flatMap(Service::subcategory))
                    .optional("region_id", row -> row.place().flatMap(Place::regionId))
                    .optional("availability_zone", row -> row.place().flatMap(Place::zone))
                    .optional("resource_id", row -> row.resource().map(BilledResource::id))
                    .optional("resource_name", row -> row.resource().flatMap(BilledResource::name))
                    .optional("resource_type", row -> row.resource().flatMap(BilledResource::type))
                    .optional("sku_id", row -> row.sku().flatMap(Sku::id))
                    .optional("sku_price_id", row -> row.sku().flatMap(Sku::priceId))
                    .optional("sku_meter", row -> row.sku().flatMap(Sku::meter))
                    .map("sku_details", row -> row.sku().map(Sku::details).orElse(Map.of()))
                    .optional("pricing_category", row -> row.pricingCategory().map(Enum::name))
                    .quantity("consumed", CostRecord::usage)
                    .quantity("pricing", row -> row.pricing().flatMap(Pricing::quantity))
                    .decimal("list_unit_price", row -> row.pricing().flatMap(Pricing::listUnitPrice))
                    .decimal("contracted_unit_price", row -> row.pricing().flatMap(Pricing::contractedUnitPrice))
                    .text("currency", CostRecord::currency)
                    .optional("pricing_currency", CostRecord::pricingCurrency)
                    .decimal("exchange_rate", CostRecord::exchangeRate)
                    .optional("commitment_id", row -> row.commitment().map(Commitment::id))
                    .optional("commitment_name", row -> row.commitment().flatMap(Commitment::name))
                    .optional(
                            "commitment_kind",
                            row -> row.commitment().flatMap(Commitment::kind).map(Enum::name))
                    .optional("commitment_type", row -> row.commitment().flatMap(Commitment::type))
                    .add(
                            "commitment_used",
                            ColumnType.FLAG,
                            row -> row.commitment().flatMap(Commitment::used).orElse(null))
                    .quantity("commitment", row -> row.commitment().flatMap(Commitment::quantity))
                    .optional("invoice_id", CostRecord::invoiceId)
                    .map("tags", CostRecord::tags)
                    .map("cost_categories", CostRecord::costCategories)
                    .map("extensions", CostRecord::extensions))
            .readBy(CostTable::read);

    private CostTable() {}

    private static RecordTable.Builder<CostRecord> amounts(RecordTable.Builder<CostRecord> table) {
        for (CostBasis basis : CostBasis.values()) {
            table.decimal(column(basis), row -> Optional.ofNullable(row.costs().get(basis)));
        }
        return table;
    }

    private static String column(CostBasis basis) {
        return basis.name().toLowerCase(Locale.ROOT) + "_cost";
    }

    private static List<Map<String, String>> keys(Grain grain) {
        return grain.keys().stream()
                .map(key -> Map.of("kind", key.kind().name(), "name", key.name()))
                .toList();
    }

    /** The UTC month, so that nobody's SQL depends on a session's time zone. */
    private static Object month(CostRecord row) {
        return row.chargePeriod().start().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    private static CostRecord read(Row row) throws SQLException {
        CostRecord.Builder cost = CostRecord.builder(row.origin())
                .grain(grain(row))
                .chargePeriod(row.window("charge_period"))
                .estimated(row.flag("estimated"))
                .periodStatus(row.word("period_status", PeriodStatus.class))
                .chargeCategory(row.word("charge_category", ChargeCategory.class))
                .correction(row.flag("correction"))
                .currency(row.text("currency"));
        row.optionalWindow("billing_period").ifPresent(cost::billingPeriod);
        row.ref("billing_account").ifPresent(cost::billingAccount);
        row.ref("sub_account").ifPresent(cost::subAccount);
        row.optional("native_charge_type").ifPresent(cost::nativeChargeType);
        row.optionalWord("pricing_category", PricingCategory.class).ifPresent(cost::pricingCategory);
        row.optionalQuantity("consumed").ifPresent(cost::usage);
        row.optional("pricing_currency").ifPresent(cost::pricingCurrency);
        row.optionalDecimal("exchange_rate").ifPresent(cost::exchangeRate);
        row.optional("invoice_id").ifPresent(cost::invoiceId);
        for (CostBasis basis : CostBasis.values()) {
            row.optionalDecimal(column(basis)).ifPresent(amount -> cost.cost(basis, amount));
        }
        row.nullableTexts("tags").forEach(cost::tag);
        row.nullableTexts("cost_categories").forEach(cost::costCategory);
        row.texts("extensions").forEach(cost::extension);
        readParts(row, cost);
        return cost.build();
    }

    private static void readParts(Row row, CostRecord.Builder cost) throws SQLException {
        if (row.optional("service_provider").isPresent()) {
            cost.parties(new Parties(
                    row.text("service_provider"), row.optional("host_provider"), row.text("invoice_issuer")));
        }
        if (row.optional("service_name").isPresent()) {
            cost.service(new Service(
                    row.text("service_name"),
                    row.optional("service_code"),
                    row.optional("service_category"),
                    row.optional("service_subcategory")));
        }
        if (row.optional("resource_id").isPresent()) {
            cost.resource(new BilledResource(
                    row.text("resource_id"), row.optional("resource_name"), row.optional("resource_type")));
        }
        if (row.optional("commitment_id").isPresent()) {
            cost.commitment(new Commitment(
                    row.text("commitment_id"),
                    row.optional("commitment_name"),
                    row.optionalWord("commitment_kind", CommitmentKind.class),
                    row.optional("commitment_type"),
                    row.optionalFlag("commitment_used"),
                    row.optionalQuantity("commitment")));
        }
        Place place = new Place(row.optional("region_id"), row.optional("availability_zone"));
        if (!place.equals(new Place(Optional.empty(), Optional.empty()))) {
            cost.place(place);
        }
        Sku sku = new Sku(
                row.optional("sku_id"),
                row.optional("sku_price_id"),
                row.optional("sku_meter"),
                row.texts("sku_details"));
        if (!sku.equals(new Sku(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()))) {
            cost.sku(sku);
        }
        Optional<Quantity> priced = row.optionalQuantity("pricing");
        Optional<BigDecimal> list = row.optionalDecimal("list_unit_price");
        Optional<BigDecimal> contracted = row.optionalDecimal("contracted_unit_price");
        if (priced.isPresent() || list.isPresent() || contracted.isPresent()) {
            cost.pricing(new Pricing(priced, list, contracted));
        }
    }

    private static Grain grain(Row row) throws SQLException {
        List<DimensionKey> keys = row.objects("grain_keys").stream()
                .map(key -> new DimensionKey(DimensionKey.Kind.valueOf(key.text("kind")), key.text("name")))
                .toList();
        return new Grain(row.word("granularity", Granularity.class), keys, row.optional("grain_filter"));
    }
}
