package io.xplorr.aws.testing;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads with a collector as the engine does: page by page, by the tokens. */
public final class Reading {
    public static final String ACCOUNT = "111122223333";
    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int MOST_PAGES = 10_000;

    public final DirectGate gate = new DirectGate();
    private final Collector collector;
    private final Scope scope;
    private final Window window;
    private final List<String> ids;

    private Reading(Collector collector, Scope scope, Window window, List<String> ids) {
        this.collector = collector;
        this.scope = scope;
        this.window = window;
        this.ids = ids;
    }

    public static Reading inventory(Collector collector, String region) {
        return new Reading(collector, Scope.region(region), Window.NOW, List.of());
    }

    public static Reading global(Collector collector, Window window) {
        return new Reading(collector, Scope.GLOBAL, window, List.of());
    }

    public static Reading metrics(Collector collector, String region, Window window, List<String> ids) {
        return new Reading(collector, Scope.region(region), window, ids);
    }

    public Page page(Optional<String> token) {
        Origin origin = new Origin(ConnectionId.of("acme"), Provider.AWS, collector.id(), NOW);
        return collector.fetch(new PageRequest(origin, ACCOUNT, scope, window, token, ids), gate);
    }

    public Page page(String token) {
        return page(Optional.of(token));
    }

    public Page firstPage() {
        return page(Optional.empty());
    }

    public List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Page page = page(token);
            pages.add(page);
            token = page.nextToken();
        } while (token.isPresent() && pages.size() < MOST_PAGES);
        return pages;
    }

    public <T extends CloudRecord> List<T> records(Class<T> type) {
        return pages().stream()
                .flatMap(page -> page.records().stream())
                .map(type::cast)
                .toList();
    }
}
