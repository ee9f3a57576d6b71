package io.xplorr.benchmarks;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.RecordSink;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One sync of everything that is on by default into a sink that only counts. */
final class SyncInSmallHeap {
    private SyncInSmallHeap() {}

    public static void main(String[] arguments) {
        Counter counter = new Counter();
        CloudConnection connection = CloudConnection.builder("payer")
                .credentials(AwsCredentials.accessKey(
                        LargeFakeAws.PAYER.accessKeyId(), Secret.of(LargeFakeAws.PAYER.secretAccessKey())))
                .build();
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(AwsProvider.builder()
                        .endpointOverride(URI.create(arguments[0]))
                        .build())
                .store(Store.forwarding(counter))
                .build()) {
            SyncResult result = xplorr.sync(connection);
            report(result, counter);
            if (result.status() != SyncStatus.COMPLETE) {
                result.problems().stream().map(Problem::message).forEach(System.out::println);
                System.exit(1);
            }
        }
    }

    private static void report(SyncResult result, Counter counter) {
        long costs = result.outcomes().stream()
                .filter(outcome -> outcome.slice().dataset().value().startsWith("cost."))
                .mapToLong(outcome -> result.records(outcome.slice().dataset()))
                .max()
                .orElse(0);
        System.out.printf(
                "%s in %.1f s: %,d records of which %,d cost rows, %,d calls, %,d billed, USD %s%n",
                result.status(),
                result.duration().toMillis() / 1000.0,
                counter.records.sum(),
                costs,
                result.calls().total().count(),
                result.calls().total().billed(),
                result.calls().spend().toPlainString());
    }

    private static final class Counter implements RecordSink {
        private final LongAdder records = new LongAdder();

        @Override
        public void page(ConnectionId connectionId, long run, Slice slice, List<? extends CloudRecord> page) {
            records.add(page.size());
        }
    }
}
