package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.CostCategory;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.CostCategoryReference;

/** Reads {@link CostDatasets#CATEGORIES}: a page of the list, and the definition of each that is on it. */
final class CategoryCollector implements Collector {
    static final String LIST = "ce:ListCostCategoryDefinitions";
    static final String DESCRIBE = "ce:DescribeCostCategoryDefinition";

    private static final int PAGE_SIZE = 100; // the most that AWS allows; each page is billed

    private final AwsClients clients;

    CategoryCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return CostDatasets.CATEGORIES;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        CostExplorerClient costExplorer = clients.costExplorer();
        var list = calls.call(
                LIST,
                () -> costExplorer.listCostCategoryDefinitions(
                        page -> page.maxResults(PAGE_SIZE).nextToken(request.tokenOrNull())));
        List<CostCategory> rows = new ArrayList<>();
        for (CostCategoryReference reference : Answers.list(
                LIST, "CostCategoryReferences", list.hasCostCategoryReferences(), list.costCategoryReferences())) {
            String arn = Answers.required(LIST, "CostCategoryArn", reference.costCategoryArn());
            var definition = calls.call(
                    DESCRIBE,
                    () -> costExplorer
                            .describeCostCategoryDefinition(one -> one.costCategoryArn(arn))
                            .costCategory());
            rows.add(toRecord(request, reference.values(), Answers.required(DESCRIBE, "CostCategory", definition)));
        }
        return Page.of(rows, list.nextToken());
    }

    private static CostCategory toRecord(
            PageRequest request,
            List<String> values,
            software.amazon.awssdk.services.costexplorer.model.CostCategory definition) {
        return new CostCategory(
                request.origin(),
                Answers.required(DESCRIBE, "CostCategoryArn", definition.costCategoryArn()),
                Answers.required(DESCRIBE, "Name", definition.name()),
                CostDates.instant(
                        DESCRIBE,
                        "EffectiveStart",
                        Answers.required(DESCRIBE, "EffectiveStart", definition.effectiveStart())),
                Optional.ofNullable(definition.effectiveEnd())
                        .map(text -> CostDates.instant(DESCRIBE, "EffectiveEnd", text)),
                Optional.ofNullable(definition.defaultValue()),
                Answers.whole(LIST, "Values", values),
                Answers.whole(DESCRIBE, "Rules", definition.rules()).stream()
                        .map(ModelJson::write)
                        .toList());
    }
}
