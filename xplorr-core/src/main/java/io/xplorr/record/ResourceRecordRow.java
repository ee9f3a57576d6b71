package io.xplorr.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record ResourceRecordRow(
        Origin origin,
        String uid,
        ResourceType type,
        String nativeId,
        String nativeType,
        Optional<String> name,
        Optional<String> account,
        Optional<String> regionId,
        Optional<String> zone,
        ResourceState state,
        Optional<String> nativeState,
        Optional<Instant> createdAt,
        Optional<String> sku,
        List<Measure> sizes,
        List<Relation> relations,
        Map<String, String> tags,
        Map<String, AttributeValue> attributes)
        implements ResourceRecord {

    @Override
    public String key() {
        return RecordKey.of("resource", origin).add(uid).hex();
    }
}
