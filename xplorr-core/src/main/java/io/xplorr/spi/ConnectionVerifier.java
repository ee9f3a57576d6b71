package io.xplorr.spi;

import io.xplorr.connection.ConnectionReport;

/**
 * Proves that one connection is safe and works, or finds out why not. Used once, by one thread; {@link #calls()} by
 * several.
 */
public interface ConnectionVerifier extends AutoCloseable {
    /** Returns what holds for the calls of the verification. */
    CallPolicy calls();

    /**
     * Makes the checks, through {@code verification} only. What the provider refuses or fails is in the report, and only
     * a refusal that cannot mean anything else may pass a check that something is refused.
     */
    ConnectionReport verify(Verification verification);

    @Override
    void close();
}
