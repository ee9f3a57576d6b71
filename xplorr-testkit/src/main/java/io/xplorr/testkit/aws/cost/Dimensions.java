package io.xplorr.testkit.aws.cost;

import java.util.Locale;
import java.util.Map;

/** What Cost Explorer says where a row has no value of a dimension. */
final class Dimensions {
    private static final Map<String, String> IRREGULAR = Map.of(
            "AZ", "NoAZ",
            "BILLING_ENTITY", "AWS",
            "LEGAL_ENTITY_NAME", "Amazon Web Services, Inc.",
            "INVOICING_ENTITY", "Amazon Web Services, Inc.",
            "PURCHASE_TYPE", "On Demand Instances");

    private Dimensions() {}

    static String absent(String name) {
        String irregular = IRREGULAR.get(name);
        if (irregular != null) {
            return irregular;
        }
        StringBuilder value = new StringBuilder("No");
        for (String word : name.split("_", -1)) {
            value.append(word, 0, Math.min(1, word.length()));
            value.append(word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT));
        }
        return value.toString();
    }
}
