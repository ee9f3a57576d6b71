package io.xplorr;

import org.jspecify.annotations.Nullable;

/** The base of what this library throws, wrong arguments excepted. The message never holds a secret. */
public abstract class XplorrException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    protected XplorrException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Returns who has to act. */
    public final ErrorKind kind() {
        return kind;
    }
}
