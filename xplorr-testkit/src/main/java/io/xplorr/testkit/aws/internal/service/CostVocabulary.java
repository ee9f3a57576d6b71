package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Organization;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The words that Cost Explorer sorts cost by: dimensions, tags and cost categories. Immutable and thread-safe. */
final class CostVocabulary {
    private static final Set<String> DIMENSIONS = Set.of(
            "AZ",
            "BILLING_ENTITY",
            "CACHE_ENGINE",
            "DATABASE_ENGINE",
            "DEPLOYMENT_OPTION",
            "INSTANCE_TYPE",
            "INSTANCE_TYPE_FAMILY",
            "INVOICING_ENTITY",
            "LEGAL_ENTITY_NAME",
            "LINKED_ACCOUNT",
            "OPERATING_SYSTEM",
            "OPERATION",
            "PAYER_ACCOUNT",
            "PAYMENT_OPTION",
            "PLATFORM",
            "PURCHASE_TYPE",
            "RECORD_TYPE",
            "REGION",
            "RESERVATION_ID",
            "RESOURCE_ID",
            "SAVINGS_PLAN_ARN",
            "SAVINGS_PLANS_TYPE",
            "SCOPE",
            "SERVICE",
            "SUBSCRIPTION_ID",
            "TENANCY",
            "USAGE_TYPE",
            "USAGE_TYPE_GROUP");

    /** What one can filter by, but not group; AWS names the dimensions that one can group by when it refuses another. */
    private static final Set<String> NOT_GROUPED_BY =
            Set.of("PAYMENT_OPTION", "SCOPE", "SUBSCRIPTION_ID", "USAGE_TYPE_GROUP");

    private final Estate estate;
    private final Set<String> more;

    CostVocabulary(Estate estate) {
        this(estate, Set.of());
    }

    private CostVocabulary(Estate estate, Set<String> more) {
        this.estate = estate;
        this.more = more;
    }

    /** Returns the words of the coverage of savings plans, which are one more. */
    static CostVocabulary ofSavingsPlans(Estate estate) {
        return new CostVocabulary(estate, Set.of("INSTANCE_FAMILY"));
    }

    Function<CostLine, String> dimension(String name) {
        if (!DIMENSIONS.contains(name) && !more.contains(name)) {
            throw invalid("Dimension " + name + " is not allowed");
        }
        return switch (name) {
            case "PAYER_ACCOUNT" ->
                line -> estate.organization()
                        .map(Organization::managementAccountId)
                        .orElse(line.accountId());
            case "INSTANCE_FAMILY", "INSTANCE_TYPE_FAMILY" -> CostVocabulary::family;
            default -> line -> line.dimension(name);
        };
    }

    /** Returns the value of a tag; empty where there is none. */
    static Function<CostLine, String> tag(String key) {
        return line -> line.tag(key).orElse("");
    }

    Function<CostLine, String> category(String name) {
        CostCategory category = estate.costCategories().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("Cost category " + name + " does not exist"));
        return category::value;
    }

    /** Returns the value that groups are named after: those of tags and categories begin with their key. */
    Function<CostLine, String> group(String type, String key) {
        return switch (type) {
            case "DIMENSION" -> dimension(key);
            case "TAG" -> tag(key).andThen(value -> key + "$" + value);
            case "COST_CATEGORY" -> category(key).andThen(value -> key + "$" + value);
            default -> throw invalid("GroupBy type must be DIMENSION, TAG or COST_CATEGORY, was: " + type);
        };
    }

    private static String family(CostLine line) {
        return line.has("INSTANCE_TYPE")
                ? line.dimension("INSTANCE_TYPE").replaceFirst("\\.[^.]*$", "")
                : line.dimension("INSTANCE_TYPE_FAMILY");
    }

    /** Refuses what the cost and usage of an account cannot be grouped by; reservations and savings plans have own rules. */
    static void checkGroups(List<CostRequest.Group> groups, boolean resources) {
        for (CostRequest.Group group : groups) {
            boolean resource = group.key().equals("RESOURCE_ID");
            if (group.type().equals("DIMENSION") && (NOT_GROUPED_BY.contains(group.key()) || resource && !resources)) {
                throw invalid("Group Definition dimension is invalid. It cannot be " + group.key());
            }
        }
    }

    String accountName(String accountId) {
        return estate.findAccount(accountId).map(Account::name).orElse(accountId);
    }

    static AwsError invalid(String text) {
        return AwsErrors.invalid(AwsService.COST_EXPLORER, text);
    }
}
