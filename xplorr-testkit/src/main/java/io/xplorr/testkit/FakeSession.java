package io.xplorr.testkit;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.Collector;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import java.util.Optional;
import java.util.Set;

/** A session of a {@link FakeProvider}. Thread-safe. */
final class FakeSession implements ProviderSession {
    private final FakeProvider cloud;
    private final SessionRequest request;
    private volatile boolean authenticated;

    FakeSession(FakeProvider cloud, SessionRequest request) {
        this.cloud = cloud;
        this.request = request;
    }

    @Override
    public CallPolicy calls() {
        return cloud.policy(request);
    }

    @Override
    public void authenticate(CallGate calls) {
        if (!authenticated) {
            ask(calls, "fake:authenticate");
            authenticated = true;
        }
    }

    @Override
    public void credentialsExpired() {
        authenticated = false;
    }

    @Override
    public String fetchAccount(CallGate calls) {
        ask(calls, "fake:account");
        return "account-of-" + connection();
    }

    @Override
    public Optional<String> fetchPayer(CallGate calls) {
        ask(calls, "fake:payer");
        return Optional.of(cloud.payer());
    }

    @Override
    public Scope primaryRegion() {
        return cloud.regions().stream().sorted().findFirst().orElse(Scope.GLOBAL);
    }

    @Override
    public Set<Scope> fetchRegions(CallGate calls) {
        ask(calls, "fake:regions");
        return cloud.regions();
    }

    @Override
    public Collector collector(DatasetId dataset) {
        return new FakeCollector(cloud, connection(), dataset, cloud.pages(dataset));
    }

    @Override
    public void close() {}

    private void ask(CallGate calls, String action) {
        calls.call(action, () -> {
            cloud.answer(connection(), action, primaryRegion());
            return true;
        });
    }

    private ConnectionId connection() {
        return request.connection().id();
    }
}
