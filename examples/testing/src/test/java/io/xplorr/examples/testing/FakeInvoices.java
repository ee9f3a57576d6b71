package io.xplorr.examples.testing;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakePages;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.contract.ContractCloud;
import io.xplorr.testkit.contract.Trouble;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Ten invoices, three a page. A real author would put a fake server here, and the own provider over it. */
final class FakeInvoices implements ContractCloud {
    private static final Dataset INVOICES =
            Dataset.builder("cost.invoices").addAction("fake:cost.invoices").build();
    private static final BigDecimal EACH = new BigDecimal("1999.99000000000000000001");

    private final AtomicLong calls = new AtomicLong();
    private final Map<Long, Trouble> troubles = new ConcurrentHashMap<>();
    private final FakeProvider provider;

    FakeInvoices(ManualClock clock) {
        provider = FakeProvider.builder(clock)
                .addDataset(INVOICES, FakePages.of(3, FakeInvoices::invoices))
                .build();
        provider.onCall(this::answer);
    }

    @Override
    public CloudProvider provider() {
        return provider;
    }

    @Override
    public CloudConnection connection() {
        return FakeProvider.connection("acme");
    }

    @Override
    public DatasetId dataset() {
        return INVOICES.id();
    }

    @Override
    public String action() {
        return "fake:cost.invoices";
    }

    @Override
    public int pages() {
        return 4;
    }

    @Override
    public int records() {
        return 10;
    }

    @Override
    public Map<String, BigDecimal> totals() {
        return Map.of("UNBLENDED USD", EACH.multiply(BigDecimal.TEN));
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

    private void answer(FakeCall call) {
        Trouble trouble = call.action().equals(action()) ? troubles.remove(calls.incrementAndGet()) : null;
        if (trouble != null) {
            throw switch (trouble) {
                case THROTTLED -> FakeFailure.throttled();
                case DENIED -> FakeFailure.denied();
                case UNAVAILABLE -> FakeFailure.unavailable();
                case EXPIRED -> FakeFailure.expired();
                case REFUSED_TOKEN -> FakeFailure.tokenRefused();
                case EMPTY_PAGE, REPEATED_TOKEN -> new IllegalArgumentException("no such trouble here: " + trouble);
            };
        }
    }

    private static List<CostRecord> invoices(PageRequest request) {
        return IntStream.range(0, 10)
                .mapToObj(i -> CostRecord.builder(request.origin())
                        .grain(Grain.of(Granularity.MONTHLY, DimensionKey.SERVICE))
                        .chargePeriod(request.window())
                        .service(CostRecord.Service.of("invoice " + i))
                        .currency("USD")
                        .cost(CostBasis.UNBLENDED, EACH)
                        .build())
                .toList();
    }
}
