package io.xplorr.spi;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import java.util.Optional;
import java.util.Set;

/** One run's way into one account. Thread-safe. */
public interface ProviderSession extends AutoCloseable {
    /** Returns what holds for this session's calls. */
    CallPolicy calls();

    /**
     * Makes sure that there are credentials which last for the next call, called before each one. One caller at a time
     * fetches new ones, through {@code calls}, which does not authenticate; the others wait for it.
     *
     * @throws CallException if there are none to be had
     */
    void authenticate(CallGate calls);

    /** Told that the provider refused a call because the credentials had expired: the next call needs new ones. */
    void credentialsExpired();

    /**
     * Asks the provider whose account this is.
     *
     * @return the provider's id of the account
     */
    String fetchAccount(CallGate calls);

    /**
     * Asks the provider who pays for the account: how much history there is hangs on it.
     *
     * @return the provider's id of the payer, which may be the account itself; empty where it cannot be told
     */
    Optional<String> fetchPayer(CallGate calls);

    /** Returns the scope to discover from, and to fall back on when the regions cannot be asked for. */
    Scope primaryRegion();

    /** Asks the provider for the regions that the account uses. */
    Set<Scope> fetchRegions(CallGate calls);

    /**
     * Returns the collector of a dataset.
     *
     * @throws IllegalArgumentException if there is none
     */
    Collector collector(DatasetId dataset);

    @Override
    void close();
}
