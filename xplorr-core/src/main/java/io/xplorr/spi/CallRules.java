package io.xplorr.spi;

import java.util.List;

/**
 * What holds for the calls of one action. Immutable and thread-safe.
 *
 * @param endpoint what is up or down as one: the account, region and service
 * @param limits the buckets that each call takes a permit from
 */
public record CallRules(String endpoint, List<RateLimit> limits, Price price) {
    public CallRules {
        limits = List.copyOf(limits);
    }
}
