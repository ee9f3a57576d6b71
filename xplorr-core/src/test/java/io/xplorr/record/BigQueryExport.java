package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps rows of Google's detailed billing export; each credit is a record of its own. */
final class BigQueryExport {
    // Months of invoices are those of Pacific time.
    private static final ZoneId INVOICES = ZoneId.of("America/Los_Angeles");
    private static final Map<String, ChargeCategory> CATEGORIES =
            Map.of("regular", ChargeCategory.USAGE, "tax", ChargeCategory.TAX, "adjustment", ChargeCategory.ADJUSTMENT);
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|[{}\\[\\]:,]");

    private BigQueryExport() {}

    static List<CostRecord> read(List<String> lines, Origin origin) {
        List<CostRecord> records = new ArrayList<>();
        for (String line : lines) {
            Fields row = new Fields(flat(line));
            CostRecord charge = charge(row, origin).build();
            records.add(charge);
            records.addAll(credits(row, charge, origin));
            row.assertAllRead();
        }
        return records;
    }

    private static CostRecord.Builder charge(Fields row, Origin origin) {
        CostRecord.Builder cost = common(row, origin)
                .chargeCategory(CATEGORIES.get(row.text("cost_type")))
                .nativeChargeType(row.text("cost_type"))
                .correction(row.find("adjustment_info.type").isPresent())
                .cost(CostBasis.UNBLENDED, row.number("cost"));
        row.findNumber("cost_at_list").ifPresent(list -> cost.cost(CostBasis.LIST, list));
        row.find("adjustment_info.id").ifPresent(id -> cost.extension("adjustment_info.id", id));
        row.find("subscription.instance_id").map(CostRecord.Commitment::of).ifPresent(cost::commitment);
        row.find("usage.amount").ifPresent(amount -> {
            cost.usage(new Quantity(new BigDecimal(amount), row.text("usage.unit")));
            Quantity priced = new Quantity(row.number("usage.amount_in_pricing_units"), row.text("usage.pricing_unit"));
            cost.pricing(new CostRecord.Pricing(
                    Optional.of(priced), row.findNumber("price.list_price"), row.findNumber("price.effective_price")));
        });
        return cost;
    }

    private static List<CostRecord> credits(Fields row, CostRecord charge, Origin origin) {
        List<CostRecord> credits = new ArrayList<>();
        for (int i = 0; row.find("credits." + i + ".id").isPresent(); i++) {
            String credit = "credits." + i + ".";
            CostRecord.Builder cost = common(row, origin)
                    .chargeCategory(ChargeCategory.CREDIT)
                    .nativeChargeType(row.text(credit + "type"))
                    .extension("credit.id", row.text(credit + "id"))
                    .extension("credit.name", row.text(credit + "name"))
                    .cost(CostBasis.UNBLENDED, row.number(credit + "amount"));
            if (row.text(credit + "type").startsWith("COMMITTED")) {
                cost.commitment(CostRecord.Commitment.of(row.text(credit + "id")));
            }
            credits.add(cost.build());
        }
        return credits;
    }

    private static CostRecord.Builder common(Fields row, Origin origin) {
        YearMonth month = YearMonth.parse(row.text("invoice.month"), DateTimeFormatter.ofPattern("uuuuMM"));
        CostRecord.Builder cost = CostRecord.builder(origin)
                .grain(Grain.of(Granularity.HOURLY, DimensionKey.LINE_ITEM))
                .chargePeriod(Window.of(
                        Instant.parse(row.text("usage_start_time")), Instant.parse(row.text("usage_end_time"))))
                .billingPeriod(Window.of(startOf(month), startOf(month.plusMonths(1))))
                .billingAccount(Ref.of(row.text("billing_account_id")))
                .parties(new CostRecord.Parties(
                        row.text("seller_name"), Optional.empty(), row.text("invoice.publisher_type")))
                .service(new CostRecord.Service(
                        row.text("service.description"), row.find("service.id"), Optional.empty(), Optional.empty()))
                .sku(new CostRecord.Sku(row.find("sku.id"), Optional.empty(), row.find("sku.description"), Map.of()))
                .currency(row.text("currency"))
                .pricingCurrency("USD")
                .exchangeRate(row.number("currency_conversion_rate"))
                .extension("transaction_type", row.text("transaction_type"));
        row.find("project.id")
                .ifPresent(id -> cost.subAccount(new Ref(id, row.find("project.name"), Optional.of("Project"))));
        row.find("location.region")
                .ifPresent(region -> cost.place(new CostRecord.Place(Optional.of(region), row.find("location.zone"))));
        row.find("resource.global_name")
                .ifPresent(id ->
                        cost.resource(new CostRecord.BilledResource(id, row.find("resource.name"), Optional.empty())));
        for (String key : new TreeSet<>(row.names(name -> name.matches("labels\\.\\d+\\.key")))) {
            cost.tag(row.text(key), row.find(key.replace(".key", ".value")).orElse(null));
        }
        return cost;
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(INVOICES).toInstant();
    }

    /** Returns each text of a row by its path, such as {@code credits.0.amount}; the export writes numbers as text. */
    private static Map<String, String> flat(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher token = TOKEN.matcher(json);
        token.find();
        object(token, "", values);
        return values;
    }

    private static void object(Matcher token, String prefix, Map<String, String> values) {
        do {
            token.find();
            String name = prefix + token.group(1);
            token.find(); // the colon
            token.find();
            value(token, name, values);
            token.find();
        } while (token.group().equals(","));
    }

    private static void value(Matcher token, String path, Map<String, String> values) {
        switch (token.group()) {
            case "{" -> object(token, path + ".", values);
            case "[" -> {
                int index = 0;
                do {
                    token.find();
                    value(token, path + "." + index++, values);
                    token.find();
                } while (token.group().equals(","));
            }
            default -> values.put(path, token.group(1));
        }
    }
}
