package io.xplorr.spi;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a provider is to verify. Immutable and thread-safe.
 *
 * @param number how many verifications the connection has had, this one included, for the session's name in the
 *     customer's audit log
 * @param credentials the candidate, not looked at yet: as the customer handed it in
 * @param patience for how long a refusal may mean that what the customer made is not known everywhere yet
 * @param formerExternalId an ID that should no longer be accepted
 * @param datasets what should be readable
 * @param billedCalls whether calls may be made that the customer pays for
 * @param freshExternalIds generates IDs that nobody has seen, to show that they are refused
 * @param time the only clock to use
 */
public record VerificationRequest(
        ConnectionId connectionId,
        int number,
        CredentialSource credentials,
        Duration patience,
        Optional<ExternalId> formerExternalId,
        Set<DatasetId> datasets,
        boolean billedCalls,
        Supplier<ExternalId> freshExternalIds,
        TimeSource time) {
    public VerificationRequest {
        datasets = Set.copyOf(datasets);
    }
}
