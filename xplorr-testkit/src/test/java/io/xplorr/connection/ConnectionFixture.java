package io.xplorr.connection;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Price;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** A registry on a manual clock over a cloud that verifies what it is told. */
abstract class ConnectionFixture {
    static final TenantId ACME = TenantId.of("acme");
    static final Provider FAKE = Provider.of("fake");
    static final DatasetId THINGS = DatasetId.of("inventory.things");
    static final ConnectionRequest REQUEST =
            ConnectionRequest.builder("Acme production", FAKE).build();

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final FakeProvider provider = FakeProvider.builder(clock)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .addDataset(Dataset.builder("cost.extra").offByDefault().build(), request -> List.<CloudRecord>of())
            .prices(action -> action.equals("fake:verify") ? Price.of("0.01") : Price.FREE)
            .build();
    final ConnectionStore store = ConnectionStore.inMemory();
    final Xplorr xplorr = Xplorr.builder()
            .addProvider(provider)
            .timeSource(clock)
            .executor(clock.executor())
            .connectionStore(store)
            .build();
    final Connections connections = xplorr.connections(ACME);
    final List<VerificationRequest> verified = new ArrayList<>();

    @AfterEach
    void close() {
        xplorr.close();
    }

    ConnectionId connected() {
        ConnectionId id = connections.begin(REQUEST).id();
        connections.complete(id, "role-1");
        return id;
    }

    Optional<ExternalId> externalIdInUse(ConnectionId id) {
        return ((CredentialSource.Role) connections.connection(id).credentials()).externalId();
    }

    static ConnectionReport permissions(VerificationRequest request, DatasetPermission.Status... found) {
        ConnectionReport.Builder report = ConnectionReport.builder()
                .account("account-of-" + request.connectionId())
                .addCheck(Check.passed("assume", Check.Weight.NEEDED, "it lets us in"));
        for (DatasetPermission.Status status : found) {
            report.addPermission(
                    DatasetPermission.of(DatasetId.of("some." + status.name().toLowerCase(Locale.ROOT)), status));
        }
        return report.build();
    }

    /** Makes every verification be refused but with this external ID. */
    void accept(ExternalId externalId) {
        provider.onVerify(request -> {
            ConnectionReport.Builder report = FakeProvider.works(request).toBuilder();
            boolean known =
                    ((CredentialSource.Role) request.credentials()).externalId().equals(Optional.of(externalId));
            return known
                    ? report.build()
                    : report.addCheck(failed(Check.Weight.NEEDED)).build();
        });
    }

    /** Makes every verification find what works, changed like this. */
    void find(UnaryOperator<ConnectionReport.Builder> change) {
        verified.clear();
        provider.onVerify(request -> {
            verified.add(request);
            return change.apply(FakeProvider.works(request).toBuilder()).build();
        });
    }

    static CredentialSource role(ExternalId externalId) {
        return new CredentialSource.Role(FAKE, "role-1", Optional.of(externalId), Map.of());
    }

    static Check failed(Check.Weight weight) {
        return Check.failed(
                "some-check",
                weight,
                Problem.builder(new ProblemCode("SOME_CHECK"))
                        .message("It failed.")
                        .build());
    }

    static Problem denied(String dataset) {
        return Problem.builder(ProblemCode.ACCESS_DENIED)
                .kind(ErrorKind.PERMISSION)
                .dataset(DatasetId.of(dataset))
                .message("It is denied.")
                .build();
    }
}
