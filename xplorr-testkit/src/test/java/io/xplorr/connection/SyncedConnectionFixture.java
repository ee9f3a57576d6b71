package io.xplorr.connection;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A registered connection, which is synced on a manual clock. */
abstract class SyncedConnectionFixture {
    static final TenantId ACME = TenantId.of("acme");
    static final Provider FAKE = Provider.of("fake");
    static final String ACCOUNTS = "fake:organization.accounts";
    static final String THINGS = "fake:inventory.things";

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final FakeProvider provider = FakeProvider.builder(clock)
            .addDataset(Dataset.builder("organization.accounts").build(), SyncedConnectionFixture::accounts)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .latency((action, scope) -> Duration.ofSeconds(1))
            .build();
    final List<String> news = new CopyOnWriteArrayList<>();
    final ConnectionStore registered = ConnectionStore.inMemory();
    final Xplorr xplorr = Xplorr.builder()
            .addProvider(provider)
            .connectionStore(registered)
            .timeSource(clock)
            .executor(clock.executor())
            .addListener(new SyncListener() {
                @Override
                public void connectionBroke(ConnectionStatus connection) {
                    news.add(connection.state() + " "
                            + connection.openProblems().get(0).code());
                }

                @Override
                public void connectionRecovered(ConnectionStatus connection) {
                    news.add("recovered " + connection.state());
                }
            })
            .build();
    final Connections connections = xplorr.connections(ACME);
    ConnectionId id = ConnectionId.of("none");

    @BeforeEach
    void connect() {
        id = connections.begin(ConnectionRequest.builder("Acme", FAKE).build()).id();
        connections.complete(id, "role-1");
    }

    @AfterEach
    void close() {
        xplorr.close();
    }

    SyncResult sync() {
        return xplorr.sync(connections.connection(id));
    }

    /** Does something once, when a call of an action has been made and before it is answered. */
    void onFirst(String action, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        provider.onCall(call -> {
            if (call.action().equals(action) && done.compareAndSet(false, true)) {
                what.run();
            }
        });
    }

    void failing(String action, Supplier<FakeFailure> failure) {
        provider.onCall((FakeCall call) -> {
            if (call.action().equals(action)) {
                throw failure.get();
            }
        });
    }

    static ConnectionReport unsafe(VerificationRequest request) {
        Problem problem = Problem.builder(new ProblemCode("OPEN_TO_ALL"))
                .message("It is open.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("closed", Check.Weight.SAFETY, problem))
                .build();
    }

    static List<CloudRecord> accounts(PageRequest request) {
        return List.of(
                AccountRecord.builder(request.origin(), "111122223333")
                        .name("payer")
                        .state(AccountState.ACTIVE, "ACTIVE")
                        .management(true)
                        .build(),
                AccountRecord.builder(request.origin(), "444455556666")
                        .state(AccountState.SUSPENDED, "SUSPENDED")
                        .build());
    }
}
