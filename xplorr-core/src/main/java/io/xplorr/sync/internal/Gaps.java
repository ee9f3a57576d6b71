package io.xplorr.sync.internal;

import io.xplorr.spi.Page;
import io.xplorr.sync.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the pages of one read were without, and whether the rest may replace what is held. Not thread-safe. */
final class Gaps {
    private final List<Problem> gaps = new ArrayList<>();
    private boolean empty = true;

    void add(Page page) {
        gaps.addAll(page.gaps());
        empty &= page.records().isEmpty();
    }

    /** Returns what to tell: that there is none of something is no news where there is something else. */
    List<Problem> toTell() {
        return gaps.stream()
                .filter(gap -> empty || gap.severity() != Problem.Severity.INFO)
                .toList();
    }

    /**
     * Returns why the read must not be committed; empty if it may.
     *
     * @param held whether the store holds records that it would replace
     */
    Optional<Problem> objection(boolean held) {
        if (!empty || gaps.isEmpty()) {
            return Optional.empty();
        }
        Optional<Problem> none = gaps.stream()
                .filter(gap -> gap.severity() == Problem.Severity.INFO)
                .findFirst();
        if (none.isEmpty()) {
            return Optional.of(gaps.get(0)); // nothing but refusals
        }
        return held ? none.map(Gaps::kept) : Optional.empty();
    }

    private static Problem kept(Problem none) {
        return Problem.builder(none.code())
                .severity(Problem.Severity.WARNING)
                .kind(none.kind())
                .action(none.action().orElse(null))
                .nativeCode(none.nativeCode().orElse(null))
                .message("What was read before is kept, of which the provider now has nothing: " + none.message())
                .remedy("Nothing to do: the next sync asks again.")
                .build();
    }
}
