package io.xplorr.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record AccountRecordRow(
        Origin origin,
        String id,
        String uid,
        Optional<String> name,
        Optional<String> email,
        AccountState state,
        Optional<String> nativeState,
        Optional<Instant> joinedAt,
        Optional<String> joinMethod,
        List<Ref> parentPath,
        boolean isManagement,
        Map<String, String> tags)
        implements AccountRecord {

    @Override
    public String key() {
        return RecordKey.of("account", origin).add(id).hex();
    }

    @Override
    public String toString() {
        return "AccountRecord[" + id + " " + state
                + name.map(text -> " " + text).orElse("") + "]";
    }
}
