package io.xplorr.aws.internal.error;

/** Our own credentials could not be had, for whatever reason: nothing that a customer's account or role has to do with. */
public final class OwnIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OwnIdentityException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
