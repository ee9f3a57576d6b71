package io.xplorr.testkit.aws.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that goes wrong with a call. A call that it does nothing to is not hit: one that is not let in anyway, say, or
 * that another fault has ended before. Immutable and thread-safe.
 */
public sealed interface Fault {

    /** The service refuses the call for its rate, with the code and the status of that service. */
    record Throttle() implements Fault {}

    /**
     * The caller is not permitted.
     *
     * @param forbiddenBy the kind of policy that forbids it, such as {@code service control}; empty if just no
     *     identity-based policy allows it
     * @param policyArn the policy itself, where AWS names it
     */
    record Deny(Optional<String> forbiddenBy, Optional<String> policyArn) implements Fault {
        public Deny(Optional<String> forbiddenBy) {
            this(forbiddenBy, Optional.empty());
        }
    }

    /**
     * The service answers with an error.
     *
     * @param status the HTTP status, from 400 to 599
     */
    record ErrorCode(String code, int status, String message) implements Fault {
        public ErrorCode {
            Checks.between("status", status, 400, 599);
        }
    }

    /** The session of the caller expires at once, and stays expired; a key that is no session is not hit. */
    record ExpireSession() implements Fault {}

    /** The region is switched off for the account of the caller at once, and stays off; global services are not hit. */
    record DisableRegion() implements Fault {}

    /**
     * The clock of the service, and with it the {@code Date} of its answer, is off: it refuses what was signed more than 15
     * minutes before or after its own time, whether or not it checks signatures otherwise.
     *
     * @param by how far ahead it is; negative if it is behind
     */
    record SkewClock(Duration by) implements Fault {}

    /** The page names as the next one the page that was just asked for; a call without a token is not hit. */
    record RepeatToken() implements Fault {}

    /**
     * The page holds nothing but the token of the page that it should have been, as some services do at times; an answer
     * that has no pages is not hit.
     */
    record EmptyPage() implements Fault {}

    /**
     * The answer is not what the protocol says: a proxy's page in HTML, say.
     *
     * @param status the HTTP status, from 200 to 599
     */
    record Garbage(int status, String body) implements Fault {
        public Garbage {
            Checks.between("status", status, 200, 599);
        }
    }

    /** The answer takes longer by this. */
    record Delay(Duration duration) implements Fault {
        public Delay {
            Checks.notNegative("duration", duration);
        }
    }

    /** The body of the answer comes in small pieces, spread over this time. */
    record Slow(Duration duration) implements Fault {
        public Slow {
            Checks.notNegative("duration", duration);
        }
    }

    /** The connection breaks. */
    record Broken(Break how) implements Fault {}

    /** How a connection breaks. */
    enum Break {
        /** TCP reset before the first byte of the answer. */
        RESET,
        /** TCP reset after half of the body. */
        RESET_MID_BODY,
        /** Orderly close after half of the body that {@code Content-Length} announced. */
        TRUNCATED,
        /** Not a byte of an answer, and the connection stays open. */
        STALLED,
        /** Half of the body, then nothing, and the connection stays open. */
        STALLED_MID_BODY
    }

    static Fault throttle() {
        return new Throttle();
    }

    static Fault deny() {
        return new Deny(Optional.empty());
    }

    /** Returns an explicit refusal by a kind of policy, such as {@code service control}. */
    static Fault denyBy(String kindOfPolicy) {
        return new Deny(Optional.of(kindOfPolicy));
    }

    /** Returns an explicit refusal by a policy that AWS names. */
    static Fault denyBy(String kindOfPolicy, String policyArn) {
        return new Deny(Optional.of(kindOfPolicy), Optional.of(policyArn));
    }

    /** Returns an error whose text is its code. */
    static Fault errorCode(String code, int status) {
        return errorCode(code, status, code);
    }

    static Fault errorCode(String code, int status, String message) {
        return new ErrorCode(code, status, message);
    }

    static Fault internalError() {
        return new ErrorCode("InternalFailure", 500, "An internal error has occurred");
    }

    static Fault unavailable() {
        return new ErrorCode("ServiceUnavailable", 503, "The service is unavailable. Please try again shortly.");
    }

    static Fault expireSession() {
        return new ExpireSession();
    }

    static Fault disableRegion() {
        return new DisableRegion();
    }

    static Fault skewClock(Duration by) {
        return new SkewClock(by);
    }

    static Fault repeatToken() {
        return new RepeatToken();
    }

    static Fault emptyPage() {
        return new EmptyPage();
    }

    static Fault garbage() {
        return new Garbage(200, "<html><body>It works!</body></html>");
    }

    static Fault garbage(int status, String body) {
        return new Garbage(status, body);
    }

    static Fault badGateway() {
        return new Garbage(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    static Fault slow(Duration duration) {
        return new Slow(duration);
    }

    static Fault reset() {
        return new Broken(Break.RESET);
    }

    static Fault resetMidBody() {
        return new Broken(Break.RESET_MID_BODY);
    }

    static Fault truncate() {
        return new Broken(Break.TRUNCATED);
    }

    static Fault stall() {
        return new Broken(Break.STALLED);
    }

    static Fault stallMidBody() {
        return new Broken(Break.STALLED_MID_BODY);
    }
}
