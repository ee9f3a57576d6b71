package io.xplorr.testkit.contract;

import io.xplorr.connection.CredentialSource;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.ProviderSession;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Providers that are wrong in one way each, by what is wrong. */
final class BrokenProviders {
    private static final CallGate NO_GATE = new CallGate() {
        @Override
        public <T> T call(String action, long pricedUnits, Supplier<T> call) {
            return call.get();
        }
    };

    private BrokenProviders() {}

    /** How a collector that is wrong fetches a page. */
    @FunctionalInterface
    private interface Fetch {
        Page page(Collector collector, PageRequest request, CallGate calls);
    }

    static Function<CloudProvider, CloudProvider> losesARecordOfEachPage() {
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            return with(page, page.records().subList(1, page.records().size()));
        });
    }

    static Function<CloudProvider, CloudProvider> handsOnEachRecordTwice() {
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            List<CloudRecord> twice = new ArrayList<>(page.records());
            twice.addAll(page.records());
            return with(page, twice);
        });
    }

    static Function<CloudProvider, CloudProvider> asksForEachPageTwice() {
        return fetching((collector, request, calls) -> {
            collector.fetch(request, calls);
            return collector.fetch(request, calls);
        });
    }

    static Function<CloudProvider, CloudProvider> takesAnEmptyPageForTheLast() {
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            return page.records().isEmpty() ? Page.of(List.of(), null) : page;
        });
    }

    static Function<CloudProvider, CloudProvider> takesARepeatedTokenForTheEnd() {
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            return page.nextToken().isPresent() && page.nextToken().equals(request.token())
                    ? Page.of(page.records(), null)
                    : page;
        });
    }

    static Function<CloudProvider, CloudProvider> takesARefusedTokenForARefusal() {
        return judging(error -> error.reaction() == CallError.Reaction.RESTART_READ ? error.failing() : error);
    }

    static Function<CloudProvider, CloudProvider> remembersWhereItIs() {
        AtomicReference<Optional<String>> position = new AtomicReference<>(Optional.empty());
        return fetching((collector, request, calls) -> {
            Optional<String> token = request.token().isEmpty() ? request.token() : position.get();
            Page page = collector.fetch(next(request, token), calls);
            position.set(page.nextToken());
            return page;
        });
    }

    static Function<CloudProvider, CloudProvider> readsThisMonthWhateverItIsAskedFor() {
        return fetching((collector, request, calls) -> collector.fetch(
                of(request, request.scope(), Window.monthOf(request.origin().observedAt())), calls));
    }

    static Function<CloudProvider, CloudProvider> readsItsOwnRegionOnly() {
        return fetching(
                (collector, request, calls) -> collector.fetch(of(request, Scope.GLOBAL, request.window()), calls));
    }

    static Function<CloudProvider, CloudProvider> takesAFailureForTheEnd() {
        return fetching((collector, request, calls) -> {
            try {
                return collector.fetch(request, calls);
            } catch (CallException e) {
                return Page.of(List.of(), null);
            }
        });
    }

    static Function<CloudProvider, CloudProvider> retriesDenials() {
        return judging(error -> isDenial(error) ? meaning(error, CallError.Reaction.RETRY) : error);
    }

    static Function<CloudProvider, CloudProvider> leavesNoRemedy() {
        return judging(error -> new CallError(
                error.kind(),
                error.reaction(),
                error.code(),
                error.nativeCode(),
                error.message(),
                "",
                error.retryAfter(),
                error.maybeBilled()));
    }

    static Function<CloudProvider, CloudProvider> takesADenialForAnEmptyAnswer() {
        return judging(error -> isDenial(error) ? meaning(error, CallError.Reaction.TAKE_AS_EMPTY) : error);
    }

    static Function<CloudProvider, CloudProvider> givesUpWhenThrottled() {
        return judging(
                error -> error.code().equals(ProblemCode.THROTTLED) ? meaning(error, CallError.Reaction.FAIL) : error);
    }

    static Function<CloudProvider, CloudProvider> retriesBehindTheGate() {
        return fetching((collector, request, calls) -> {
            try {
                return collector.fetch(request, NO_GATE);
            } catch (RuntimeException e) {
                return collector.fetch(request, calls);
            }
        });
    }

    static Function<CloudProvider, CloudProvider> givesUpWhenUnavailable() {
        return judging(error ->
                error.code().equals(ProblemCode.UNAVAILABLE) ? meaning(error, CallError.Reaction.FAIL) : error);
    }

    static Function<CloudProvider, CloudProvider> takesExpiryForARefusal() {
        return judging(error -> error.reaction() == CallError.Reaction.REFRESH_CREDENTIALS ? error.failing() : error);
    }

    static Function<CloudProvider, CloudProvider> countsMoneyInDoubles() {
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            return with(
                    page,
                    page.records().stream()
                            .map(CostRecord.class::cast)
                            .map(row -> cost(
                                    row,
                                    service(row),
                                    new BigDecimal(amount(row).doubleValue())))
                            .toList());
        });
    }

    static Function<CloudProvider, CloudProvider> numbersItsRecords() {
        AtomicInteger number = new AtomicInteger();
        return fetching((collector, request, calls) -> {
            Page page = collector.fetch(request, calls);
            return with(
                    page,
                    page.records().stream()
                            .map(CostRecord.class::cast)
                            .map(row -> cost(row, "row " + number.incrementAndGet(), amount(row)))
                            .toList());
        });
    }

    static Function<CloudProvider, CloudProvider> remembersTheFirstOrigin() {
        AtomicReference<Origin> first = new AtomicReference<>();
        return fetching((collector, request, calls) -> {
            first.compareAndSet(null, request.origin());
            return collector.fetch(
                    new PageRequest(
                            first.get(),
                            request.account(),
                            request.scope(),
                            request.window(),
                            request.token(),
                            request.ids()),
                    calls);
        });
    }

    static Function<CloudProvider, CloudProvider> callsPastTheGate() {
        return fetching((collector, request, calls) -> collector.fetch(request, NO_GATE));
    }

    static Function<CloudProvider, CloudProvider> readsAllPagesInOneCall() {
        return fetching((collector, request, calls) ->
                calls.call("fake:" + request.origin().dataset(), () -> {
                    List<CloudRecord> all = new ArrayList<>();
                    Optional<String> token = Optional.empty();
                    do {
                        Page page = collector.fetch(next(request, token), NO_GATE);
                        all.addAll(page.records());
                        token = page.nextToken();
                    } while (token.isPresent());
                    return Page.of(all, null);
                }));
    }

    static Function<CloudProvider, CloudProvider> namesNoAction() {
        return right -> new BrokenProvider(right) {
            @Override
            public List<Dataset> datasets() {
                return List.of(Dataset.builder(FakeContractCloud.COST.id().value())
                        .windows(FakeContractCloud.COST.windows())
                        .build());
            }
        };
    }

    static Function<CloudProvider, CloudProvider> readsWhateverItIsAskedFor() {
        return right -> new BrokenProvider(right) {
            @Override
            Collector collector(ProviderSession session, DatasetId dataset) {
                return super.collector(session, FakeContractCloud.COST.id());
            }
        };
    }

    static Function<CloudProvider, CloudProvider> takesAnyCredentials() {
        return right -> new BrokenProvider(right) {
            @Override
            public void check(CredentialSource credentials) {}
        };
    }

    private static Function<CloudProvider, CloudProvider> fetching(Fetch fetch) {
        return right -> new BrokenProvider(right) {
            @Override
            Page fetch(Collector collector, PageRequest request, CallGate calls) {
                return fetch.page(collector, request, calls);
            }
        };
    }

    private static Function<CloudProvider, CloudProvider> judging(UnaryOperator<CallError> judgement) {
        return right -> new BrokenProvider(right) {
            @Override
            CallError errorOf(CallError error) {
                return judgement.apply(error);
            }
        };
    }

    private static boolean isDenial(CallError error) {
        return error.code().equals(ProblemCode.ACCESS_DENIED);
    }

    private static CallError meaning(CallError error, CallError.Reaction reaction) {
        return new CallError(
                error.kind(),
                reaction,
                error.code(),
                error.nativeCode(),
                error.message(),
                error.remedy(),
                error.retryAfter(),
                error.maybeBilled());
    }

    private static Page with(Page page, List<? extends CloudRecord> records) {
        return Page.of(records, page.nextToken().orElse(null), page.provisional());
    }

    private static PageRequest next(PageRequest request, Optional<String> token) {
        return new PageRequest(
                request.origin(), request.account(), request.scope(), request.window(), token, request.ids());
    }

    private static PageRequest of(PageRequest request, Scope scope, Window window) {
        return new PageRequest(request.origin(), request.account(), scope, window, request.token(), request.ids());
    }

    private static CostRecord cost(CostRecord row, String service, BigDecimal amount) {
        return CostRecord.builder(row.origin())
                .grain(row.grain())
                .chargePeriod(row.chargePeriod())
                .service(CostRecord.Service.of(service))
                .currency(row.currency())
                .cost(CostBasis.UNBLENDED, amount)
                .build();
    }

    private static String service(CostRecord row) {
        return row.service().orElseThrow().name();
    }

    private static BigDecimal amount(CostRecord row) {
        return row.amount(CostBasis.UNBLENDED).orElseThrow().value();
    }
}
