package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.MetricSource;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One query of GetMetricData, read and checked. Immutable and thread-safe.
 *
 * @param returned whether its values are wanted
 */
record MetricQuery(String id, String label, MetricSource.Metric metric, int period, boolean returned) {
    private static final int MAX_QUERIES = 500;
    private static final int MAX_DIMENSIONS = 30;
    private static final Set<Integer> HIGH_RESOLUTION = Set.of(1, 5, 10, 20, 30);
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");
    private static final Pattern NAMESPACE = Pattern.compile("[^:].{0,254}");
    private static final Pattern STATISTIC = Pattern.compile("SampleCount|Average|Sum|Minimum|Maximum|IQM"
            + "|(p|tm|wm|tc|ts)\\d{1,3}(\\.\\d{1,10})?|(TM|WM|TC|TS|PR)\\([0-9.%]*:[0-9.%]*\\)");

    /** Returns the queries whose values are wanted. */
    static List<MetricQuery> returned(Invocation call) {
        List<Input> inputs = call.input().inputs("MetricDataQueries");
        if (inputs.isEmpty()) {
            throw missing("MetricDataQueries");
        }
        if (inputs.size() > MAX_QUERIES) {
            throw invalid("The collection MetricDataQueries must not have a size greater than 500.");
        }
        Set<String> ids = new HashSet<>();
        List<MetricQuery> queries = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            MetricQuery query = read(call, inputs.get(i), "MetricDataQueries.member." + (i + 1));
            if (!ids.add(query.id())) {
                throw invalid("The values for parameter Id in MetricDataQueries are not unique: " + query.id());
            }
            queries.add(query);
        }
        return queries.stream().filter(MetricQuery::returned).toList();
    }

    private static MetricQuery read(Invocation call, Input input, String path) {
        String id = required(input, "Id", path);
        if (!ID.matcher(id).matches()) {
            throw invalid("The value " + id + " for parameter " + path
                    + ".Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
        }
        if (input.has("Expression") || !input.has("MetricStat")) {
            throw invalid("Expressions are not supported, only MetricStat is: " + id);
        }
        Input stat = input.input("MetricStat").orElseThrow();
        String statPath = path + ".MetricStat";
        Input metric = stat.input("Metric").orElseThrow(() -> missing(statPath + ".Metric"));
        String statistic = required(stat, "Stat", statPath);
        if (!STATISTIC.matcher(statistic).matches()) {
            throw invalid("The value for parameter " + statPath + ".Stat is not a valid statistic.");
        }
        String name = required(metric, "MetricName", statPath + ".Metric");
        return new MetricQuery(
                id,
                input.text("Label").orElse(name),
                new MetricSource.Metric(
                        call.caller().accountId(),
                        call.region(),
                        namespace(metric, statPath + ".Metric"),
                        name,
                        dimensions(metric, statPath + ".Metric.Dimensions.member."),
                        statistic),
                period(stat, statPath),
                input.text("ReturnData").map(Boolean::parseBoolean).orElse(true));
    }

    private static int period(Input stat, String path) {
        int period = stat.integer("Period").orElseThrow(() -> missing(path + ".Period"));
        if (!HIGH_RESOLUTION.contains(period) && (period < 60 || period % 60 != 0)) {
            throw invalid(
                    "The parameter " + path + ".Period must be 1, 5, 10, 20, 30 or a multiple of 60, was: " + period);
        }
        return period;
    }

    private static String namespace(Input metric, String path) {
        String namespace = required(metric, "Namespace", path);
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw invalid("The value " + namespace + " for parameter " + path + ".Namespace is not valid.");
        }
        return namespace;
    }

    private static Map<String, String> dimensions(Input metric, String path) {
        List<Input> inputs = metric.inputs("Dimensions");
        if (inputs.size() > MAX_DIMENSIONS) {
            throw invalid("The collection Dimensions must not have a size greater than 30.");
        }
        Map<String, String> dimensions = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            dimensions.put(
                    required(inputs.get(i), "Name", path + (i + 1)), required(inputs.get(i), "Value", path + (i + 1)));
        }
        return dimensions;
    }

    private static String required(Input input, String name, String path) {
        return input.text(name).filter(it -> !it.isEmpty()).orElseThrow(() -> missing(path + "." + name));
    }

    static AwsError missing(String name) {
        return invalid("The parameter " + name + " is required.");
    }

    static AwsError invalid(String text) {
        return AwsErrors.invalid(AwsService.CLOUDWATCH, text);
    }
}
