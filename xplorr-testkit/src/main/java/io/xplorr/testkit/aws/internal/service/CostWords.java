package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.Input;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GetDimensionValues and GetTags: which words there are on the bill of a span of time. */
final class CostWords {
    private static final Paging PAGING = Paging.by("NextPageToken");
    private static final int MAX_RESULTS = 1000;
    private static final String COST_AND_USAGE = "COST_AND_USAGE";

    private final CostVocabulary vocabulary;
    private final CostAccess access;
    private final Pages pages;
    private final int pageSize;

    CostWords(Estate estate, CostAccess access, Pages pages, int pageSize) {
        this.vocabulary = new CostVocabulary(estate);
        this.access = access;
        this.pages = pages;
        this.pageSize = Math.min(pageSize, MAX_RESULTS);
    }

    Structure dimensionValues(Invocation call) {
        String dimension =
                call.input().text("Dimension").orElseThrow(() -> CostVocabulary.invalid("Dimension is missing"));
        Function<CostLine, String> word = vocabulary.dimension(dimension);
        Map<String, List<CostLine>> values = lines(call)
                .filter(line -> line.has(dimension) || dimension.equals("PAYER_ACCOUNT"))
                .collect(Collectors.groupingBy(word, TreeMap::new, Collectors.toList()));
        return answer(
                call,
                "DimensionValues",
                values,
                value -> new Structure().put("Value", value).put("Attributes", attributes(dimension, value)));
    }

    Structure tags(Invocation call) {
        Optional<String> key = call.input().text("TagKey");
        Map<String, List<CostLine>> words = new TreeMap<>();
        lines(call).forEach(line -> {
            Collection<String> found = key.isPresent()
                    ? List.of(CostVocabulary.tag(key.get()).apply(line))
                    : line.tags().keySet();
            found.forEach(
                    word -> words.computeIfAbsent(word, it -> new ArrayList<>()).add(line));
        });
        return answer(call, "Tags", words, Function.identity());
    }

    private Stream<CostLine> lines(Invocation call) {
        CostRequest request = CostRequest.read(call.input(), vocabulary);
        CostRules.checkHistory(request, access.settings(), call.today());
        CostPeriod period = new CostPeriod(request.start(), request.end());
        Predicate<CostLine> context = inContext(context(call));
        return access.bill(call).lines().stream()
                .filter(request.filter().and(context))
                .filter(line ->
                        CostCube.sum(List.of(line), period, call.today()).isPresent());
    }

    private static String context(Invocation call) {
        return call.input().text("Context").orElse(COST_AND_USAGE);
    }

    private static Predicate<CostLine> inContext(String context) {
        return switch (context) {
            case COST_AND_USAGE -> line -> true;
            case "RESERVATIONS" -> line -> line.has("RESERVATION_ID");
            case "SAVINGS_PLANS" -> line -> line.has("SAVINGS_PLAN_ARN");
            default -> throw CostVocabulary.invalid("Context is not valid: " + context);
        };
    }

    /** A page size counts only for words sorted by their cost, and those have no further pages. */
    private <T> Structure answer(
            Invocation call, String name, Map<String, List<CostLine>> words, Function<String, T> shape) {
        Optional<Input> sortBy = call.input().inputs("SortBy").stream().findFirst();
        Optional<String> search = call.input().text("SearchString");
        if (sortBy.isPresent() && (search.isPresent() || call.input().has("NextPageToken"))) {
            throw CostVocabulary.invalid("SortBy cannot be set together with NextPageToken or SearchString");
        }
        if (sortBy.isPresent() && !context(call).equals(COST_AND_USAGE)) {
            throw CostVocabulary.invalid("SortBy cannot be set with the context " + context(call));
        }
        int size = sortBy.isPresent() ? call.input().integer("MaxResults").orElse(MAX_RESULTS) : pageSize;
        if (size < 1 || size > MAX_RESULTS) {
            throw CostVocabulary.invalid("MaxResults must be from 1 to 1000, was: " + size);
        }
        Stream<String> found = words.keySet().stream().filter(word -> matches(word, search));
        List<String> all = (sortBy.isPresent() ? found.sorted(byCost(call, sortBy.get(), words)) : found).toList();
        Page<String> page = sortBy.isPresent()
                ? new Page<>(all.subList(0, Math.min(size, all.size())), Optional.empty())
                : pages.cut(call, PAGING, all, size, (word, at) -> true);
        return new Structure()
                .list(name, page.items().stream().map(shape).toList())
                .put("ReturnSize", page.items().size())
                .put("TotalSize", all.size())
                .put("NextPageToken", page.nextToken());
    }

    private Comparator<String> byCost(Invocation call, Input sortBy, Map<String, List<CostLine>> words) {
        String name = sortBy.text("Key").orElse("");
        CostMetric metric =
                CostMetric.named(name).orElseThrow(() -> CostVocabulary.invalid("SortBy.Key is not valid: " + name));
        CostRequest request = CostRequest.read(call.input(), vocabulary);
        CostPeriod period = new CostPeriod(request.start(), request.end());
        Map<String, BigDecimal> amounts = new HashMap<>();
        words.forEach((word, lines) -> amounts.put(
                word,
                CostCube.sum(lines, period, call.today()).orElse(CostSum.none()).amount(metric)));
        Comparator<String> ascending = Comparator.comparing(amounts::get);
        String order = sortBy.text("SortOrder").orElse("ASCENDING");
        return switch (order) {
            case "ASCENDING" -> ascending;
            case "DESCENDING" -> ascending.reversed();
            default -> throw CostVocabulary.invalid("SortBy.SortOrder must be ASCENDING or DESCENDING, was: " + order);
        };
    }

    private static boolean matches(String word, Optional<String> search) {
        return search.map(it -> word.toLowerCase(Locale.ROOT).contains(it.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private Structure attributes(String dimension, String value) {
        return dimension.equals("LINKED_ACCOUNT")
                ? new Structure().put("description", vocabulary.accountName(value))
                : new Structure();
    }
}
