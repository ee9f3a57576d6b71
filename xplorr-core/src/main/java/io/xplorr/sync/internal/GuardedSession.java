package io.xplorr.sync.internal;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.Collector;
import io.xplorr.spi.ProviderSession;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A session that asks before each call for credentials whether they may still be had, as the connection may have been
 * removed or found unsafe meanwhile, by another process too. Thread-safe.
 */
final class GuardedSession implements ProviderSession {
    private final ProviderSession session;
    private final Runnable guard;

    /**
     * Guards a session.
     *
     * @param guard throws where the run must not go on
     */
    GuardedSession(ProviderSession session, Runnable guard) {
        this.session = session;
        this.guard = guard;
    }

    @Override
    public CallPolicy calls() {
        return session.calls();
    }

    @Override
    public void authenticate(CallGate calls) {
        session.authenticate(new CallGate() {
            @Override
            public <T> T call(String action, long pricedUnits, Supplier<T> call) {
                guard.run();
                return calls.call(action, pricedUnits, call);
            }
        });
    }

    @Override
    public void credentialsExpired() {
        session.credentialsExpired();
    }

    @Override
    public String fetchAccount(CallGate calls) {
        return session.fetchAccount(calls);
    }

    @Override
    public Optional<String> fetchPayer(CallGate calls) {
        return session.fetchPayer(calls);
    }

    @Override
    public Scope primaryRegion() {
        return session.primaryRegion();
    }

    @Override
    public Set<Scope> fetchRegions(CallGate calls) {
        return session.fetchRegions(calls);
    }

    @Override
    public Collector collector(DatasetId dataset) {
        return session.collector(dataset);
    }

    @Override
    public void close() {
        session.close();
    }
}
