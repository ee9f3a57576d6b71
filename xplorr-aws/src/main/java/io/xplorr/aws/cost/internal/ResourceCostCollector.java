package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.cost.CostFilter;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.List;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageWithResourcesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageWithResourcesResponse;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** Reads {@link CostDatasets#RESOURCES}. AWS demands a filter by service. */
final class ResourceCostCollector implements Collector {
    static final String ACTION = "ce:GetCostAndUsageWithResources";

    private final AwsClients clients;
    private final CostQuery query;
    private final CostRows rows;

    ResourceCostCollector(AwsClients clients, List<String> services, int settlingDay) {
        this.clients = clients;
        this.query = CostQuery.of(
                        CostDatasets.RESOURCES, Granularity.DAILY, DimensionKey.RESOURCE, DimensionKey.SERVICE)
                .withFilter(new CostFilter.In(DimensionKey.SERVICE, services))
                .settlingOn(settlingDay);
        this.rows = new CostRows(ACTION, query);
    }

    @Override
    public DatasetId id() {
        return CostDatasets.RESOURCES;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        GetCostAndUsageWithResourcesRequest page = GetCostAndUsageWithResourcesRequest.builder()
                .timePeriod(CostDates.upToNow(request, query.granularity()))
                .granularity(query.granularity().name())
                .groupBy(query.groupBy())
                .filter(query.expression().orElseThrow())
                .metrics(query.metrics())
                .nextPageToken(request.tokenOrNull())
                .build();
        GetCostAndUsageWithResourcesResponse response =
                calls.call(ACTION, () -> costExplorer.getCostAndUsageWithResources(page));
        List<ResultByTime> results =
                Answers.list(ACTION, "ResultsByTime", response.hasResultsByTime(), response.resultsByTime());
        return rows.page(request, results, response.dimensionValueAttributes(), response.nextPageToken());
    }
}
