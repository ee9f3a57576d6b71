package io.xplorr.aws.cost.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.ChargeCategory;
import io.xplorr.record.PricingCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeTypesTest {
    @ParameterizedTest
    @CsvSource({
        "Usage, USAGE",
        "DiscountedUsage, USAGE",
        "Reservation applied usage, USAGE",
        "SavingsPlanCoveredUsage, USAGE",
        "SavingsPlanNegation, USAGE",
        "Enterprise Discount Program Discount, USAGE",
        "EdpDiscount, USAGE",
        "PrivateRateDiscount, USAGE",
        "BundledDiscount, USAGE",
        "Solution Provider Program Discount, USAGE",
        "Fee, PURCHASE",
        "RIFee, PURCHASE",
        "Recurring reservation fee, PURCHASE",
        "Upfront reservation fee, PURCHASE",
        "SavingsPlanRecurringFee, PURCHASE",
        "SavingsPlanUpfrontFee, PURCHASE",
        "Support fee, PURCHASE",
        "Tax, TAX",
        "Credit, CREDIT",
        "Refund, ADJUSTMENT",
        "Rounding, ADJUSTMENT",
        "Other out-of-cycle charges, ADJUSTMENT",
        "NeverSeenBefore, ADJUSTMENT"
    })
    void categoryOf_recordType_isFocuses(String recordType, ChargeCategory category) {
        assertThat(ChargeTypes.categoryOf(recordType)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "On Demand Instances, STANDARD",
        "Spot Instances, DYNAMIC",
        "Standard Reserved Instances, COMMITTED",
        "Savings Plans, COMMITTED",
        "Something else, OTHER"
    })
    void pricingOf_purchaseType_isFocuses(String purchaseType, PricingCategory category) {
        assertThat(ChargeTypes.pricingOf(purchaseType)).isEqualTo(category);
    }
}
