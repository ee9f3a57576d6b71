package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;
import io.xplorr.sync.ProblemCode;

/** A chain of pages is not what it should be. */
final class ReadException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;

    ReadException(ProblemCode code, String message) {
        super(ErrorKind.UNEXPECTED, message, null);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
