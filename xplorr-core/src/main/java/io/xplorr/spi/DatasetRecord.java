package io.xplorr.spi;

import io.xplorr.record.DatasetId;
import java.util.Optional;
import java.util.Set;

record DatasetRecord(
        DatasetId id,
        boolean regional,
        Windows windows,
        Set<String> actions,
        Optional<FollowOn> followOn,
        boolean onByDefault,
        int billedCalls)
        implements Dataset {}
