package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What most operations of Cost Explorer are asked, read and checked for form. Immutable and thread-safe. */
record CostRequest(
        LocalDateTime start,
        LocalDateTime end,
        Granularity granularity,
        Predicate<CostLine> filter,
        List<Group> groupBy,
        List<CostMetric> metrics,
        boolean namesUsageType) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    /** One way to group. */
    record Group(String type, String key, Function<CostLine, String> value) {}

    /** Reads a request that must say its granularity. */
    static CostRequest readWithGranularity(Input input, CostVocabulary vocabulary) {
        if (!input.has("Granularity")) {
            throw missing("Granularity");
        }
        return read(input, vocabulary);
    }

    /** Reads a request; without a granularity it is by month. */
    static CostRequest read(Input input, CostVocabulary vocabulary) {
        Granularity granularity = granularity(input);
        Input period = input.input("TimePeriod").orElseThrow(() -> missing("TimePeriod"));
        LocalDateTime start = time(period, "Start", granularity);
        LocalDateTime end = time(period, "End", granularity);
        if (!start.isBefore(end)) {
            throw CostVocabulary.invalid("Start date (and hour) should be before end date (and hour)");
        }
        List<Group> groupBy = groups(input, vocabulary);
        return new CostRequest(
                start,
                end,
                granularity,
                input.input("Filter").map(new CostFilter(vocabulary)::read).orElse(line -> true),
                groupBy,
                metrics(input),
                groupBy.stream().anyMatch(it -> it.key().startsWith("USAGE_TYPE"))
                        || CostFilter.names(input, "USAGE_TYPE")
                        || CostFilter.names(input, "USAGE_TYPE_GROUP"));
    }

    List<CostPeriod> periods() {
        return CostPeriod.tiling(start, end, granularity);
    }

    boolean names(String dimension) {
        return groupBy.stream().anyMatch(it -> it.key().equals(dimension));
    }

    private static Granularity granularity(Input input) {
        String name = input.text("Granularity").orElse("MONTHLY");
        try {
            return Granularity.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw CostVocabulary.invalid("Granularity must be one of HOURLY, DAILY, MONTHLY, was: " + name);
        }
    }

    private static List<CostMetric> metrics(Input input) {
        return input.texts("Metrics").stream()
                .map(name -> CostMetric.named(name)
                        .orElseThrow(() -> CostVocabulary.invalid("Metrics contains an invalid value: " + name)))
                .distinct()
                .toList();
    }

    private static List<Group> groups(Input input, CostVocabulary vocabulary) {
        List<Group> groups = new ArrayList<>();
        for (Input group : input.inputs("GroupBy")) {
            String type = group.text("Type").orElse("");
            String key = group.text("Key").orElseThrow(() -> missing("GroupBy.Key"));
            groups.add(new Group(type, key, vocabulary.group(type, key)));
        }
        if (groups.size() > 2) {
            throw CostVocabulary.invalid("The maximum number of groups is 2, was: " + groups.size());
        }
        return List.copyOf(groups);
    }

    private static LocalDateTime time(Input period, String name, Granularity granularity) {
        String text = period.text(name).orElseThrow(() -> missing("TimePeriod." + name));
        boolean day = DAY.matcher(text).matches();
        if (granularity == Granularity.HOURLY && day) {
            throw CostVocabulary.invalid(
                    "TimePeriod." + name + " must be a time such as 2017-01-01T00:00:00Z for HOURLY, was: " + text);
        }
        try {
            return day ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text, SECOND);
        } catch (DateTimeException e) {
            throw CostVocabulary.invalid("TimePeriod." + name + " must be a date such as 2017-01-01, was: " + text);
        }
    }

    private static AwsError missing(String name) {
        return CostVocabulary.invalid(name + " is missing");
    }
}
