package io.xplorr.spi;

import io.xplorr.Provider;
import io.xplorr.connection.CredentialSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A cloud that can be read. Thread-safe; lives as long as the {@code Xplorr} that it was given to. */
public interface CloudProvider extends AutoCloseable {
    /** Returns which cloud it is. */
    Provider id();

    /** Returns everything that the provider offers, in the order in which to start it: the slowest first. */
    List<Dataset> datasets();

    /**
     * Starts to read one account. Makes no call yet.
     *
     * @throws IllegalArgumentException if the credential source is not one of this provider's
     */
    ProviderSession open(SessionRequest request);

    /**
     * Checks a credential source as far as that goes without a call.
     *
     * @throws IllegalArgumentException if this provider cannot use it
     */
    void check(CredentialSource credentials);

    /**
     * Checks what a connection is to be begun with besides its credentials, as {@link CredentialSource#settings()} will hold
     * it. By default there is nothing to check.
     *
     * @throws IllegalArgumentException if this provider cannot use it
     */
    default void checkSettings(Map<String, String> settings) {}

    /** Starts to verify one connection. Makes no call yet, and does not throw for malformed credentials. */
    ConnectionVerifier verifier(VerificationRequest request);

    /** Returns what one verification costs the customer at most, in US dollars. */
    BigDecimal verificationPrice();

    @Override
    void close();
}
