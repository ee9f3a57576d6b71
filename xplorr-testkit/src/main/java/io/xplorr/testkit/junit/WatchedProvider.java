package io.xplorr.testkit.junit;

import io.xplorr.Provider;
import io.xplorr.connection.CredentialSource;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.testkit.FakeProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Hands all on to another provider, and knows whether it was closed, and which failures that are set no call has met. */
final class WatchedProvider implements CloudProvider {
    private final CloudProvider provider;
    private volatile boolean closed;

    WatchedProvider(CloudProvider provider) {
        this.provider = provider;
    }

    boolean isOpen() {
        return !closed;
    }

    List<String> unmetFailures() {
        return provider instanceof FakeProvider fake ? fake.unmetFailures() : List.of();
    }

    @Override
    public Provider id() {
        return provider.id();
    }

    @Override
    public List<Dataset> datasets() {
        return provider.datasets();
    }

    @Override
    public ProviderSession open(SessionRequest request) {
        return provider.open(request);
    }

    @Override
    public void check(CredentialSource credentials) {
        provider.check(credentials);
    }

    @Override
    public void checkSettings(Map<String, String> settings) {
        provider.checkSettings(settings);
    }

    @Override
    public ConnectionVerifier verifier(VerificationRequest request) {
        return provider.verifier(request);
    }

    @Override
    public BigDecimal verificationPrice() {
        return provider.verificationPrice();
    }

    @Override
    public void close() {
        closed = true;
        provider.close();
    }
}
