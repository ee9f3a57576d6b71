package io.xplorr.testkit;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallError;
import io.xplorr.sync.ProblemCode;
import java.util.Optional;

/** What a {@link FakeProvider} fails a call with; it carries its own meaning. Thread-safe; may be thrown many times. */
public final class FakeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CallError error;

    private FakeFailure(CallError error) {
        super(error.message());
        this.error = error;
    }

    /** Returns a failure that means what you say. */
    public static FakeFailure of(CallError error) {
        return new FakeFailure(error);
    }

    /** Returns a refusal for being too many: the call is repeated, within its deadline. */
    public static FakeFailure throttled() {
        return of(ErrorKind.THROTTLED, CallError.Reaction.RETRY, ProblemCode.THROTTLED, "Rate exceeded");
    }

    /** Returns a refusal for want of a permission: final. */
    public static FakeFailure denied() {
        return of(ErrorKind.PERMISSION, CallError.Reaction.FAIL, ProblemCode.ACCESS_DENIED, "not authorized");
    }

    /** Returns a refusal of the credentials: final. */
    public static FakeFailure rejected() {
        return of(ErrorKind.AUTHENTICATION, CallError.Reaction.FAIL, ProblemCode.CREDENTIALS_REJECTED, "who are you");
    }

    /** Returns an error of the cloud's own: the call is repeated, within its deadline. */
    public static FakeFailure unavailable() {
        return of(ErrorKind.UNAVAILABLE, CallError.Reaction.RETRY, ProblemCode.UNAVAILABLE, "internal error");
    }

    /** Returns a refusal because the session has expired: the credentials are refreshed, once. */
    public static FakeFailure expired() {
        return of(
                ErrorKind.AUTHENTICATION,
                CallError.Reaction.REFRESH_CREDENTIALS,
                ProblemCode.CREDENTIALS_REJECTED,
                "session expired");
    }

    /** Returns a refusal of the page token: the read begins anew, once. */
    public static FakeFailure tokenRefused() {
        return of(
                ErrorKind.INVALID_REQUEST,
                CallError.Reaction.RESTART_READ,
                ProblemCode.PAGE_TOKEN_REFUSED,
                "page token expired");
    }

    /** Returns a failure whose answer was lost on the way, so that it may be billed. */
    public static FakeFailure lost() {
        return new FakeFailure(new CallError(
                ErrorKind.UNAVAILABLE,
                CallError.Reaction.RETRY,
                ProblemCode.UNAVAILABLE,
                Optional.empty(),
                "connection reset",
                "",
                Optional.empty(),
                true));
    }

    private static FakeFailure of(ErrorKind kind, CallError.Reaction reaction, ProblemCode code, String message) {
        return new FakeFailure(CallError.of(kind, reaction, code, code.value(), message, "fix the fake"));
    }

    /** Returns what it means. */
    public CallError error() {
        return error;
    }
}
