package io.xplorr.spi;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.Window;
import io.xplorr.sync.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a provider's API. Immutable and thread-safe.
 *
 * @param nextToken what to ask the next page with; empty on the last page
 * @param provisional the periods in this page that the provider says may still change, whether or not they have records
 * @param gaps what the page is without, while the read goes on; one of severity INFO says that there is none of something.
 *     A read of gaps and no record replaces no slice that holds some, since what is missing may only not be there yet; and
 *     one of nothing but refusals replaces none at all
 */
public record Page(List<CloudRecord> records, Optional<String> nextToken, Set<Window> provisional, List<Problem> gaps) {
    public Page {
        records = List.copyOf(records);
        provisional = Set.copyOf(provisional);
        gaps = List.copyOf(gaps);
    }

    /** Returns a page; a null or empty token, which some APIs send, says that it is the last one. */
    public static Page of(List<? extends CloudRecord> records, @Nullable String nextToken) {
        return of(records, nextToken, Set.of());
    }

    public static Page of(List<? extends CloudRecord> records, @Nullable String nextToken, Set<Window> provisional) {
        return new Page(
                List.copyOf(records),
                Optional.ofNullable(nextToken).filter(token -> !token.isEmpty()),
                provisional,
                List.of());
    }

    /** Returns the same page, without something. */
    public Page withGap(Problem gap) {
        return new Page(
                records,
                nextToken,
                provisional,
                Stream.concat(gaps.stream(), Stream.of(gap)).toList());
    }
}
