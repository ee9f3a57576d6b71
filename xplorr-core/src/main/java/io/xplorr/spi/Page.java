package io.xplorr.spi;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a provider's API. Immutable and thread-safe.
 *
 * @param nextToken what to ask the next page with; empty on the last page
 * @param provisional the periods in this page that the provider says may still change, whether or not they have records
 */
public record Page(List<CloudRecord> records, Optional<String> nextToken, Set<Window> provisional) {
    public Page {
        records = List.copyOf(records);
        provisional = Set.copyOf(provisional);
    }

    /** Returns a page; a null or empty token, which some APIs send, says that it is the last one. */
    public static Page of(List<? extends CloudRecord> records, @Nullable String nextToken) {
        return of(records, nextToken, Set.of());
    }

    public static Page of(List<? extends CloudRecord> records, @Nullable String nextToken, Set<Window> provisional) {
        return new Page(
                List.copyOf(records), Optional.ofNullable(nextToken).filter(token -> !token.isEmpty()), provisional);
    }
}
