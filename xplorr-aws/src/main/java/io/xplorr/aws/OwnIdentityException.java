package io.xplorr.aws;

/** Our own credentials could not be had, for whatever reason: nothing that a customer's account or role has to do with. */
final class OwnIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnIdentityException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
