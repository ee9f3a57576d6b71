package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something on the way answers in AWS's place, with status 200 and in JSON, to the services that speak it. */
class ForeignAnswersTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    // Its months are closed: it has nothing to read a day later.
    private static final DatasetId CLOSED = DatasetId.of("cost.monthly");

    private final FakeAccount account = new FakeAccount(SmallEstate.withEverything());

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"error\":\"please log in\"}"})
    void sync_foreignJson_isNoEmptyAnswer(String body) {
        Set<DatasetId> datasets = account.provider.datasets().stream()
                .filter(dataset -> !dataset.regional())
                .map(Dataset::id)
                .filter(dataset -> !dataset.equals(CLOSED))
                .collect(Collectors.toSet());
        SyncRequest.Builder request = SyncRequest.builder().addDataset(INSTANCES);
        datasets.forEach(request::addDataset);
        assertThat(account.sync(request.build()).status()).isEqualTo(SyncStatus.COMPLETE);
        List<String> before = keys(datasets);
        account.clock.advance(Duration.ofDays(1));
        account.aws.arm(Fault.garbage(200, body), CallMatcher.action("ce:*"));
        account.aws.arm(Fault.garbage(200, body), CallMatcher.action("organizations:*"));

        SyncResult result = account.sync(request.build());

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.outcomes())
                .filteredOn(outcome -> !outcome.slice().dataset().equals(INSTANCES))
                .noneMatch(SliceOutcome.Replaced.class::isInstance)
                .extracting(outcome -> outcome.slice().dataset())
                .containsAll(datasets);
        assertThat(keys(datasets)).isEqualTo(before);
    }

    private List<String> keys(Set<DatasetId> datasets) {
        return datasets.stream()
                .flatMap(dataset -> account.store.records(ACME, dataset).stream())
                .map(row -> row.dataset() + " " + row.key())
                .sorted()
                .toList();
    }
}
