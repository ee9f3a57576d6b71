package io.xplorr.connection;

import io.xplorr.sync.Problem;
import java.util.Optional;

/**
 * One thing that a verification looked at. Immutable and thread-safe.
 *
 * @param name what was looked at, for programs, such as {@code external-id-required}
 * @param weight what its failure means for the connection
 * @param finding what was found, in one sentence for a person
 * @param problem what is wrong and what to do about it; present unless it passed or was skipped
 */
public record Check(String name, Weight weight, Status status, String finding, Optional<Problem> problem) {
    /** The name of the check that the external ID before the last rotation is refused. */
    public static final String FORMER_EXTERNAL_ID_REFUSED = "former-external-id-refused";

    /** What a check's failure means for the connection. */
    public enum Weight {
        /** It cannot be read. */
        NEEDED,
        /** It must not be read: it would be open to others. */
        SAFETY,
        /** It should be mended, and can be read meanwhile. */
        ADVICE
    }

    /** How a check ended. */
    public enum Status {
        PASSED,
        FAILED,
        /** It could not be told, and so counts as not passed. */
        UNKNOWN,
        /** It was not looked at: an earlier check failed, it does not apply, or the provider does not show it to us. */
        SKIPPED
    }

    public static Check passed(String name, Weight weight, String finding) {
        return new Check(name, weight, Status.PASSED, finding, Optional.empty());
    }

    public static Check failed(String name, Weight weight, Problem problem) {
        return new Check(name, weight, Status.FAILED, problem.message(), Optional.of(problem));
    }

    public static Check unknown(String name, Weight weight, Problem problem) {
        return new Check(name, weight, Status.UNKNOWN, problem.message(), Optional.of(problem));
    }

    public static Check skipped(String name, Weight weight, String finding) {
        return new Check(name, weight, Status.SKIPPED, finding, Optional.empty());
    }
}
