package io.xplorr.testkit;

import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Answers the page requests of one dataset of a {@link FakeProvider}. Called by several threads at once. */
@FunctionalInterface
public interface FakePages {
    /**
     * Returns one page. Its token, unless it is the last one, is {@link #token} of the page to ask for next.
     *
     * @param page which page of the chain is asked for, from 0
     */
    Page page(PageRequest request, int page);

    /** Returns the token that asks for a page, from 0. */
    static String token(int page) {
        return "p" + page;
    }

    /**
     * Returns what cuts records into pages; one empty page if there are none.
     *
     * @param perPage how many records a page holds at most, at least 1
     * @param records what a read yields; asked anew for each page
     */
    static FakePages of(int perPage, Function<PageRequest, ? extends List<? extends CloudRecord>> records) {
        if (perPage < 1) {
            throw new IllegalArgumentException("perPage must be at least 1, was: " + perPage);
        }
        return (request, page) -> {
            List<? extends CloudRecord> all = records.apply(request);
            int from = (int) Math.min((long) page * perPage, all.size());
            int to = (int) Math.min((long) from + perPage, all.size());
            return Page.of(List.copyOf(all.subList(from, to)), to < all.size() ? token(page + 1) : null);
        };
    }
}
