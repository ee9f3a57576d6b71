package io.xplorr.connection;

import io.xplorr.Provider;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

record ConnectionRequestRecord(
        String displayName,
        Provider provider,
        Optional<String> organizationGroup,
        Set<DatasetId> datasets,
        Map<String, String> settings,
        Duration expiresAfter,
        boolean billedCalls)
        implements ConnectionRequest {}
