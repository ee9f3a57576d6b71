package io.xplorr.testkit.aws.access;

import java.util.Map;
import java.util.Optional;

/** Decides who may assume a role. Implementations are called from many threads at once. */
@FunctionalInterface
public interface Trust {
    boolean accepts(Attempt attempt);

    /** Returns a trust in nobody. */
    static Trust nobody() {
        return attempt -> false;
    }

    /**
     * Returns what a trust policy accepts.
     *
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     */
    static Trust ofPolicy(String json) {
        return PolicyAccess.trust(json);
    }

    /** Someone who wants to assume the role. */
    record Attempt(
            Caller caller,
            String sessionName,
            Optional<String> externalId,
            Optional<String> sourceIdentity,
            Map<String, String> tags) {
        public Attempt {
            tags = Map.copyOf(tags);
        }
    }
}
