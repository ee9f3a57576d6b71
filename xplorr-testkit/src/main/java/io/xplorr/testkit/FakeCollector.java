package io.xplorr.testkit;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;

/** Reads the pages of one dataset of a {@link FakeProvider}. Immutable and thread-safe. */
record FakeCollector(FakeProvider cloud, ConnectionId connection, DatasetId id, FakePages pages) implements Collector {
    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        int page = request.token()
                .map(token -> Integer.parseInt(token.substring(1)))
                .orElse(0);
        String action = "fake:" + id;
        return calls.call(action, () -> {
            cloud.answer(connection, action, request.scope());
            return pages.page(request, page);
        });
    }
}
