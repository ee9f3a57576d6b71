package io.xplorr.aws.internal.error;

import static io.xplorr.ErrorKind.INVALID_REQUEST;
import static io.xplorr.ErrorKind.THROTTLED;
import static io.xplorr.aws.internal.error.ErrorAnswer.thrown;
import static io.xplorr.spi.CallError.Reaction.FAIL;
import static io.xplorr.spi.CallError.Reaction.RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.aws.internal.session.OwnIdentity;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.sync.ProblemCode;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What an error means by more than its code; {@link ErrorTableTest} has the codes. */
class AwsErrorsTest {
    private static final Scope HOME = Scope.region("us-east-1");
    private static final Scope OTHER = Scope.region("eu-south-1");
    private static final String EXTERNAL_ID = "xplorr-ext-canary";

    private final AwsErrors errors = new AwsErrors(
            new Scrubber(() -> List.of(EXTERNAL_ID)),
            OTHER::equals,
            action -> action.startsWith("ce:"),
            new DeniedAs("the role", "Sync again."));

    @Test
    void errorOf_expiredReport_isNoMatterOfPageTokens() {
        CallError error = errors.errorOf("ce:GetCostAndUsage", HOME, thrown("BillExpirationException", 400, ""));

        assertThat(error.message()).contains("expired").doesNotContain("token");
    }

    @Test
    void errorOf_badCredentialsInARegionThatMayBeDisabled_blamesTheRegion() {
        for (String code :
                List.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException")) {
            assertThat(errors.errorOf("ec2:DescribeInstances", OTHER, thrown(code, 401, ""))
                            .code())
                    .isEqualTo(AwsProblems.REGION_NOT_ENABLED);
        }
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown("AuthFailure", 401, ""))
                        .code())
                .isEqualTo(ProblemCode.CREDENTIALS_REJECTED);
    }

    @Test
    void errorOf_denial_namesActionAndPolicy() {
        CallError error = errors.errorOf(
                "ec2:DescribeInstances",
                HOME,
                thrown(
                        "UnauthorizedOperation",
                        403,
                        "You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/X/y"
                                + " is not authorized to perform: ec2:DescribeInstances with an explicit deny in a service"
                                + " control policy: arn:aws:organizations::444455556666:policy/o-1/p-1"));

        assertThat(error.message()).startsWith("ec2:DescribeInstances is denied by a service control policy");
        assertThat(error.remedy()).contains("administrator of the organisation");
    }

    @Test
    void errorOf_unknownCodeWithServerStatus_isRetried() {
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown("Whatever", 500, ""))
                        .reaction())
                .isEqualTo(RETRY);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown(null, 502, null))
                        .reaction())
                .isEqualTo(RETRY);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown("Slow", 429, ""))
                        .kind())
                .isEqualTo(THROTTLED);
    }

    @Test
    void errorOf_errorOfAProxy_mayBeBilledBehindIt() {
        CallError proxy = errors.errorOf("ce:GetCostAndUsage", HOME, thrown(null, 502, null));
        CallError aws = errors.errorOf("ce:GetCostAndUsage", HOME, thrown("InternalFailure", 500, ""));

        assertThat(proxy.maybeBilled()).isTrue();
        assertThat(aws.maybeBilled()).isFalse();
    }

    @Test
    void errorOf_retryAfter_isTold() {
        AwsServiceException answer = AwsServiceException.builder()
                .statusCode(503)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("RequestLimitExceeded")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(503)
                                .putHeader("Retry-After", "7")
                                .build())
                        .build())
                .build();

        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, answer).retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    static Stream<Arguments> lossesOfIdentity() {
        return Stream.of(
                arguments(
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain"),
                        FAIL),
                arguments(thrown("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"), FAIL),
                arguments(thrown("ExpiredTokenException", 400, ""), FAIL),
                arguments(new IllegalStateException("no token file"), FAIL),
                arguments(thrown("Throttling", 400, ""), RETRY),
                arguments(thrown("IDPCommunicationError", 503, ""), RETRY),
                arguments(thrown(null, 502, null), RETRY),
                arguments(SdkClientException.create("x", new SocketTimeoutException("Read timed out")), RETRY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossesOfIdentity")
    void errorOf_noIdentityOfOurOwn_blamesNoCustomer(RuntimeException cause, Reaction reaction) {
        OwnIdentity identity = new OwnIdentity(() -> {
            throw cause;
        });

        CallError error = errors.errorOf("sts:AssumeRole", HOME, catchThrowable(identity::resolveCredentials));

        assertThat(error.code()).isEqualTo(AwsProblems.OWN_CREDENTIALS_REJECTED);
        assertThat(error.kind()).isEqualTo(INVALID_REQUEST);
        assertThat(error.reaction()).isEqualTo(reaction);
        assertThat(error.remedy()).contains("credentialsProvider");
    }

    @Test
    void errorOf_programmingError_isUnexpected() {
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, new IllegalStateException("x"))
                        .kind())
                .isEqualTo(ErrorKind.UNEXPECTED);
    }

    @Test
    void errorOf_secretInTheText_isScrubbed() {
        CallError error = errors.errorOf(
                "ec2:DescribeInstances",
                HOME,
                thrown(
                        "AuthFailure",
                        403,
                        "Credential=AKIAIOSFODNN7EXAMPLE/20261123 " + EXTERNAL_ID + " Signature=deadbeef"));

        assertThat(error.message()).doesNotContain("AKIAIOSFODNN7EXAMPLE", EXTERNAL_ID, "deadbeef");
    }
}
