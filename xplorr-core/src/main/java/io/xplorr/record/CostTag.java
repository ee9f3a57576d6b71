package io.xplorr.record;

import java.time.Instant;
import java.util.Optional;

/**
 * A tag key that cost can be broken down by, or one value of it. Immutable and thread-safe.
 *
 * @param tagKey the key of the tag
 * @param value empty where the row is about the key itself
 * @param type who defines the tag, in the provider's word
 * @param status whether the tag is in use for cost, in the provider's word
 */
public record CostTag(
        Origin origin,
        String tagKey,
        Optional<String> value,
        Optional<String> type,
        Optional<String> status,
        Optional<Instant> lastUsed)
        implements CloudRecord {
    @Override
    public String key() {
        return RecordKey.of("tag", origin).add(tagKey).add(value).add(type).hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.empty();
    }
}
