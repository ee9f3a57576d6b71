package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Something that an account has in a region. Implementations are immutable and thread-safe. */
public sealed interface Resource permits Instance, Volume, Snapshot, LoadBalancer, ClassicLoadBalancer, Database {
    /** The default of {@link #created}: long enough ago for every test's clock. */
    Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** Returns the id or name that is unique within kind, account and region. */
    String id();

    Map<String, String> tags();

    Instant created();

    /** Returns when it ceases to exist; empty for a resource that stays. */
    Optional<Instant> ended();

    default boolean existsAt(Instant at) {
        return !at.isBefore(created()) && ended().map(at::isBefore).orElse(true);
    }
}
