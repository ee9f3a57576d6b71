package io.xplorr.aws.cost.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.List;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** Reads cost by one query: by day or by month, by account and service, or as the user breaks it down. */
final class CostCollector implements Collector {
    static final String ACTION = "ce:GetCostAndUsage";

    private final AwsClients clients;
    private final CostQuery query;
    private final CostRows rows;

    CostCollector(AwsClients clients, CostQuery query) {
        this.clients = clients;
        this.query = query;
        this.rows = new CostRows(ACTION, query);
    }

    @Override
    public DatasetId id() {
        return query.dataset();
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        GetCostAndUsageRequest page = GetCostAndUsageRequest.builder()
                .timePeriod(CostDates.upToNow(request, query.granularity()))
                .granularity(query.granularity().name())
                .groupBy(query.groupBy())
                .filter(query.expression().orElse(null))
                .metrics(query.metrics())
                .nextPageToken(request.tokenOrNull())
                .build();
        GetCostAndUsageResponse response = calls.call(ACTION, () -> costExplorer.getCostAndUsage(page));
        List<ResultByTime> results =
                Answers.list(ACTION, "ResultsByTime", response.hasResultsByTime(), response.resultsByTime());
        return rows.page(request, results, response.dimensionValueAttributes(), response.nextPageToken());
    }
}
