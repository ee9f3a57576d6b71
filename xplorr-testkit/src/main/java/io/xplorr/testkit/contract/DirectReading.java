package io.xplorr.testkit.contract;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The collector without the engine, for reads that the engine would not plan: page by page, in any order. */
final class DirectReading implements AutoCloseable {
    private static final int MOST_PAGES = 1_000; // for a collector that never comes to an end
    private static final CallGate OPEN_GATE = new CallGate() {
        @Override
        public <T> T call(String action, long pricedUnits, Supplier<T> call) {
            return call.get();
        }
    };

    private final ContractCloud cloud;
    private final Origin origin;
    private final ProviderSession session;
    private final Collector collector;

    DirectReading(Reading reading) {
        this.cloud = reading.cloud;
        this.origin = new Origin(
                cloud.connection().id(), cloud.connection().provider(), cloud.dataset(), reading.clock.now());
        this.session = cloud.provider()
                .open(new SessionRequest(cloud.connection(), 1, Set.of(cloud.dataset()), reading.clock, () -> {}));
        this.collector = session.collector(cloud.dataset());
    }

    /** Starts the read of a slice. */
    Chain start(Slice slice) {
        session.authenticate(OPEN_GATE);
        return new Chain(session.fetchAccount(OPEN_GATE), slice.scope(), slice.window());
    }

    @Override
    public void close() {
        session.close();
    }

    /** One read. */
    final class Chain {
        private final String account;
        private final Scope scope;
        private final Window window;
        private final List<CloudRecord> records = new ArrayList<>();
        private Optional<String> token = Optional.empty();
        private boolean over;

        private Chain(String account, Scope scope, Window window) {
            this.account = account;
            this.scope = scope;
            this.window = window;
        }

        /** Reads the next page; does nothing after the last one. */
        void readPage() {
            if (!over) {
                Page page =
                        collector.fetch(new PageRequest(origin, account, scope, window, token, List.of()), OPEN_GATE);
                records.addAll(page.records());
                token = page.nextToken();
                over = token.isEmpty();
            }
        }

        /** Reads all pages that are left; returns the records of all. */
        List<CloudRecord> readAll() {
            for (int page = 0; page < MOST_PAGES && !over; page++) {
                readPage();
            }
            return records;
        }

        boolean isOver() {
            return over;
        }

        List<CloudRecord> records() {
            return records;
        }
    }
}
