package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stores that are wrong only where two do something at once, by what is wrong. Each waits for its rival the first time, so
 * that it loses the race always, however busy the machine is.
 */
final class RacyStores {
    private RacyStores() {}

    static BrokenStore issuesOneNumberTwice() {
        Map<StoreRun, Long> numbers = new ConcurrentHashMap<>();
        AtomicLong last = new AtomicLong();
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        return new BrokenStore() {
            @Override
            public StoreRun open(ConnectionId connectionId) {
                StoreRun run = super.open(connectionId);
                long number = last.get() + 1;
                bothHaveRead.countDown();
                await(bothHaveRead);
                last.set(number);
                numbers.put(run, number);
                return run;
            }

            @Override
            long number(Run run) {
                return numbers.get(run);
            }
        };
    }

    static BrokenStore fencesWithoutALock() {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch newerHasLooked = new CountDownLatch(1);
        return new BrokenStore() {
            @Override
            public StoreRun open(ConnectionId connectionId) {
                if (written.getCount() == 0) {
                    await(checked);
                }
                return super.open(connectionId);
            }

            @Override
            public List<SliceState> states(ConnectionId connectionId) {
                List<SliceState> states = super.states(connectionId);
                newerHasLooked.countDown();
                return states;
            }

            @Override
            void write(Writer writer, List<? extends CloudRecord> page) {
                super.write(writer, page);
                written.countDown();
            }

            @Override
            long commit(Writer writer, SliceSeal seal) {
                ConnectionId connectionId = writer.run.connectionId();
                if (newest.get(connectionId) != writer.run.right()) {
                    throw new SupersededException(connectionId, writer.run.number());
                }
                checked.countDown();
                await(newerHasLooked);
                return commitAnyway(writer, seal, writer.written);
            }
        };
    }

    static BrokenStore writesOneSliceAtATime() {
        List<SliceWriter> open = new ArrayList<>();
        CountDownLatch bothHaveBegun = new CountDownLatch(2);
        return new BrokenStore() {
            @Override
            SliceWriter begin(Run run, Slice slice) {
                SliceWriter writer;
                synchronized (open) {
                    open.forEach(SliceWriter::close);
                    writer = super.begin(run, slice);
                    open.add(writer);
                }
                bothHaveBegun.countDown();
                await(bothHaveBegun);
                return writer;
            }
        };
    }

    static BrokenStore replacesInTwoSteps() {
        AtomicInteger commits = new AtomicInteger();
        CountDownLatch readBetween = new CountDownLatch(1);
        return new BrokenStore() {
            private volatile boolean between;

            @Override
            List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                boolean reading = between;
                List<CloudRecord> read = super.read(connectionId, dataset);
                if (reading) {
                    readBetween.countDown();
                }
                return read;
            }

            @Override
            long commit(Writer writer, SliceSeal seal) {
                writer.run.right().begin(writer.slice).commit(seal);
                if (commits.incrementAndGet() > 1) { // nobody reads while the first is written
                    between = true;
                    await(readBetween);
                }
                return super.commit(writer, seal);
            }
        };
    }

    /** Waits for a rival, who comes as soon as the machine lets it. */
    private static void await(CountDownLatch rival) {
        try {
            if (!rival.await(50, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no rival came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the test is over
        }
    }
}
