package io.xplorr.aws.internal;

import io.xplorr.spi.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a read stands that takes several page chains, one after the other. Immutable and thread-safe.
 *
 * @param index which chain
 * @param token the chain's own token; null for its first page
 */
public record Step(int index, @Nullable String token) {
    /** Returns where the page that is asked for stands. */
    public static Step of(PageRequest request) {
        return parse(request.tokenOrNull());
    }

    static Step parse(@Nullable String token) {
        if (token == null) {
            return new Step(0, null);
        }
        int end = token.indexOf(':');
        String own = token.substring(end + 1);
        return new Step(Integer.parseInt(token.substring(0, end)), own.isEmpty() ? null : own);
    }

    /**
     * Returns the read's next token: the next page of this chain, or the first of the next one.
     *
     * @param nextToken what the answer said; null or empty on the chain's last page
     * @param chains how many chains there are
     * @return null after the last page of the last chain
     */
    public @Nullable String next(@Nullable String nextToken, int chains) {
        return isLast(nextToken) ? skip(0, chains) : index + ":" + nextToken;
    }

    /**
     * Returns the token of the first page of a later chain.
     *
     * @param skipped how many chains to leave out
     * @param chains how many chains there are
     * @return null where no chain is left
     */
    public @Nullable String skip(int skipped, int chains) {
        int next = index + 1 + skipped;
        return next < chains ? next + ":" : null;
    }

    /** Returns whether an answer's token says that no page follows. */
    public static boolean isLast(@Nullable String nextToken) {
        return nextToken == null || nextToken.isEmpty();
    }
}
