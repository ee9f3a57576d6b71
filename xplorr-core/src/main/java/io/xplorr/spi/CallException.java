package io.xplorr.spi;

import io.xplorr.XplorrException;
import org.jspecify.annotations.Nullable;

/** A call to a provider failed for good. */
public final class CallException extends XplorrException {
    private static final long serialVersionUID = 1L;

    private final transient CallError error;

    public CallException(String action, CallError error, @Nullable Throwable cause) {
        super(error.kind(), action + " failed [code=" + error.code() + "]: " + error.message(), cause);
        this.error = error;
    }

    public CallError error() {
        return error;
    }
}
