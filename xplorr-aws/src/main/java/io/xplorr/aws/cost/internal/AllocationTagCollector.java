package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.CostTag;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTag;

/** Reads {@link CostDatasets#ALLOCATION_TAGS}. */
final class AllocationTagCollector implements Collector {
    static final String ACTION = "ce:ListCostAllocationTags";

    private static final int PAGE_SIZE = 1000; // the most that AWS allows; each page is billed

    private final AwsClients clients;

    AllocationTagCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return CostDatasets.ALLOCATION_TAGS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var response = calls.call(
                ACTION,
                () -> costExplorer.listCostAllocationTags(
                        page -> page.maxResults(PAGE_SIZE).nextToken(request.tokenOrNull())));
        return Page.of(
                Answers.list(
                                ACTION,
                                "CostAllocationTags",
                                response.hasCostAllocationTags(),
                                response.costAllocationTags())
                        .stream()
                        .map(tag -> toRecord(request, tag))
                        .toList(),
                response.nextToken());
    }

    private static CostTag toRecord(PageRequest request, CostAllocationTag tag) {
        return new CostTag(
                request.origin(),
                Answers.required(ACTION, "TagKey", tag.tagKey()),
                Optional.empty(),
                Optional.ofNullable(tag.typeAsString()),
                Optional.ofNullable(tag.statusAsString()),
                Optional.ofNullable(tag.lastUsedDate()).map(text -> CostDates.instant(ACTION, "LastUsedDate", text)));
    }
}
