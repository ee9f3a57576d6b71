package io.xplorr.jdbc;

import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * One resource that a store knows of. Immutable and thread-safe.
 *
 * @param scope the region that was read
 * @param uid the provider's full id
 * @param nativeId the provider's short id
 * @param observedAt when it was seen
 * @param retired whether its region is in use no more, so that nobody looks again
 */
public record InventoryItem(
        Optional<String> account,
        Scope scope,
        ResourceType type,
        String uid,
        String nativeId,
        Optional<String> name,
        ResourceState state,
        Optional<String> sku,
        Optional<Instant> createdAt,
        Instant observedAt,
        boolean retired) {}
