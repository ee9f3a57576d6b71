package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionReport;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.VerificationRequest;

/** Runs a verification with its calls going through the engine's gates. Thread-safe. */
@FunctionalInterface
public interface Verifying {
    ConnectionReport verify(CloudProvider provider, VerificationRequest request);
}
