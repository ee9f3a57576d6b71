package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Resource;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** EC2's filters: the values of one filter are alternatives, all filters must match. */
final class Ec2Filters {
    private Ec2Filters() {}

    /** Returns what the request's filters let pass, given the filters of that kind of resource besides tags. */
    static <R extends Resource> Predicate<R> of(Invocation call, Map<String, Function<R, List<String>>> known) {
        return matching(call, name -> tagged(name, known));
    }

    /** Returns what the request's filters let pass of things without tags. */
    static <T> Predicate<T> untagged(Invocation call, Map<String, Function<T, List<String>>> known) {
        return matching(call, name -> known(name, known));
    }

    private static <T> Predicate<T> matching(Invocation call, Function<String, Function<T, List<String>>> filters) {
        Predicate<T> all = thing -> true;
        for (Input filter : call.input().inputs("Filter")) {
            Function<T, List<String>> values = filters.apply(filter.text("Name").orElse(""));
            List<Pattern> patterns =
                    filter.texts("Value").stream().map(Ec2Filters::pattern).toList();
            all = all.and(thing -> values.apply(thing).stream()
                    .anyMatch(value -> patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(value).matches())));
        }
        return all;
    }

    private static <R extends Resource> Function<R, List<String>> tagged(
            String name, Map<String, Function<R, List<String>>> known) {
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return resource ->
                    resource.tags().containsKey(key) ? List.of(resource.tags().get(key)) : List.of();
        }
        if (name.equals("tag-key")) {
            return resource -> List.copyOf(resource.tags().keySet());
        }
        return known(name, known);
    }

    private static <T> Function<T, List<String>> known(String name, Map<String, Function<T, List<String>>> known) {
        Function<T, List<String>> values = known.get(name);
        if (values == null) {
            throw AwsErrors.invalid(AwsService.EC2, "The filter '" + name + "' is invalid");
        }
        return values;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
