package io.xplorr.aws.cost.internal;

import io.xplorr.record.ChargeCategory;
import io.xplorr.record.PricingCategory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sorts AWS's words for charges into FOCUS's. Cost Explorer and the console spell the same type with and without blanks, so
 * letters alone count.
 */
final class ChargeTypes {
    private static final Map<ChargeCategory, Set<String>> TYPES = Map.of(
            ChargeCategory.USAGE,
            Set.of(
                    "usage",
                    "discountedusage",
                    "reservationappliedusage",
                    "savingsplancoveredusage",
                    "savingsplannegation",
                    "edpdiscount",
                    "enterprisediscountprogramdiscount",
                    "privateratediscount",
                    "sppdiscount",
                    "solutionproviderprogramdiscount",
                    "distributordiscount",
                    "bundleddiscount",
                    "rivolumediscount"),
            ChargeCategory.PURCHASE,
            Set.of(
                    "fee",
                    "rifee",
                    "recurring",
                    "recurringreservationfee",
                    "upfront",
                    "upfrontreservationfee",
                    "savingsplanrecurringfee",
                    "savingsplanupfrontfee",
                    "support",
                    "supportfee"),
            ChargeCategory.TAX,
            Set.of("tax"),
            ChargeCategory.CREDIT,
            Set.of("credit"),
            ChargeCategory.ADJUSTMENT,
            Set.of("refund", "rounding", "other", "otheroutofcyclecharges"));
    private static final Map<String, ChargeCategory> BY_TYPE = byType();

    private ChargeTypes() {}

    /** Returns the category of a RECORD_TYPE; what is unknown corrects something. */
    static ChargeCategory categoryOf(String recordType) {
        return BY_TYPE.getOrDefault(letters(recordType), ChargeCategory.ADJUSTMENT);
    }

    /** Returns the category of a PURCHASE_TYPE. */
    static PricingCategory pricingOf(String purchaseType) {
        String letters = letters(purchaseType);
        if (letters.contains("reserved") || letters.contains("savingsplan")) {
            return PricingCategory.COMMITTED;
        }
        if (letters.contains("spot")) {
            return PricingCategory.DYNAMIC;
        }
        return letters.contains("ondemand") ? PricingCategory.STANDARD : PricingCategory.OTHER;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Map<String, ChargeCategory> byType() {
        Map<String, ChargeCategory> byType = new HashMap<>();
        TYPES.forEach((category, types) -> types.forEach(type -> byType.put(type, category)));
        return Map.copyOf(byType);
    }
}
