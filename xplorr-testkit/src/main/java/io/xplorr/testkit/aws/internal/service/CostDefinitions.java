package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cost categories and cost allocation tags, which only the management account may see. */
final class CostDefinitions {
    private static final Paging PAGING = Paging.by("NextToken", "MaxResults");
    private static final int MAX_CATEGORIES = 100;
    private static final int MAX_TAGS = 1000;
    private static final int DEFAULT_TAGS = 100;
    private static final int MAX_TAG_KEYS = 100;
    private static final String ARN = "arn:aws[-a-z0-9]*:[a-z0-9]+:[-a-z0-9]*:[0-9]{12}:[-a-zA-Z0-9/:_]+";

    private final Estate estate;
    private final CostAccess access;
    private final Pages pages;

    CostDefinitions(Estate estate, CostAccess access, Pages pages) {
        this.estate = estate;
        this.access = access;
        this.pages = pages;
    }

    Structure listCategories(Invocation call) {
        requirePayerOfCategories(call);
        Page<CostCategory> page = pages.cut(
                call,
                PAGING,
                estate.costCategories(),
                size(call, MAX_CATEGORIES, MAX_CATEGORIES),
                (category, at) -> true);
        List<Structure> references = page.items().stream()
                .map(it -> head(call, it)
                        .put("NumberOfRules", accountsByValue(it).size())
                        .list("Values", values(it)))
                .toList();
        return new Structure().list("CostCategoryReferences", references).put("NextToken", page.nextToken());
    }

    Structure describeCategory(Invocation call) {
        requirePayerOfCategories(call);
        String arn = call.input()
                .text("CostCategoryArn")
                .orElseThrow(() -> CostVocabulary.invalid("CostCategoryArn is missing"));
        if (!arn.matches(ARN)) {
            throw CostVocabulary.invalid("CostCategoryArn must satisfy the pattern " + ARN + ", was: " + arn);
        }
        CostCategory category = estate.costCategories().stream()
                .filter(it -> it.arn(call.caller().accountId()).equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException", 400, "No Cost Categories found with the given ARN: " + arn));
        List<Structure> rules = accountsByValue(category).entrySet().stream()
                .map(rule -> new Structure()
                        .put("Value", rule.getKey())
                        .put(
                                "Rule",
                                new Structure()
                                        .put(
                                                "Dimensions",
                                                new Structure()
                                                        .put("Key", "LINKED_ACCOUNT")
                                                        .list("Values", rule.getValue())
                                                        .list("MatchOptions", List.of("EQUALS"))))
                        .put("Type", "REGULAR"))
                .toList();
        return new Structure()
                .put(
                        "CostCategory",
                        head(call, category)
                                .put("RuleVersion", "CostCategoryExpression.v1")
                                .list("Rules", rules));
    }

    Structure listAllocationTags(Invocation call) {
        access.requirePayer(
                call,
                "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.");
        List<String> keys = call.input().texts("TagKeys");
        if (keys.size() > MAX_TAG_KEYS) {
            throw CostVocabulary.invalid("TagKeys must be 100 at most, were: " + keys.size());
        }
        Optional<String> type = word(call, "Type", "AWSGenerated", "UserDefined");
        Optional<String> status = word(call, "Status", "Active", "Inactive");
        List<String> all = estate.costs().lines().stream()
                .map(CostLine::tags)
                .flatMap(tags -> tags.keySet().stream())
                .distinct()
                .sorted()
                .filter(key -> keys.isEmpty() || keys.contains(key))
                .filter(key -> type.map(type(key)::equals).orElse(true))
                .filter(key -> status.map("Active"::equals).orElse(true))
                .toList();
        Page<String> page = pages.cut(call, PAGING, all, size(call, DEFAULT_TAGS, MAX_TAGS), (key, at) -> true);
        List<Structure> tags = page.items().stream()
                .map(key -> new Structure()
                        .put("TagKey", key)
                        .put("Type", type(key))
                        .put("Status", "Active")
                        .put("LastUpdatedDate", "2024-01-01T00:00:00Z")
                        .put("LastUsedDate", call.today().withDayOfMonth(1) + "T00:00:00Z"))
                .toList();
        return new Structure().list("CostAllocationTags", tags).put("NextToken", page.nextToken());
    }

    private void requirePayerOfCategories(Invocation call) {
        access.requirePayer(call, "Linked account doesn't have access to cost category");
    }

    private static Structure head(Invocation call, CostCategory it) {
        return new Structure()
                .put("CostCategoryArn", it.arn(call.caller().accountId()))
                .put("EffectiveStart", it.effectiveStart() + "T00:00:00Z")
                .put("Name", it.name())
                .put("DefaultValue", it.defaultValue())
                .list(
                        "ProcessingStatus",
                        List.of(new Structure()
                                .put("Component", "COST_EXPLORER")
                                .put("Status", "APPLIED")));
    }

    private static List<String> values(CostCategory it) {
        List<String> values = new ArrayList<>(accountsByValue(it).keySet());
        values.add(it.defaultValue());
        return values;
    }

    private static Map<String, List<String>> accountsByValue(CostCategory it) {
        Map<String, List<String>> accounts = new TreeMap<>();
        new TreeMap<>(it.valueOfAccount())
                .forEach((account, value) ->
                        accounts.computeIfAbsent(value, v -> new ArrayList<>()).add(account));
        return accounts;
    }

    private static String type(String key) {
        return key.startsWith("aws:") ? "AWSGenerated" : "UserDefined";
    }

    private static Optional<String> word(Invocation call, String name, String... words) {
        Optional<String> word = call.input().text(name);
        if (word.isPresent() && !List.of(words).contains(word.get())) {
            throw CostVocabulary.invalid(name + " must be one of " + String.join(", ", words) + ", was: " + word.get());
        }
        return word;
    }

    private static int size(Invocation call, int otherwise, int max) {
        int size = call.input().integer("MaxResults").orElse(otherwise);
        if (size < 1 || size > max) {
            throw CostVocabulary.invalid("MaxResults must be from 1 to " + max + ", was: " + size);
        }
        return size;
    }
}
