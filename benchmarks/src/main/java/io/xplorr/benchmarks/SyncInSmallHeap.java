package io.xplorr.benchmarks;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.RecordSink;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One sync of everything that is on by default into nothing, or into a store in an H2 file; fails if it is not complete, has
 * less than the estate, or says that it spent anything else than what the fake AWS bills. Arguments: the endpoint, and the file.
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
            FakeCalls server = new FakeCalls(URI.create(endpoint));
            server.forget();
            SyncResult result = xplorr.sync(connection);
            report(result);
            List<String> complaints = new ArrayList<>();
            if (costRows(result) < LargeFakeAws.COST_ROWS
                    || records(result) < LargeFakeAws.COST_ROWS + LargeFakeAws.RESOURCES) {
                complaints.add("there is more in the estate");
            }
            if (server.spend().compareTo(result.calls().spend()) != 0) {
                complaints.add("the fake AWS bills USD " + server.spend());
            }
            if (result.status() != SyncStatus.COMPLETE) {
                result.problems().stream().map(Problem::message).forEach(complaints::add);
            }
            if (!complaints.isEmpty()) {
                complaints.forEach(System.out::println);
                System.exit(1);
            }
        }
    }

    private static void report(SyncResult result) {
        System.out.printf(
                "%s in %.1f s: %,d records of which %,d cost rows, %,d calls, %,d billed, USD %s%n",
                result.status(),
                result.duration().toMillis() / 1000.0,
                records(result),
                costRows(result),
                result.calls().total().count(),
                result.calls().total().billed(),
                result.calls().spend().toPlainString());
    }

    private static long costRows(SyncResult result) {
        return result.records(DatasetId.of("cost.daily"));
    }

    private static long records(SyncResult result) {
        return result.outcomes().stream().mapToLong(SyncInSmallHeap::records).sum();
    }

    private static long records(SliceOutcome outcome) {
        return outcome instanceof SliceOutcome.Replaced replaced ? replaced.records() : 0;
    }

    private static final class Nowhere implements RecordSink {
        @Override
        public void page(ConnectionId connectionId, long run, Slice slice, List<? extends CloudRecord> page) {}
    }
}
