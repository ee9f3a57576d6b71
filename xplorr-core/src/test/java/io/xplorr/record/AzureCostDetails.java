package io.xplorr.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Maps rows of Azure's cost details, the actual-cost file. Only what the fixture has: no quoted commas. */
final class AzureCostDetails {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final Map<String, ChargeCategory> CATEGORIES = Map.of(
            "Usage", ChargeCategory.USAGE, "Purchase", ChargeCategory.PURCHASE, "Refund", ChargeCategory.PURCHASE);
    private static final Map<String, PricingCategory> PRICING = Map.of(
            "OnDemand", PricingCategory.STANDARD,
            "Spot", PricingCategory.DYNAMIC,
            "SavingsPlan", PricingCategory.COMMITTED,
            "Reservation", PricingCategory.COMMITTED);

    private AzureCostDetails() {}

    static List<CostRecord> read(List<String> lines, Origin origin) {
        String[] header = lines.get(0).split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> values = new LinkedHashMap<>();
                    IntStream.range(0, header.length).forEach(i -> values.put(header[i], cells[i]));
                    return toRecord(new Fields(values), origin);
                })
                .toList();
    }

    private static CostRecord toRecord(Fields row, Origin origin) {
        String chargeType = row.text("chargeType");
        BigDecimal quantity = row.number("quantity");
        Quantity used = new Quantity(quantity, row.text("unitOfMeasure"));
        CostRecord.Builder cost = CostRecord.builder(origin)
                .grain(Grain.of(Granularity.DAILY, DimensionKey.LINE_ITEM))
                .chargePeriod(Window.day(date(row, "date")))
                .billingPeriod(Window.day(date(row, "billingPeriodStartDate"))
                        .through(Window.day(date(row, "billingPeriodEndDate"))))
                .billingAccount(Ref.of(row.text("billingAccountId"), row.text("billingAccountName")))
                .chargeCategory(CATEGORIES.get(chargeType))
                .nativeChargeType(chargeType)
                .correction(chargeType.equals("Refund"))
                .parties(new CostRecord.Parties(row.text("publisherName"), Optional.empty(), "Microsoft"))
                .service(new CostRecord.Service(
                        row.text("meterCategory"),
                        row.find("consumedService"),
                        Optional.empty(),
                        row.find("meterSubCategory")))
                .sku(new CostRecord.Sku(row.find("productId"), row.find("meterId"), row.find("meterName"), Map.of()))
                .pricingCategory(PRICING.get(row.text("pricingModel")))
                .usage(used)
                .pricing(new CostRecord.Pricing(
                        Optional.of(used), row.findNumber("PayGPrice"), row.findNumber("unitPrice")))
                .currency(row.text("billingCurrency"))
                .pricingCurrency(row.text("pricingCurrency"))
                .exchangeRate(row.number("exchangeRatePricingToBilling"))
                .cost(CostBasis.UNBLENDED, row.number("costInBillingCurrency"))
                .cost(CostBasis.LIST, row.number("paygCostInBillingCurrency"))
                .periodStatus(row.find("invoiceId").isPresent() ? PeriodStatus.CLOSED : PeriodStatus.OPEN)
                .estimated(row.find("invoiceId").isEmpty());
        row.find("invoiceId").ifPresent(cost::invoiceId);
        row.find("SubscriptionId")
                .ifPresent(
                        id -> cost.subAccount(new Ref(id, row.find("subscriptionName"), Optional.of("Subscription"))));
        row.find("resourceLocation")
                .ifPresent(region -> cost.place(new CostRecord.Place(Optional.of(region), Optional.empty())));
        row.find("ResourceId").map(CostRecord.BilledResource::of).ifPresent(cost::resource);
        row.find("benefitId").ifPresent(id -> cost.commitment(commitment(row, id)));
        row.find("tags").ifPresent(tags -> {
            for (String tag : tags.split("; ")) {
                cost.tag(tag.substring(0, tag.indexOf(": ")), tag.substring(tag.indexOf(": ") + 2));
            }
        });
        for (String own : List.of("resourceGroupName", "costCenter", "effectivePrice")) {
            row.find(own).ifPresent(value -> cost.extension(own, value));
        }
        row.assertAllRead();
        return cost.build();
    }

    private static CostRecord.Commitment commitment(Fields row, String id) {
        boolean reservation = row.find("reservationId").isPresent();
        return new CostRecord.Commitment(
                id,
                row.find("benefitName"),
                Optional.of(reservation ? CommitmentKind.USAGE : CommitmentKind.SPEND),
                Optional.of(reservation ? "Reservation" : "SavingsPlan"),
                Optional.empty(),
                Optional.empty());
    }

    private static LocalDate date(Fields row, String name) {
        return LocalDate.parse(row.text(name), DATE);
    }
}
