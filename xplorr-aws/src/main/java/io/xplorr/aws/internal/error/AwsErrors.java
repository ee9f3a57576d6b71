package io.xplorr.aws.internal.error;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.sync.ProblemCode;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Says what a failed call to AWS means. Never trusts {@code SdkException.retryable()}, which denies that EC2's {@code
 * RequestLimitExceeded} can be retried. Thread-safe.
 */
public final class AwsErrors {
    private static final int LONGEST_QUOTE = 600;
    // The last is how CloudWatch says it since it left the query protocol.
    private static final Set<String> REGION_CODES =
            Set.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException");
    private static final List<Class<? extends Exception>> NEVER_SENT = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);
    // By name, since each HTTP client has its own; they extend the time-outs of reading.
    private static final Set<String> NEVER_SENT_BY_CLIENT =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

    private final Scrubber scrubber;
    private final Predicate<Scope> mayBeDisabled;
    private final Predicate<String> billed;
    private final DeniedAs deniedAs;

    /**
     * Creates the classifier of one session.
     *
     * @param mayBeDisabled whether a region may be one that the account does not use
     * @param billed whether AWS bills the calls of an action
     * @param deniedAs whom the session is, for what to do about denials
     */
    public AwsErrors(Scrubber scrubber, Predicate<Scope> mayBeDisabled, Predicate<String> billed, DeniedAs deniedAs) {
        this.scrubber = scrubber;
        this.mayBeDisabled = mayBeDisabled;
        this.billed = billed;
        this.deniedAs = deniedAs;
    }

    public CallError errorOf(String action, Scope scope, Throwable thrown) {
        if (hasCause(thrown, AbortedException.class) || hasCause(thrown, InterruptedException.class)) {
            return local(ErrorKind.STOPPED, Reaction.FAIL, ProblemCode.CANCELLED, "The call was interrupted");
        }
        if (hasCause(thrown, OwnIdentityException.class)) {
            return local(
                    ErrorKind.INVALID_REQUEST,
                    isTransient(thrown) ? Reaction.RETRY : Reaction.FAIL,
                    AwsProblems.OWN_CREDENTIALS_REJECTED,
                    "We have no identity of our own to assume roles with: " + quote(thrown.getMessage()));
        }
        if (thrown instanceof AwsServiceException answer) {
            return refused(action, scope, answer);
        }
        if (thrown instanceof SdkClientException) {
            return broken(action, thrown);
        }
        return local(
                ErrorKind.UNEXPECTED,
                Reaction.FAIL,
                ProblemCode.UNEXPECTED,
                "The call failed in a way that nobody foresaw: " + quote(thrown.toString()));
    }

    /** Returns a text of AWS or its SDK without the secrets that it echoes. */
    public String scrub(String text) {
        return scrubber.scrub(text);
    }

    private CallError refused(String action, Scope scope, AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        String raw = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorMessage();
        String text = raw == null ? "" : scrubber.scrub(raw); // a part of it may be told apart from the rest
        Verdict verdict = code == null ? byStatus(answer) : byCode(action, scope, code, text, answer);
        String meaning = verdict.meaning();
        String remedy = verdict.remedy();
        if (verdict.equals(ErrorTable.DENIED)) {
            Denial denial = Denial.parse(text);
            meaning = denial.meaning(action, deniedAs.who());
            remedy = denial.remedy(action, deniedAs);
        }
        String quoted = text.isEmpty() ? "" : " AWS said: " + quote(text);
        return new CallError(
                verdict.kind(),
                verdict.reaction(),
                verdict.code(),
                Optional.ofNullable(code),
                meaning + "." + quoted,
                remedy,
                retryAfter(answer),
                isFromBetween(answer, code) && billed.test(action));
    }

    // An error without AWS's code is a proxy's: AWS may have answered, and billed, behind it.
    private static boolean isFromBetween(AwsServiceException answer, @Nullable String code) {
        return code == null && answer.statusCode() >= 500;
    }

    private Verdict byCode(String action, Scope scope, String code, String text, AwsServiceException answer) {
        if (REGION_CODES.contains(code) && !action.startsWith("sts:") && mayBeDisabled.test(scope)) {
            return ErrorTable.REGION_OFF;
        }
        return ErrorTable.find(action, code, text).orElseGet(() -> byStatus(answer));
    }

    private static Verdict byStatus(AwsServiceException answer) {
        if (answer.statusCode() == 429 || answer.isThrottlingException()) {
            return ErrorTable.THROTTLE;
        }
        if (answer.statusCode() >= 500) {
            return ErrorTable.BROKEN;
        }
        return new Verdict(
                ErrorKind.UNEXPECTED,
                Reaction.FAIL,
                ProblemCode.UNEXPECTED,
                "AWS answered with an error that we do not know (status " + answer.statusCode() + ")",
                "Report it, with the AWS request id " + answer.requestId() + ".");
    }

    // The answer is lost, cut short, or garbage: it may have been billed, unless the call never left.
    private CallError broken(String action, Throwable thrown) {
        boolean neverSent = isNeverSent(thrown);
        String meaning = neverSent
                ? "AWS cannot be reached"
                : hasCause(thrown, SocketTimeoutException.class) || hasCause(thrown, InterruptedIOException.class)
                        ? "AWS did not answer in time"
                        : "The answer of AWS was broken";
        return new CallError(
                ErrorKind.UNAVAILABLE,
                Reaction.RETRY,
                ProblemCode.UNAVAILABLE,
                Optional.empty(),
                meaning + ": " + quote(thrown.getMessage()),
                "Check this machine's way to AWS: name service, proxy, firewall.",
                Optional.empty(),
                !neverSent && billed.test(action));
    }

    private static CallError local(ErrorKind kind, Reaction reaction, ProblemCode code, String message) {
        String remedy = code.equals(AwsProblems.OWN_CREDENTIALS_REJECTED)
                ? "Give AwsProvider a credentialsProvider, or run where the AWS default credential chain finds one."
                : "";
        return new CallError(kind, reaction, code, Optional.empty(), message, remedy, Optional.empty(), false);
    }

    private String quote(@Nullable String text) {
        String clean = scrubber.scrub(text == null ? "" : text).replaceAll("\\s+", " ");
        return clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…";
    }

    private static boolean isNeverSent(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> NEVER_SENT.stream().anyMatch(type -> type.isInstance(cause))
                        || NEVER_SENT_BY_CLIENT.contains(cause.getClass().getSimpleName()));
    }

    // What kept our identity from us may be gone at the next try.
    private static boolean isTransient(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof SocketException
                        || cause instanceof InterruptedIOException
                        || cause instanceof UnknownHostException
                        || cause instanceof AwsServiceException answer && isRetried(answer));
    }

    private static boolean isRetried(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .flatMap(code -> ErrorTable.find("sts:AssumeRoleWithWebIdentity", code, ""))
                .map(verdict -> verdict.reaction() == Reaction.RETRY)
                .orElseGet(() -> byStatus(answer).reaction() == Reaction.RETRY);
    }

    private static Optional<Duration> retryAfter(AwsServiceException answer) {
        if (answer.awsErrorDetails() == null || answer.awsErrorDetails().sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return answer.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        return causes(thrown).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
