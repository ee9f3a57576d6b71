package io.xplorr.testkit.aws.estate;

import java.util.List;

/**
 * Which resources there are. The same question always gives an equal list, in the same order; a list may be made as
 * it is read, so that a large inventory needs no memory. Called from many threads at once.
 */
@FunctionalInterface
public interface Inventory {
    /** Returns the resources of a kind that an account has in a region at any time. */
    <R extends Resource> List<R> resources(Class<R> kind, String accountId, String region);

    /** Tells whether there is such a resource at any time; overridden where there is a faster way than to look. */
    default boolean contains(Class<? extends Resource> kind, String accountId, String region, String id) {
        return resources(kind, accountId, region).stream()
                .anyMatch(it -> it.id().equals(id));
    }
}
