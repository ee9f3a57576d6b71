package io.xplorr.benchmarks;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.RecordSink;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One sync of everything that is on by default into nothing, or into a store in an H2 file. Arguments: the
 * endpoint, and the file.
 */
final class SyncInSmallHeap {
    private SyncInSmallHeap() {}

    public static void main(String[] arguments) {
        if (arguments.length == 1) {
            sync(arguments[0], Store.forwarding(new Nowhere()));
        } else {
            try (JdbcStore store = JdbcStore.openFile(Path.of(arguments[1]))) {
                sync(arguments[0], store);
            }
        }
    }

    private static void sync(String endpoint, Store store) {
        CloudConnection connection = CloudConnection.builder("payer")
                .credentials(AwsCredentials.accessKey(
                        LargeFakeAws.PAYER.accessKeyId(), Secret.of(LargeFakeAws.PAYER.secretAccessKey())))
                .build();
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(AwsProvider.builder()
                        .endpointOverride(URI.create(endpoint))
                        .build())
                .store(store)
                .build()) {
            SyncResult result = xplorr.sync(connection);
            report(result);
            if (result.status() != SyncStatus.COMPLETE) {
                result.problems().stream().map(Problem::message).forEach(System.out::println);
                System.exit(1);
            }
        }
    }

    private static void report(SyncResult result) {
        long costs = result.outcomes().stream()
                .filter(outcome -> outcome.slice().dataset().value().startsWith("cost."))
                .mapToLong(outcome -> result.records(outcome.slice().dataset()))
                .max()
                .orElse(0);
        System.out.printf(
                "%s in %.1f s: %,d records of which %,d cost rows, %,d calls, %,d billed, USD %s%n",
                result.status(),
                result.duration().toMillis() / 1000.0,
                result.outcomes().stream().mapToLong(SyncInSmallHeap::records).sum(),
                costs,
                result.calls().total().count(),
                result.calls().total().billed(),
                result.calls().spend().toPlainString());
    }

    private static long records(SliceOutcome outcome) {
        return outcome instanceof SliceOutcome.Replaced replaced ? replaced.records() : 0;
    }

    private static final class Nowhere implements RecordSink {
        @Override
        public void page(ConnectionId connectionId, long run, Slice slice, List<? extends CloudRecord> page) {}
    }
}
