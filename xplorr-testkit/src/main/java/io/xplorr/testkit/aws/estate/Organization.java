package io.xplorr.testkit.aws.estate;

/**
 * The organisation that the accounts form.
 *
 * @param featureSet {@code ALL} or {@code CONSOLIDATED_BILLING}
 */
public record Organization(String id, String managementAccountId, String featureSet) {
    public String arn() {
        return "arn:aws:organizations::" + managementAccountId + ":organization/" + id;
    }

    public String accountArn(String accountId) {
        return "arn:aws:organizations::" + managementAccountId + ":account/" + id + "/" + accountId;
    }
}
