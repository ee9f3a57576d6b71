package io.xplorr.store;

import io.xplorr.ErrorKind;
import io.xplorr.XplorrException;
import org.jspecify.annotations.Nullable;

/** A store failed. */
public class StoreException extends XplorrException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        this(ErrorKind.STORAGE, message, cause);
    }

    StoreException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
