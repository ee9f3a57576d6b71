package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;
import io.xplorr.sync.Problem;

/** The run is to end: whoever meets this cleans up and lets it pass. */
final class StoppedException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    StoppedException(Problem problem) {
        super(ErrorKind.STOPPED, problem.message(), null);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
