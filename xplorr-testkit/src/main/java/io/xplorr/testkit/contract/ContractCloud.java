package io.xplorr.testkit.contract;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CloudProvider;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud that a {@link CollectorContract} reads one dataset of, in a single chain of pages: a dataset of the account as a
 * whole, or of its only region; of a history, the current month is read. It goes by the clock that it was opened with.
 * Thread-safe.
 */
public interface ContractCloud extends AutoCloseable {
    /** Returns the provider under test, the same one each time; closed by whoever reads it. */
    CloudProvider provider();

    /** Returns a connection that the provider can read. */
    CloudConnection connection();

    /** Returns the dataset to read; it follows on no other one. */
    DatasetId dataset();

    /** Returns the action of the calls that fetch its pages, as the provider names it: {@code ec2:DescribeInstances}. */
    String action();

    /** Returns how many pages a read has, at least 3; none of them is empty. */
    int pages();

    /** Returns how many records all pages hold together. */
    int records();

    /**
     * Returns the exact sum of each amount of money in them, by basis and currency as in
     * {@link io.xplorr.store.SliceSeal#totals()}, such as {@code UNBLENDED USD}; empty where there is no money. It tells most
     * if it has more than 17 digits.
     */
    Map<String, BigDecimal> totals();

    /**
     * Opens another region to the account, in which it has nothing of the dataset; called at most once, after the sync.
     *
     * @return the region; empty, the default, for a dataset of the account as a whole
     */
    default Optional<Scope> openAnotherRegion() {
        return Optional.empty();
    }

    /**
     * Makes trouble once.
     *
     * @param nth which call of {@link #action} meets it, from 1, counted from now
     */
    void trouble(Trouble trouble, int nth);

    /** Returns how many calls of {@link #action} have arrived so far, those included that met trouble. */
    long calls();

    @Override
    void close();
}
