package io.xplorr.sync;

import java.util.regex.Pattern;

/**
 * Names a kind of problem, for programs. An open word: a provider's module brings its own besides. Immutable and
 * thread-safe.
 *
 * @param value upper-case words joined by underscores
 */
public record ProblemCode(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    /** The provider does not accept the credentials. */
    public static final ProblemCode CREDENTIALS_REJECTED = new ProblemCode("CREDENTIALS_REJECTED");
    /** The credentials may not make this call. */
    public static final ProblemCode ACCESS_DENIED = new ProblemCode("ACCESS_DENIED");
    /** The provider refused calls for being too many, until the deadline. */
    public static final ProblemCode THROTTLED = new ProblemCode("THROTTLED");
    /** The provider answered with errors of its own, or not at all, until the deadline. */
    public static final ProblemCode UNAVAILABLE = new ProblemCode("UNAVAILABLE");
    /** The provider has no such data, yet or any more. */
    public static final ProblemCode NO_DATA = new ProblemCode("NO_DATA");
    /** The provider sent the same page token again. */
    public static final ProblemCode PAGE_TOKEN_REPEATED = new ProblemCode("PAGE_TOKEN_REPEATED");
    /** The provider sent more pages than a read may have. */
    public static final ProblemCode TOO_MANY_PAGES = new ProblemCode("TOO_MANY_PAGES");
    /** The provider refused a page token again after the read was begun anew. */
    public static final ProblemCode PAGE_TOKEN_REFUSED = new ProblemCode("PAGE_TOKEN_REFUSED");
    /** The provider refused a request as wrong. */
    public static final ProblemCode INVALID_REQUEST = new ProblemCode("INVALID_REQUEST");
    /** An answer could not be understood, or something failed that nobody foresaw. */
    public static final ProblemCode UNEXPECTED = new ProblemCode("UNEXPECTED");
    /**
     * Another account pays now, and the provider shows less of the past than was read before; the old content was kept.
     */
    public static final ProblemCode HISTORY_SHRUNK = new ProblemCode("HISTORY_SHRUNK");
    /** The store failed. */
    public static final ProblemCode STORE_FAILED = new ProblemCode("STORE_FAILED");
    /** A newer sync of the same connection has taken over. */
    public static final ProblemCode SUPERSEDED = new ProblemCode("SUPERSEDED");
    /** The sync was cancelled, or its thread interrupted. */
    public static final ProblemCode CANCELLED = new ProblemCode("CANCELLED");
    /** The sync's deadline has passed. */
    public static final ProblemCode DEADLINE_EXCEEDED = new ProblemCode("DEADLINE_EXCEEDED");
    /** The next call would have gone over the sync's spending cap. */
    public static final ProblemCode BUDGET_EXHAUSTED = new ProblemCode("BUDGET_EXHAUSTED");

    public ProblemCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "problem code must be upper-case words joined by underscores, was: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
