package io.xplorr.testkit;

import io.xplorr.connection.ConnectionReport;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Verification;
import io.xplorr.spi.VerificationRequest;

/** Verifies a connection to a {@link FakeProvider} by one call. Immutable and thread-safe. */
record FakeVerifier(FakeProvider cloud, VerificationRequest request) implements ConnectionVerifier {
    @Override
    public CallPolicy calls() {
        return cloud.policy(request);
    }

    @Override
    public ConnectionReport verify(Verification verification) {
        return verification.calls(Scope.GLOBAL).call(FakeProvider.VERIFY, () -> {
            cloud.answer(request.connectionId(), FakeProvider.VERIFY, Scope.GLOBAL);
            return cloud.found(request);
        });
    }

    @Override
    public void close() {}
}
