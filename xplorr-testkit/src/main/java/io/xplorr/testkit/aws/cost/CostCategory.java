package io.xplorr.testkit.aws.cost;

import java.time.LocalDate;
import java.util.Map;

/**
 * A cost category that sorts cost by account. Immutable and thread-safe.
 *
 * @param id the last part of its ARN
 * @param effectiveStart the first day of a month
 * @param valueOfAccount the value that each account's cost gets
 * @param defaultValue the value of all other cost
 */
public record CostCategory(
        String id, String name, LocalDate effectiveStart, Map<String, String> valueOfAccount, String defaultValue) {
    public CostCategory {
        valueOfAccount = Map.copyOf(valueOfAccount);
    }

    public String arn(String managementAccountId) {
        return "arn:aws:ce::" + managementAccountId + ":costcategory/" + id;
    }

    public String value(CostLine line) {
        return valueOfAccount.getOrDefault(line.accountId(), defaultValue);
    }
}
