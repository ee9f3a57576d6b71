package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.Step;
import io.xplorr.record.CostDimensionValue;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.Context;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.DimensionValuesWithAttributes;

/**
 * Reads {@link CostDatasets#DIMENSIONS}: one dimension after the other, then the keys of tags, then the values of those
 * tags that were asked for.
 */
final class DimensionCollector implements Collector {
    static final String VALUES = "ce:GetDimensionValues";
    static final String TAGS = "ce:GetTags";

    private static final int DAYS = 30;

    private final AwsClients clients;
    private final List<String> dimensions;
    private final List<String> tagKeys;

    DimensionCollector(AwsClients clients, List<String> dimensions, List<String> tagKeys) {
        this.clients = clients;
        this.dimensions = List.copyOf(dimensions);
        this.tagKeys = List.copyOf(tagKeys);
    }

    @Override
    public DatasetId id() {
        return CostDatasets.DIMENSIONS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Step step = Step.of(request);
        LocalDate today = CostDates.today(request);
        DateInterval period = CostDates.between(today.minusDays(DAYS), today);
        int tag = step.index() - dimensions.size();
        if (tag < 0) {
            return fetchValues(request, period, step, dimensions.get(step.index()), calls);
        }
        return fetchTags(request, period, step, tag == 0 ? null : tagKeys.get(tag - 1), calls);
    }

    private Page fetchValues(PageRequest request, DateInterval period, Step step, String dimension, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        // MaxResults counts only with SortBy, which rules out the page token.
        var response = calls.call(
                VALUES,
                () -> costExplorer.getDimensionValues(page -> page.timePeriod(period)
                        .dimension(dimension)
                        .context(Context.COST_AND_USAGE)
                        .nextPageToken(step.token())));
        return Page.of(
                Answers.list(VALUES, "DimensionValues", response.hasDimensionValues(), response.dimensionValues())
                        .stream()
                        .map(value -> toRecord(request, dimension, value))
                        .toList(),
                step.next(response.nextPageToken(), steps()));
    }

    private Page fetchTags(
            PageRequest request, DateInterval period, Step step, @Nullable String tagKey, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                TAGS,
                () -> costExplorer.getTags(
                        page -> page.timePeriod(period).tagKey(tagKey).nextPageToken(step.token())));
        return Page.of(
                Answers.list(TAGS, "Tags", response.hasTags(), response.tags()).stream()
                        .filter(word -> !word.isEmpty()) // how Cost Explorer lists what has no tag
                        .map(word -> toRecord(request, tagKey, word))
                        .toList(),
                step.next(response.nextPageToken(), steps()));
    }

    private int steps() {
        return dimensions.size() + 1 + tagKeys.size();
    }

    private static CostDimensionValue toRecord(
            PageRequest request, String dimension, DimensionValuesWithAttributes value) {
        return new CostDimensionValue(
                request.origin(),
                Context.COST_AND_USAGE.toString(),
                dimension,
                Answers.text(value.value()),
                Answers.whole(VALUES, "Attributes", value.attributes()));
    }

    private static CostTag toRecord(PageRequest request, @Nullable String tagKey, String word) {
        return new CostTag(
                request.origin(),
                tagKey == null ? word : tagKey,
                tagKey == null ? Optional.empty() : Optional.of(word),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
