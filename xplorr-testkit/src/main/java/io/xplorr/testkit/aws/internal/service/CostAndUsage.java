package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostQuery;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetCostAndUsage, with and without resources. */
public final class CostAndUsage {
    private static final Paging PAGING = Paging.by("NextPageToken");
    private static final String RESOURCE = "RESOURCE_ID";

    private final CostVocabulary vocabulary;
    private final CostAccess access;
    private final Pages pages;
    private final int pageSize;

    CostAndUsage(Estate estate, CostAccess access, Pages pages, int pageSize) {
        this.vocabulary = new CostVocabulary(estate);
        this.access = access;
        this.pages = pages;
        this.pageSize = pageSize;
    }

    Structure get(Invocation call) {
        CostCube bill = access.bill(call);
        CostRequest request = read(call);
        CostVocabulary.checkGroups(request.groupBy(), false);
        if (CostFilter.names(call.input(), RESOURCE)) {
            throw CostVocabulary.invalid("Dimension RESOURCE_ID is not allowed");
        }
        CostRules.checkHistory(request, access.settings(), call.today());
        return answer(call, request, bill);
    }

    Structure getWithResources(Invocation call) {
        CostCube bill = access.bill(call);
        CostRequest request = read(call);
        if (!access.settings().resourceLevel()) {
            throw CostVocabulary.invalid("You haven't enabled resource-level data.");
        }
        if (!call.input().has("Filter")) {
            throw CostVocabulary.invalid("Filter is missing");
        }
        CostVocabulary.checkGroups(request.groupBy(), true);
        if (!request.names(RESOURCE) && !CostFilter.names(call.input(), RESOURCE)) {
            throw CostVocabulary.invalid("You must group or filter by RESOURCE_ID.");
        }
        CostRules.checkGranular(request.start().toLocalDate(), call.today());
        CostRules.checkHistory(request, access.settings(), call.today());
        return answer(call, request, bill);
    }

    private CostRequest read(Invocation call) {
        CostRequest request = CostRequest.readWithGranularity(call.input(), vocabulary);
        if (request.metrics().isEmpty()) {
            throw CostVocabulary.invalid("Metrics is missing");
        }
        return request;
    }

    private Structure answer(Invocation call, CostRequest request, CostCube bill) {
        PageTokens.Position position = pages.position(call, PAGING);
        LocalDate today = LocalDate.ofInstant(position.asOf(), ZoneOffset.UTC);
        CostQuery query = new CostQuery(
                request.periods(),
                request.filter(),
                request.groupBy().stream().map(CostRequest.Group::value).toList(),
                today);
        Map<List<String>, List<CostLine>> groups = bill.groups(query);
        CostAnswers answers = new CostAnswers(request, groups, today, CostRules.settledUntil(today));
        Structure answer = new Structure();
        if (request.groupBy().isEmpty()) {
            answers.totals();
        } else if (call.pageFaults().isEmpty()) {
            answer.put("NextPageToken", pages.again(call, position)).list("GroupDefinitions", definitions(request));
        } else {
            Optional<Long> next = answers.grouped(position.offset(), pageSize);
            boolean repeat = Pages.repeats(call, PAGING);
            answer.put(
                            "NextPageToken",
                            next.or(() -> repeat ? Optional.of(0L) : Optional.empty())
                                    .map(offset -> pages.next(call, PAGING, position, offset)))
                    .list("GroupDefinitions", definitions(request));
        }
        return answer.list("ResultsByTime", answers.results())
                .list("DimensionValueAttributes", attributes(request, answers));
    }

    private static List<Structure> definitions(CostRequest request) {
        return request.groupBy().stream()
                .map(it -> new Structure().put("Type", it.type()).put("Key", it.key()))
                .toList();
    }

    /** The names of accounts, which need no permission of Organizations here. */
    private List<Structure> attributes(CostRequest request, CostAnswers answers) {
        for (int i = 0; i < request.groupBy().size(); i++) {
            if (request.groupBy().get(i).key().equals("LINKED_ACCOUNT")) {
                int column = i;
                return answers.keys().stream()
                        .map(key -> key.get(column))
                        .distinct()
                        .sorted()
                        .map(this::accountAttributes)
                        .toList();
            }
        }
        return List.of();
    }

    private Structure accountAttributes(String accountId) {
        return new Structure()
                .put("Value", accountId)
                .put("Attributes", new Structure().put("description", vocabulary.accountName(accountId)));
    }
}
