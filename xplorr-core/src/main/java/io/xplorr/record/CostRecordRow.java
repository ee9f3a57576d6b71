package io.xplorr.record;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record CostRecordRow(
        Origin origin,
        Grain grain,
        Window chargePeriod,
        Optional<Window> billingPeriod,
        boolean estimated,
        PeriodStatus periodStatus,
        Optional<Ref> billingAccount,
        Optional<Ref> subAccount,
        ChargeCategory chargeCategory,
        Optional<String> nativeChargeType,
        boolean correction,
        Optional<CostRecord.Parties> parties,
        Optional<CostRecord.Service> service,
        Optional<CostRecord.Place> place,
        Optional<CostRecord.BilledResource> resource,
        Optional<CostRecord.Sku> sku,
        Optional<PricingCategory> pricingCategory,
        Optional<Quantity> usage,
        Optional<CostRecord.Pricing> pricing,
        String currency,
        Optional<String> pricingCurrency,
        Optional<BigDecimal> exchangeRate,
        Optional<CostRecord.Commitment> commitment,
        Optional<String> invoiceId,
        Map<CostBasis, BigDecimal> costs,
        Map<String, @Nullable String> tags,
        Map<String, @Nullable String> costCategories,
        Map<String, String> extensions)
        implements CostRecord {

    @Override
    public String key() {
        return RecordKey.of("cost", origin)
                .add(grain)
                .add(chargePeriod)
                .add(subAccount.map(Ref::id))
                .add(chargeCategory)
                .add(nativeChargeType)
                .add(service.map(Service::name))
                .add(place.flatMap(Place::regionId))
                .add(place.flatMap(Place::zone))
                .add(resource.map(BilledResource::id))
                .add(sku.flatMap(Sku::id))
                .add(sku.flatMap(Sku::priceId))
                .add(sku.flatMap(Sku::meter))
                .add(sku.map(Sku::details).orElse(Map.of()))
                .add(pricingCategory)
                .add(currency)
                .add(commitment.map(Commitment::id))
                .add(invoiceId)
                .add(tags)
                .add(costCategories)
                .add(extensions)
                .hex();
    }
}
