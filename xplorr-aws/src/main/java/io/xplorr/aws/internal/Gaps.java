package io.xplorr.aws.internal;

import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Page;
import io.xplorr.sync.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a read goes on without. */
public final class Gaps {
    private Gaps() {}

    /**
     * Returns a page without records, where AWS says that there are none of something.
     *
     * @param nextToken where the read goes on; null if it ends here
     * @throws CallException if AWS says anything else
     */
    public static Page none(CallException thrown, @Nullable String nextToken) {
        if (thrown.error().reaction() != CallError.Reaction.TAKE_AS_EMPTY) {
            throw thrown;
        }
        return Page.of(List.of(), nextToken).withGap(of(thrown, Problem.Severity.INFO));
    }

    /** Tells a failed call as something that is left out. */
    public static Problem of(CallException thrown, Problem.Severity severity) {
        CallError error = thrown.error();
        return Problem.builder(error.code())
                .severity(severity)
                .kind(error.kind())
                .action(thrown.action())
                .nativeCode(error.nativeCode().orElse(null))
                .message(error.message())
                .remedy(error.remedy())
                .build();
    }
}
