package io.xplorr.sync.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands for what a provider's client threw, in logs and as a cause: the same classes, places and causes, and texts that
 * have been through {@link io.xplorr.spi.CallPolicy#scrub}. The thrown one is dropped, as its text and its fields hold
 * what the provider echoed.
 */
final class ScrubbedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ScrubbedException(String text, @Nullable Throwable cause) {
        super(text, cause);
    }

    static ScrubbedException of(Throwable thrown, UnaryOperator<String> scrub) {
        return of(thrown, scrub, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static ScrubbedException of(Throwable thrown, UnaryOperator<String> scrub, Set<Throwable> seen) {
        seen.add(thrown);
        Throwable cause = thrown.getCause();
        ScrubbedException scrubbed = new ScrubbedException(
                scrub.apply(thrown.toString()), cause == null || seen.contains(cause) ? null : of(cause, scrub, seen));
        scrubbed.setStackTrace(thrown.getStackTrace());
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                scrubbed.addSuppressed(of(suppressed, scrub, seen));
            }
        }
        return scrubbed;
    }
}
