package io.xplorr.testkit.contract;

import io.xplorr.Provider;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Collector;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.VerificationRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A right provider whose steps can be overridden, so that a subclass breaks just one. */
class BrokenProvider implements CloudProvider {
    final CloudProvider right;

    BrokenProvider(CloudProvider right) {
        this.right = right;
    }

    Page fetch(Collector collector, PageRequest request, CallGate calls) {
        return collector.fetch(request, calls);
    }

    CallError errorOf(CallError error) {
        return error;
    }

    Collector collector(ProviderSession session, DatasetId dataset) {
        return session.collector(dataset);
    }

    @Override
    public Provider id() {
        return right.id();
    }

    @Override
    public List<Dataset> datasets() {
        return right.datasets();
    }

    @Override
    public ProviderSession open(SessionRequest request) {
        return new Session(right.open(request));
    }

    @Override
    public void check(CredentialSource credentials) {
        right.check(credentials);
    }

    @Override
    public void checkSettings(Map<String, String> settings) {
        right.checkSettings(settings);
    }

    @Override
    public ConnectionVerifier verifier(VerificationRequest request) {
        return right.verifier(request);
    }

    @Override
    public BigDecimal verificationPrice() {
        return right.verificationPrice();
    }

    @Override
    public void close() {
        right.close();
    }

    private record Fetching(BrokenProvider provider, Collector collector) implements Collector {
        @Override
        public DatasetId id() {
            return collector.id();
        }

        @Override
        public Page fetch(PageRequest request, CallGate calls) {
            return provider.fetch(collector, request, calls);
        }
    }

    private record Judging(BrokenProvider provider, CallPolicy policy) implements CallPolicy {
        @Override
        public CallRules rulesOf(String action, Scope scope) {
            return policy.rulesOf(action, scope);
        }

        @Override
        public CallError errorOf(String action, Scope scope, Throwable thrown) {
            return provider.errorOf(policy.errorOf(action, scope, thrown));
        }
    }

    private final class Session implements ProviderSession {
        private final ProviderSession session;

        Session(ProviderSession session) {
            this.session = session;
        }

        @Override
        public CallPolicy calls() {
            return new Judging(BrokenProvider.this, session.calls());
        }

        @Override
        public void authenticate(CallGate calls) {
            session.authenticate(calls);
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
            return new Fetching(BrokenProvider.this, BrokenProvider.this.collector(session, dataset));
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
