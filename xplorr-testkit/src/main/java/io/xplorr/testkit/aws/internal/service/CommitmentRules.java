package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what one may filter and group when one asks about reservations and savings plans: less than of cost.
 *
 * <p>Source: the model of Cost Explorer, November 2026.
 */
record CommitmentRules(Set<String> dimensions, Set<String> otherRoots, Set<String> groups) {
    static final CommitmentRules RESERVATION_UTILIZATION = new CommitmentRules(
            Set.of(
                    "AZ",
                    "CACHE_ENGINE",
                    "DEPLOYMENT_OPTION",
                    "INSTANCE_TYPE",
                    "LINKED_ACCOUNT",
                    "OPERATING_SYSTEM",
                    "PLATFORM",
                    "REGION",
                    "SERVICE",
                    "SCOPE",
                    "TENANCY"),
            Set.of(),
            Set.of("SUBSCRIPTION_ID"));
    static final CommitmentRules RESERVATION_COVERAGE = new CommitmentRules(
            Set.of(
                    "AZ",
                    "CACHE_ENGINE",
                    "DATABASE_ENGINE",
                    "DEPLOYMENT_OPTION",
                    "INSTANCE_TYPE",
                    "LINKED_ACCOUNT",
                    "OPERATING_SYSTEM",
                    "PLATFORM",
                    "REGION",
                    "SERVICE",
                    "TENANCY"),
            Set.of("Tags", "CostCategories"),
            Set.of(
                    "AZ",
                    "CACHE_ENGINE",
                    "DATABASE_ENGINE",
                    "DEPLOYMENT_OPTION",
                    "INSTANCE_TYPE",
                    "INVOICING_ENTITY",
                    "LINKED_ACCOUNT",
                    "OPERATING_SYSTEM",
                    "PLATFORM",
                    "REGION",
                    "TENANCY"));
    static final CommitmentRules SAVINGS_PLANS_UTILIZATION = new CommitmentRules(
            Set.of(
                    "LINKED_ACCOUNT",
                    "SAVINGS_PLAN_ARN",
                    "SAVINGS_PLANS_TYPE",
                    "REGION",
                    "PAYMENT_OPTION",
                    "INSTANCE_TYPE_FAMILY"),
            Set.of(),
            Set.of());
    static final CommitmentRules SAVINGS_PLANS_COVERAGE = new CommitmentRules(
            Set.of("LINKED_ACCOUNT", "REGION", "SERVICE", "INSTANCE_FAMILY"),
            Set.of("CostCategories"),
            Set.of("INSTANCE_FAMILY", "REGION", "SERVICE"));

    /**
     * Checks the filter and the groups of a request.
     *
     * @throws AwsError if they are not supported
     */
    void check(Input request) {
        for (Input group : request.inputs("GroupBy")) {
            String key = group.text("Key").orElse("");
            if (!group.text("Type").orElse("").equals("DIMENSION") || !groups.contains(key)) {
                throw CostVocabulary.invalid(
                        "GroupBy must be a dimension of " + new TreeSet<>(groups) + ", was: " + key);
            }
        }
        Optional<Input> filter = request.input("Filter");
        if (filter.isPresent()) {
            List<Input> leaves = filter.get().has("And") ? filter.get().inputs("And") : List.of(filter.get());
            leaves.forEach(this::checkLeaf);
        }
    }

    private void checkLeaf(Input leaf) {
        for (String root : leaf.names()) {
            if (!root.equals("Dimensions") && !otherRoots.contains(root)) {
                throw CostVocabulary.invalid("Filter supports only And, one level deep, was: " + root);
            }
        }
        Optional<Input> dimension = leaf.input("Dimensions");
        if (dimension.isEmpty()) {
            return;
        }
        String key = dimension.get().text("Key").orElse("");
        if (!dimensions.contains(key)) {
            throw CostVocabulary.invalid("Dimension " + key + " is not allowed");
        }
        if (equals(RESERVATION_UTILIZATION) && dimension.get().has("MatchOptions")) {
            throw CostVocabulary.invalid("MatchOptions contain not allowed match option. Allowed MatchOptions: ");
        }
        if (equals(RESERVATION_UTILIZATION)
                && key.equals("SERVICE")
                && dimension.get().texts("Values").size() > 1) {
            throw CostVocabulary.invalid("The value for the SERVICE filter should not exceed 1");
        }
    }
}
