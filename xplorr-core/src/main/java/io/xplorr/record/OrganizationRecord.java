package io.xplorr.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group of accounts under one payer. Immutable and thread-safe.
 *
 * @param id the provider's short id
 * @param uid the provider's full id
 * @param managementAccountId the payer
 * @param featureSet what the organisation is used for, in the provider's word
 */
public record OrganizationRecord(
        Origin origin,
        String id,
        String uid,
        String managementAccountId,
        Optional<String> featureSet,
        List<String> rootIds)
        implements CloudRecord {
    public OrganizationRecord {
        rootIds = List.copyOf(rootIds);
    }

    @Override
    public String key() {
        return RecordKey.of("organization", origin).add(uid).hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.empty();
    }
}
