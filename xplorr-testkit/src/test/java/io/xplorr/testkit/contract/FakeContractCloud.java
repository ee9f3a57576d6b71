package io.xplorr.testkit.contract;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.Windows;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A cloud without HTTP that makes every trouble, and whose provider may be replaced by a broken one. */
final class FakeContractCloud implements ContractCloud {
    static final Dataset COST = Dataset.builder("cost.daily")
            .windows(new Windows.Months(0, 13, 10))
            .addAction("fake:cost.daily")
            .build();
    private static final CloudConnection ACME = FakeProvider.connection("acme");
    private static final List<String> AMOUNTS =
            List.of("0.1", "0.2", "9007199254740993.000000000000000000001", "-0.3", "1E-20", "12.3400", "0.0000000001");
    private static final int PER_PAGE = 2;
    private static final Scope ANOTHER = Scope.region("another");

    private final CloudProvider provider;
    private final FakePages right = FakePages.of(PER_PAGE, FakeContractCloud::costs);
    private final Map<Long, Trouble> troubles = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile Optional<Trouble> present = Optional.empty();

    FakeContractCloud(ManualClock clock, Function<CloudProvider, CloudProvider> breaking) {
        FakeProvider fake =
                FakeProvider.builder(clock).addDataset(COST, this::page).build();
        fake.onCall(this::makeTrouble);
        this.provider = breaking.apply(fake);
    }

    @Override
    public CloudProvider provider() {
        return provider;
    }

    @Override
    public CloudConnection connection() {
        return ACME;
    }

    @Override
    public DatasetId dataset() {
        return COST.id();
    }

    @Override
    public String action() {
        return "fake:cost.daily";
    }

    @Override
    public int pages() {
        return (AMOUNTS.size() + PER_PAGE - 1) / PER_PAGE;
    }

    @Override
    public int records() {
        return AMOUNTS.size();
    }

    @Override
    public Map<String, BigDecimal> totals() {
        return Map.of("UNBLENDED USD", AMOUNTS.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Override
    public Optional<Scope> openAnotherRegion() {
        return Optional.of(ANOTHER);
    }

    @Override
    public void trouble(Trouble trouble, int nth) {
        troubles.put(calls.get() + nth, trouble);
    }

    @Override
    public long calls() {
        return calls.get();
    }

    @Override
    public void close() {}

    private void makeTrouble(FakeCall call) {
        if (!call.action().equals(action())) {
            return;
        }
        present = Optional.ofNullable(troubles.remove(calls.incrementAndGet()));
        if (present.isPresent()) {
            switch (present.get()) {
                case THROTTLED -> throw FakeFailure.throttled();
                case DENIED -> throw FakeFailure.denied();
                case UNAVAILABLE -> throw FakeFailure.unavailable();
                case EXPIRED -> throw FakeFailure.expired();
                case REFUSED_TOKEN -> throw FakeFailure.tokenRefused();
                case EMPTY_PAGE, REPEATED_TOKEN -> {} // the page does it
            }
        }
    }

    private Page page(PageRequest request, int page) {
        if (present.equals(Optional.of(Trouble.EMPTY_PAGE))) {
            return Page.of(List.of(), "p0" + page); // another token for the same page
        }
        Page answer = right.page(request, page);
        return present.equals(Optional.of(Trouble.REPEATED_TOKEN))
                ? Page.of(answer.records(), request.tokenOrNull())
                : answer;
    }

    private static List<CostRecord> costs(PageRequest request) {
        return IntStream.range(0, request.scope().equals(ANOTHER) ? 0 : AMOUNTS.size())
                .mapToObj(i -> CostRecord.builder(request.origin())
                        .grain(Grain.of(Granularity.DAILY, DimensionKey.SERVICE))
                        .chargePeriod(Window.day(request.window().startDate()))
                        .service(CostRecord.Service.of("service " + i))
                        .currency("USD")
                        .cost(CostBasis.UNBLENDED, new BigDecimal(AMOUNTS.get(i)))
                        .build())
                .toList();
    }
}
