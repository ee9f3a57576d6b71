package io.xplorr.spi;

import io.xplorr.XplorrException;
import org.jspecify.annotations.Nullable;

/** A call to a provider failed for good. Its causes tell class and place of what was thrown, and no secret. */
public final class CallException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final String action;
    private final transient CallError error;

    public CallException(String action, CallError error, @Nullable Throwable cause) {
        super(error.kind(), action + " failed [code=" + error.code() + "]: " + error.message(), cause);
        this.action = action;
        this.error = error;
    }

    /** Returns the provider's action that failed. */
    public String action() {
        return action;
    }

    public CallError error() {
        return error;
    }
}
