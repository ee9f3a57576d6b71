package io.xplorr.spi;

import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a collector for one page. Immutable and thread-safe.
 *
 * @param origin what the records of the page are to carry
 * @param account the provider's id of the account that is read
 * @param window what the read covers: one slice's window, or those of several adjacent slices
 * @param token the previous page's token; empty for the first page
 * @param ids what the source slice held, for a follow-on dataset; empty for others
 */
public record PageRequest(
        Origin origin, String account, Scope scope, Window window, Optional<String> token, List<String> ids) {
    public PageRequest {
        ids = List.copyOf(ids);
    }

    /** Returns the token as SDKs like it: null for the first page. */
    public @Nullable String tokenOrNull() {
        return token.orElse(null);
    }
}
