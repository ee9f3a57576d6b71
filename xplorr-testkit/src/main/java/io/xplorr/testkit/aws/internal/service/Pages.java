package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.internal.wire.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Cuts lists into pages. Immutable and thread-safe. */
public final class Pages {
    /** The operations of Cost Explorer that tell a token of another request from a bad one. */
    private static final Set<String> TELLING_CHANGES =
            Set.of("GetCostAndUsage", "GetCostAndUsageWithResources", "GetDimensionValues", "GetTags");

    private final PageTokens tokens;

    /** One page, and the token of the next one, if there may be more. */
    record Page<T>(List<T> items, Optional<String> nextToken) {}

    /** What kind of tokens an operation has: the parameter, and the parameters that may change from page to page. */
    record Paging(String tokenName, Set<String> free) {
        static Paging by(String tokenName, String... alsoFree) {
            Set<String> free = new HashSet<>(Set.of(alsoFree));
            free.add(tokenName);
            return new Paging(tokenName, Set.copyOf(free));
        }

        /** Returns the token that the call brings; an empty one is none. */
        Optional<String> token(Invocation call) {
            return call.input().text(tokenName).filter(it -> !it.isEmpty());
        }
    }

    public Pages(PageTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns where to start, and as of when: the first page starts now. */
    PageTokens.Position position(Invocation call, Paging paging) {
        int fingerprint = call.input().canonical(paging.free()).hashCode();
        Optional<String> token = paging.token(call);
        if (token.isEmpty()) {
            return new PageTokens.Position(0, fingerprint, call.now(), 0);
        }
        PageTokens.Position position =
                tokens.read(call.scope(), token.get()).orElseThrow(() -> AwsErrors.badToken(call.service()));
        if (position.fingerprint() != fingerprint) {
            throw changed(call);
        }
        return position;
    }

    /** Returns the token of the page that starts at an offset, or that of this very page if asked to repeat it. */
    String next(Invocation call, Paging paging, PageTokens.Position position, long offset) {
        return tokens.issue(call.scope(), repeats(call, paging) ? position : position.at(offset));
    }

    /** Returns another token of the same page, for a page that stays empty. */
    String again(Invocation call, PageTokens.Position position) {
        return tokens.issue(call.scope(), position.again());
    }

    static boolean repeats(Invocation call, Paging paging) {
        return paging.token(call).isPresent() && call.pageFaults().repeatsToken();
    }

    /** Returns up to {@code size} of the items that are to be shown, from where the token says. */
    <T> Page<T> cut(Invocation call, Paging paging, List<T> all, int size, BiPredicate<T, Instant> shown) {
        PageTokens.Position position = position(call, paging);
        if (call.pageFaults().isEmpty()) {
            return new Page<>(List.of(), Optional.of(again(call, position)));
        }
        List<T> items = new ArrayList<>();
        int at = (int) Math.min(position.offset(), all.size());
        while (at < all.size() && items.size() < size) {
            T item = all.get(at++);
            if (shown.test(item, position.asOf())) {
                items.add(item);
            }
        }
        boolean more = at < all.size() || repeats(call, paging);
        return new Page<>(items, more ? Optional.of(next(call, paging, position, at)) : Optional.empty());
    }

    private static AwsError changed(Invocation call) {
        return TELLING_CHANGES.contains(call.operation())
                ? new AwsError(
                        "RequestChangedException",
                        400,
                        "Your request parameters changed between pages. Try again with the old parameters or without a "
                                + "pagination token.")
                : AwsErrors.badToken(call.service());
    }
}
