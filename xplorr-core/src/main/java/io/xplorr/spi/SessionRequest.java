package io.xplorr.spi;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.DatasetId;
import java.util.Set;

/**
 * What a provider needs to start reading an account. Immutable and thread-safe.
 *
 * @param run the number of the run, for the session's name in the customer's audit log
 * @param datasets what will be read, so that the session may be narrowed to it
 * @param time the only clock to use
 * @param admission whom to tell that an answer has arrived
 */
public record SessionRequest(
        CloudConnection connection, long run, Set<DatasetId> datasets, TimeSource time, Admission admission) {
    public SessionRequest {
        datasets = Set.copyOf(datasets);
    }
}
