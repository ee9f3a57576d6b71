package io.xplorr.examples.testing;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * Keeps an immutable book for each connection, and puts the next one in its place in one step, so that a reader sees the
 * content before a commit or after it. Thread-safe.
 */
public final class SpendStore implements Store {
    private final ConcurrentMap<ConnectionId, Book> books = new ConcurrentHashMap<>();

    @Override
    public StoreRun open(ConnectionId connectionId) {
        return new Run(
                connectionId,
                turn(connectionId, book -> new Book(book.run() + 1, book.pages()))
                        .run());
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        return book(connectionId).pages().values().stream()
                .map(Page::state)
                .sorted(Comparator.comparing(SliceState::slice))
                .toList();
    }

    @Override
    public void remove(ConnectionId connectionId) {
        turn(connectionId, book -> new Book(book.run() + 1, Map.of()));
    }

    /** Returns what is held of a dataset, as of one moment. */
    public List<CloudRecord> records(ConnectionId connectionId, DatasetId dataset) {
        return book(connectionId).pages().entrySet().stream()
                .filter(page -> page.getKey().dataset().equals(dataset))
                .flatMap(page -> page.getValue().records().stream())
                .toList();
    }

    private Book book(ConnectionId connectionId) {
        return books.getOrDefault(connectionId, Book.EMPTY);
    }

    private Book turn(ConnectionId connectionId, UnaryOperator<Book> next) {
        return books.compute(connectionId, (id, book) -> next.apply(book == null ? Book.EMPTY : book));
    }

    /** What one slice holds. */
    private record Page(SliceState state, Collection<CloudRecord> records) {}

    /** What one connection's slices hold, and the number of its newest run. */
    private record Book(long run, Map<Slice, Page> pages) {
        static final Book EMPTY = new Book(0, Map.of());

        Book with(Page page) {
            Map<Slice, Page> next = new HashMap<>(pages);
            next.put(page.state().slice(), page);
            return new Book(run, Map.copyOf(next));
        }

        Book retired(Slice slice) {
            Page page = pages.get(slice);
            if (page == null) {
                return this;
            }
            SliceState old = page.state();
            return with(new Page(new SliceState(slice, old.run(), old.seal(), old.records(), true), page.records()));
        }
    }

    private final class Run implements StoreRun {
        private final ConnectionId connectionId;
        private final long number;

        Run(ConnectionId connectionId, long number) {
            this.connectionId = connectionId;
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public List<SliceState> states() {
            return SpendStore.this.states(connectionId);
        }

        @Override
        public SliceWriter begin(Slice slice) {
            requireNewest(book(connectionId));
            return new Writer(this, slice);
        }

        @Override
        public void retire(Slice slice) {
            change(book -> book.retired(slice));
        }

        @Override
        public void close() {}

        /** Turns to the next book, unless a newer run has begun. */
        void change(UnaryOperator<Book> next) {
            turn(connectionId, book -> {
                requireNewest(book);
                return next.apply(book);
            });
        }

        private void requireNewest(Book book) {
            if (book.run() != number) {
                throw new SupersededException(connectionId, number);
            }
        }
    }

    private static final class Writer implements SliceWriter {
        private final Run run;
        private final Slice slice;
        private final Map<String, CloudRecord> written = new LinkedHashMap<>();
        private boolean over;

        Writer(Run run, Slice slice) {
            this.run = run;
            this.slice = slice;
        }

        @Override
        public void write(List<? extends CloudRecord> records) {
            requireGoingOn();
            records.forEach(row -> written.put(row.key(), row));
        }

        @Override
        public long commit(SliceSeal seal) {
            requireGoingOn();
            List<CloudRecord> records = List.copyOf(written.values());
            SliceState state = new SliceState(slice, run.number(), seal, records.size(), false);
            run.change(book -> book.with(new Page(state, records)));
            over = true;
            return records.size();
        }

        @Override
        public void close() {
            over = true;
        }

        private void requireGoingOn() {
            if (over) {
                throw new IllegalStateException("writer of " + slice + " has been committed or closed");
            }
        }
    }
}
