package io.xplorr.sync.internal;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Slice;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.Windows;
import io.xplorr.store.StoreRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What all reads of one run share.
 *
 * @param account the provider's id of the account that is read; empty until it is known
 * @param payer the provider's id of the account that pays; empty where it does not matter or is not known
 */
record RunContext(
        ConnectionId connectionId,
        Provider provider,
        String account,
        Optional<String> payer,
        ProviderSession session,
        CallContext calls,
        StoreRun store,
        Outcomes outcomes,
        int maxPagesPerRead) {

    /** Returns the same run, now that it is known whose account it reads. */
    RunContext of(String account, Optional<String> payer) {
        return new RunContext(connectionId, provider, account, payer, session, calls, store, outcomes, maxPagesPerRead);
    }

    /** Returns whether a slice read at {@code observedAt} is not expected to change any more. */
    static boolean closed(Dataset dataset, Slice slice, Instant observedAt, boolean provisional) {
        if (provisional || slice.window().isNow()) {
            return false;
        }
        int settlingDays = dataset.windows() instanceof Windows.Months months ? months.settlingDay() - 1 : 1;
        return !observedAt.isBefore(slice.window().end().plus(Duration.ofDays(settlingDays)));
    }
}
