package io.xplorr.testkit;

import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;

/** Answers the page requests of one dataset of a {@link FakeProvider}. Called by several threads at once. */
@FunctionalInterface
public interface FakePages {
    /**
     * Returns one page.
     *
     * @param page which page of the chain is asked for, from 0
     */
    Page page(PageRequest request, int page);
}
