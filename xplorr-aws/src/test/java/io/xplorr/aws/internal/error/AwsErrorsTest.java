package io.xplorr.aws.internal.error;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.xplorr.ErrorKind.AUTHENTICATION;
import static io.xplorr.ErrorKind.INVALID_REQUEST;
import static io.xplorr.ErrorKind.NO_DATA;
import static io.xplorr.ErrorKind.PERMISSION;
import static io.xplorr.ErrorKind.THROTTLED;
import static io.xplorr.ErrorKind.UNAVAILABLE;
import static io.xplorr.spi.CallError.Reaction.DROP_OLDEST;
import static io.xplorr.spi.CallError.Reaction.FAIL;
import static io.xplorr.spi.CallError.Reaction.NOT_APPLICABLE;
import static io.xplorr.spi.CallError.Reaction.REFRESH_CREDENTIALS;
import static io.xplorr.spi.CallError.Reaction.RESTART_READ;
import static io.xplorr.spi.CallError.Reaction.RETRY;
import static io.xplorr.spi.CallError.Reaction.TAKE_AS_EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.aws.internal.session.OwnIdentity;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.sync.ProblemCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

class AwsErrorsTest {
    private static final Scope HOME = Scope.region("us-east-1");
    private static final Scope OTHER = Scope.region("eu-south-1");
    private static final String EXTERNAL_ID = "xplorr-ext-canary";
    private static final String UNKNOWN = "NeverSeen";
    private static final String[] ACCESS_DENIED = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"};
    private static final String[] BAD_ARGUMENT = {"ValidationError", "InvalidParameterValue", "InvalidInputException"};
    private static final String[] BAD_KEY = {
        "InvalidClientTokenId",
        "UnrecognizedClientException",
        "AuthFailure",
        "InvalidAccessKeyId",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException"
    };
    private static final String[] EXPIRY = {
        "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"
    };
    private static final String[] BAD_SIGNATURE = {
        "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException"
    };

    private final AwsErrors errors = new AwsErrors(
            new Scrubber(() -> List.of(EXTERNAL_ID)),
            OTHER::equals,
            action -> action.startsWith("ce:"),
            new DeniedAs("the role", "Sync again."));

    static Stream<Arguments> answers() {
        return Stream.of(told(), throttles(), credentials(), denials(), costAnswers(), breakdowns(), mistakes())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> throttles() {
        return Stream.of(
                        each(
                                "ec2:DescribeInstances",
                                "",
                                THROTTLED,
                                RETRY,
                                ProblemCode.THROTTLED,
                                "Throttling",
                                "ThrottlingException",
                                "ThrottledException",
                                "RequestLimitExceeded",
                                "TooManyRequestsException",
                                "RequestThrottled",
                                "RequestThrottledException",
                                "SlowDown",
                                "DependencyThrottle",
                                "BandwidthLimitExceeded",
                                "EC2ThrottledException"),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                INVALID_REQUEST,
                                RETRY,
                                AwsProblems.CLOCK_SKEW,
                                "RequestTimeTooSkewed",
                                "RequestInTheFuture"),
                        each(
                                "ec2:DescribeInstances",
                                "Signature expired",
                                INVALID_REQUEST,
                                RETRY,
                                AwsProblems.CLOCK_SKEW,
                                BAD_SIGNATURE),
                        each(
                                "ec2:DescribeInstances",
                                "Signature not yet current",
                                INVALID_REQUEST,
                                RETRY,
                                AwsProblems.CLOCK_SKEW,
                                BAD_SIGNATURE))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> credentials() {
        return Stream.of(
                        each("sts:AssumeRole", "", PERMISSION, FAIL, AwsProblems.ASSUME_ROLE_DENIED, ACCESS_DENIED),
                        each(
                                "sts:AssumeRole",
                                "",
                                INVALID_REQUEST,
                                FAIL,
                                AwsProblems.OWN_CREDENTIALS_REJECTED,
                                BAD_KEY),
                        each("sts:AssumeRole", "", INVALID_REQUEST, FAIL, AwsProblems.OWN_CREDENTIALS_REJECTED, EXPIRY),
                        each(
                                "sts:AssumeRole",
                                "",
                                INVALID_REQUEST,
                                FAIL,
                                AwsProblems.OWN_CREDENTIALS_REJECTED,
                                BAD_SIGNATURE),
                        each(
                                "sts:AssumeRole",
                                "",
                                INVALID_REQUEST,
                                FAIL,
                                ProblemCode.INVALID_REQUEST,
                                "PackedPolicyTooLarge",
                                "MalformedPolicyDocument"),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                AUTHENTICATION,
                                REFRESH_CREDENTIALS,
                                ProblemCode.CREDENTIALS_REJECTED,
                                EXPIRY),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                AUTHENTICATION,
                                FAIL,
                                ProblemCode.CREDENTIALS_REJECTED,
                                BAD_SIGNATURE),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                AUTHENTICATION,
                                REFRESH_CREDENTIALS,
                                ProblemCode.CREDENTIALS_REJECTED,
                                BAD_KEY),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                PERMISSION,
                                FAIL,
                                AwsProblems.ACCOUNT_NOT_READY,
                                "OptInRequired",
                                "SubscriptionRequiredException"),
                        each(
                                "ec2:DescribeInstances",
                                "",
                                PERMISSION,
                                FAIL,
                                AwsProblems.ACCOUNT_BLOCKED,
                                "Blocked",
                                "PendingVerification"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> denials() {
        return Stream.of(
                        each(
                                "ce:GetCostAndUsage",
                                "User not enabled for cost explorer access",
                                PERMISSION,
                                FAIL,
                                AwsProblems.COST_EXPLORER_NOT_ENABLED,
                                ACCESS_DENIED),
                        each(
                                "ce:ListCostAllocationTags",
                                "Linked account",
                                PERMISSION,
                                NOT_APPLICABLE,
                                AwsProblems.NOT_MANAGEMENT_ACCOUNT,
                                ACCESS_DENIED),
                        each(
                                "ce:ListCostCategoryDefinitions",
                                "Linked account",
                                PERMISSION,
                                NOT_APPLICABLE,
                                AwsProblems.NOT_MANAGEMENT_ACCOUNT,
                                ACCESS_DENIED),
                        each(
                                "ce:DescribeCostCategoryDefinition",
                                "Linked account",
                                PERMISSION,
                                NOT_APPLICABLE,
                                AwsProblems.NOT_MANAGEMENT_ACCOUNT,
                                ACCESS_DENIED),
                        each(
                                "ce:GetTags",
                                "Linked account",
                                PERMISSION,
                                FAIL,
                                AwsProblems.LINKED_ACCOUNT_DENIED,
                                ACCESS_DENIED),
                        each(
                                "organizations:ListAccounts",
                                "is not authorized to perform: x",
                                PERMISSION,
                                FAIL,
                                ProblemCode.ACCESS_DENIED,
                                ACCESS_DENIED),
                        each(
                                "organizations:ListAccounts",
                                "",
                                PERMISSION,
                                NOT_APPLICABLE,
                                AwsProblems.NOT_MANAGEMENT_ACCOUNT,
                                ACCESS_DENIED),
                        each("ec2:DescribeInstances", "", PERMISSION, FAIL, ProblemCode.ACCESS_DENIED, ACCESS_DENIED))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> costAnswers() {
        String resources = "ce:GetCostAndUsageWithResources";
        ProblemCode off = AwsProblems.RESOURCE_COST_NOT_ENABLED;
        return Stream.of(
                        each(
                                resources,
                                "resource-level",
                                PERMISSION,
                                FAIL,
                                off,
                                "AccessDeniedException",
                                "ValidationException"),
                        each(
                                resources,
                                "resource level",
                                PERMISSION,
                                FAIL,
                                off,
                                "AccessDeniedException",
                                "ValidationException"),
                        each(resources, "granular data", PERMISSION, FAIL, off, "AccessDeniedException"),
                        each(
                                "ce:GetCostAndUsage",
                                "start date is too old",
                                NO_DATA,
                                DROP_OLDEST,
                                AwsProblems.COST_HISTORY_LIMIT,
                                "ValidationException"),
                        each(
                                "ce:GetCostAndUsage",
                                "",
                                INVALID_REQUEST,
                                RESTART_READ,
                                ProblemCode.PAGE_TOKEN_REFUSED,
                                "InvalidNextTokenException",
                                "RequestChangedException"),
                        each(
                                "ce:GetCostAndUsage",
                                "",
                                UNAVAILABLE,
                                RESTART_READ,
                                ProblemCode.UNAVAILABLE,
                                "BillExpirationException"),
                        each(
                                "ec2:DescribeVolumes",
                                "",
                                INVALID_REQUEST,
                                RESTART_READ,
                                ProblemCode.PAGE_TOKEN_REFUSED,
                                "InvalidPaginationToken",
                                "InvalidNextToken",
                                "InvalidNextTokenException"),
                        each(
                                "ec2:DescribeVolumes",
                                "Invalid marker",
                                INVALID_REQUEST,
                                RESTART_READ,
                                ProblemCode.PAGE_TOKEN_REFUSED,
                                BAD_ARGUMENT),
                        each(
                                "ec2:DescribeVolumes",
                                "Invalid NextToken",
                                INVALID_REQUEST,
                                RESTART_READ,
                                ProblemCode.PAGE_TOKEN_REFUSED,
                                BAD_ARGUMENT))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> breakdowns() {
        return Stream.of(
                        each(
                                "organizations:ListAccounts",
                                "",
                                UNAVAILABLE,
                                RETRY,
                                ProblemCode.UNAVAILABLE,
                                "ServiceException",
                                "ConcurrentModificationException"),
                        each(
                                "ec2:DescribeVolumes",
                                "",
                                UNAVAILABLE,
                                RETRY,
                                ProblemCode.UNAVAILABLE,
                                "Unavailable",
                                "ServiceUnavailable",
                                "ServiceUnavailableException",
                                "InternalError",
                                "InternalFailure",
                                "InternalServiceError",
                                "InternalServiceFault",
                                "InternalServerError",
                                "InternalServerException",
                                "InternalServerErrorException",
                                "RequestTimeout",
                                "RequestTimeoutException",
                                "PriorRequestNotComplete"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                        each(
                                "ec2:DescribeVolumes",
                                "",
                                INVALID_REQUEST,
                                FAIL,
                                ProblemCode.INVALID_REQUEST,
                                BAD_ARGUMENT),
                        each(
                                "ec2:DescribeVolumes",
                                "",
                                INVALID_REQUEST,
                                FAIL,
                                ProblemCode.INVALID_REQUEST,
                                "ValidationException",
                                "InvalidParameter",
                                "InvalidParameterCombination",
                                "InvalidParameterValueException",
                                "MissingParameter",
                                "InvalidParameterCombinationException",
                                "MissingRequiredParameterException",
                                "UnsupportedAPIEndpointException",
                                "UnknownOperationException",
                                "InvalidAction",
                                "MalformedQueryString",
                                "SerializationException",
                                "UnresolvableUsageUnitException",
                                "ResourceNotFoundException",
                                "LoadBalancerNotFound",
                                "DBInstanceNotFound"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> each(
            String action, String message, ErrorKind kind, Reaction reaction, ProblemCode problem, String... codes) {
        return Arrays.stream(codes).map(code -> row(action, code, message, kind, reaction, problem));
    }

    /** Answers as AWS words them. */
    private static Stream<Arguments> told() {
        return Stream.of(
                row("ec2:DescribeInstances", "RequestLimitExceeded", "", THROTTLED, RETRY, ProblemCode.THROTTLED),
                row("rds:DescribeDBInstances", "Throttling", "", THROTTLED, RETRY, ProblemCode.THROTTLED),
                row("cloudwatch:GetMetricData", "ThrottlingException", "", THROTTLED, RETRY, ProblemCode.THROTTLED),
                row(
                        "organizations:ListAccounts",
                        "TooManyRequestsException",
                        "",
                        THROTTLED,
                        RETRY,
                        ProblemCode.THROTTLED),
                row(
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "DependencyThrottle",
                        "",
                        THROTTLED,
                        RETRY,
                        ProblemCode.THROTTLED),
                row("ce:GetCostAndUsage", "LimitExceededException", "Rate", THROTTLED, RETRY, ProblemCode.THROTTLED),
                row("ec2:DescribeVolumes", "RequestInTheFuture", "", INVALID_REQUEST, RETRY, AwsProblems.CLOCK_SKEW),
                row(
                        "rds:DescribeDBInstances",
                        "SignatureDoesNotMatch",
                        "Signature expired: 20261123T000000Z is now earlier than …",
                        INVALID_REQUEST,
                        RETRY,
                        AwsProblems.CLOCK_SKEW),
                row(
                        "ce:GetTags",
                        "InvalidSignatureException",
                        "Signature not yet current: …",
                        INVALID_REQUEST,
                        RETRY,
                        AwsProblems.CLOCK_SKEW),
                row("sts:AssumeRole", "AccessDenied", "", PERMISSION, FAIL, AwsProblems.ASSUME_ROLE_DENIED),
                row(
                        "sts:AssumeRole",
                        "InvalidClientTokenId",
                        "",
                        INVALID_REQUEST,
                        FAIL,
                        AwsProblems.OWN_CREDENTIALS_REJECTED),
                row(
                        "sts:AssumeRole",
                        "ExpiredTokenException",
                        "",
                        INVALID_REQUEST,
                        FAIL,
                        AwsProblems.OWN_CREDENTIALS_REJECTED),
                row(
                        "sts:AssumeRole",
                        "SignatureDoesNotMatch",
                        "",
                        INVALID_REQUEST,
                        FAIL,
                        AwsProblems.OWN_CREDENTIALS_REJECTED),
                row(
                        "sts:AssumeRole",
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                        INVALID_REQUEST,
                        FAIL,
                        AwsProblems.SESSION_DURATION_REFUSED),
                row("sts:AssumeRole", "PackedPolicyTooLarge", "", INVALID_REQUEST, FAIL, ProblemCode.INVALID_REQUEST),
                row("sts:AssumeRole", "RegionDisabledException", "", PERMISSION, FAIL, AwsProblems.STS_REGION_DISABLED),
                row(
                        "ec2:DescribeInstances",
                        "RequestExpired",
                        "",
                        AUTHENTICATION,
                        REFRESH_CREDENTIALS,
                        ProblemCode.CREDENTIALS_REJECTED),
                row(
                        "ce:GetCostAndUsage",
                        "ExpiredTokenException",
                        "",
                        AUTHENTICATION,
                        REFRESH_CREDENTIALS,
                        ProblemCode.CREDENTIALS_REJECTED),
                row(
                        "rds:DescribeDBInstances",
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match",
                        AUTHENTICATION,
                        FAIL,
                        ProblemCode.CREDENTIALS_REJECTED),
                row(
                        "ce:GetCostAndUsage",
                        "UnrecognizedClientException",
                        "",
                        AUTHENTICATION,
                        REFRESH_CREDENTIALS,
                        ProblemCode.CREDENTIALS_REJECTED),
                row("ec2:DescribeInstances", "OptInRequired", "", PERMISSION, FAIL, AwsProblems.ACCOUNT_NOT_READY),
                row("ec2:DescribeInstances", "Blocked", "", PERMISSION, FAIL, AwsProblems.ACCOUNT_BLOCKED),
                row(
                        "ce:GetCostAndUsage",
                        "AccessDeniedException",
                        "User not enabled for cost explorer access",
                        PERMISSION,
                        FAIL,
                        AwsProblems.COST_EXPLORER_NOT_ENABLED),
                row(
                        "ce:ListCostAllocationTags",
                        "AccessDeniedException",
                        "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
                        PERMISSION,
                        NOT_APPLICABLE,
                        AwsProblems.NOT_MANAGEMENT_ACCOUNT),
                row(
                        "ce:ListCostCategoryDefinitions",
                        "AccessDeniedException",
                        "Linked account doesn't have access to cost category",
                        PERMISSION,
                        NOT_APPLICABLE,
                        AwsProblems.NOT_MANAGEMENT_ACCOUNT),
                row(
                        "ce:GetSavingsPlansUtilization",
                        "AccessDeniedException",
                        "Linked account doesn't have access to savings plans",
                        PERMISSION,
                        FAIL,
                        AwsProblems.LINKED_ACCOUNT_DENIED),
                row(
                        "ce:GetCostAndUsage",
                        "AccessDeniedException",
                        "User: arn:aws:sts::111122223333:assumed-role/X/y is not authorized to perform: ce:GetCostAndUsage",
                        PERMISSION,
                        FAIL,
                        ProblemCode.ACCESS_DENIED),
                row(
                        "ce:GetCostAndUsageWithResources",
                        "DataUnavailableException",
                        "",
                        PERMISSION,
                        FAIL,
                        AwsProblems.RESOURCE_COST_NOT_ENABLED),
                row(
                        "ce:GetCostAndUsageWithResources",
                        "AccessDeniedException",
                        "Resource-level data is opt-in",
                        PERMISSION,
                        FAIL,
                        AwsProblems.RESOURCE_COST_NOT_ENABLED),
                row(
                        "ce:GetCostAndUsageWithResources",
                        "ValidationException",
                        "start date is too old for hourly, the max supported days for hourly granularity is 14 days",
                        NO_DATA,
                        DROP_OLDEST,
                        AwsProblems.COST_HISTORY_LIMIT),
                row(
                        "ce:GetReservationCoverage",
                        "DataUnavailableException",
                        "",
                        NO_DATA,
                        TAKE_AS_EMPTY,
                        ProblemCode.NO_DATA),
                row(
                        "ce:GetSavingsPlansUtilization",
                        "DataUnavailableException",
                        "",
                        NO_DATA,
                        TAKE_AS_EMPTY,
                        ProblemCode.NO_DATA),
                row("ce:GetCostForecast", "DataUnavailableException", "", NO_DATA, TAKE_AS_EMPTY, ProblemCode.NO_DATA),
                row(
                        "ce:GetCostForecast",
                        "ValidationException",
                        "Insufficient amount of historical data",
                        NO_DATA,
                        TAKE_AS_EMPTY,
                        ProblemCode.NO_DATA),
                row("ce:GetCostAndUsage", "DataUnavailableException", "", NO_DATA, FAIL, ProblemCode.NO_DATA),
                row(
                        "ce:GetCostAndUsage",
                        "ValidationException",
                        "You haven't enabled historical data beyond 14 months.",
                        NO_DATA,
                        DROP_OLDEST,
                        AwsProblems.COST_HISTORY_LIMIT),
                row(
                        "ce:GetCostAndUsage",
                        "ValidationException",
                        "You haven't enabled hourly granularity data.",
                        PERMISSION,
                        FAIL,
                        AwsProblems.HOURLY_COST_NOT_ENABLED),
                row(
                        "ce:GetCostAndUsage",
                        "RequestChangedException",
                        "",
                        INVALID_REQUEST,
                        RESTART_READ,
                        ProblemCode.PAGE_TOKEN_REFUSED),
                row(
                        "ec2:DescribeInstances",
                        "InvalidPaginationToken",
                        "",
                        INVALID_REQUEST,
                        RESTART_READ,
                        ProblemCode.PAGE_TOKEN_REFUSED),
                row(
                        "cloudwatch:GetMetricData",
                        "InvalidNextToken",
                        "",
                        INVALID_REQUEST,
                        RESTART_READ,
                        ProblemCode.PAGE_TOKEN_REFUSED),
                row(
                        "rds:DescribeDBInstances",
                        "InvalidParameterValue",
                        "Invalid value for marker",
                        INVALID_REQUEST,
                        RESTART_READ,
                        ProblemCode.PAGE_TOKEN_REFUSED),
                row(
                        "organizations:ListAccounts",
                        "InvalidInputException",
                        "You specified an invalid value for NextToken.",
                        INVALID_REQUEST,
                        RESTART_READ,
                        ProblemCode.PAGE_TOKEN_REFUSED),
                row(
                        "ce:GetCostAndUsage",
                        "BillingViewHealthStatusException",
                        "",
                        UNAVAILABLE,
                        FAIL,
                        AwsProblems.BILLING_VIEW_UNHEALTHY),
                row(
                        "organizations:ListAccounts",
                        "AccessDeniedException",
                        "User: x is not authorized to perform: organizations:ListAccounts",
                        PERMISSION,
                        FAIL,
                        ProblemCode.ACCESS_DENIED),
                row(
                        "organizations:ListAccounts",
                        "AccessDeniedException",
                        "You don't have permissions to access this resource.",
                        PERMISSION,
                        NOT_APPLICABLE,
                        AwsProblems.NOT_MANAGEMENT_ACCOUNT),
                row(
                        "organizations:DescribeOrganization",
                        "AWSOrganizationsNotInUseException",
                        "Your account is not a member of an organization.",
                        NO_DATA,
                        TAKE_AS_EMPTY,
                        AwsProblems.ORGANIZATIONS_NOT_IN_USE),
                row(
                        "organizations:ListAccounts",
                        "ConcurrentModificationException",
                        "",
                        UNAVAILABLE,
                        RETRY,
                        ProblemCode.UNAVAILABLE),
                row("ec2:DescribeVolumes", "UnauthorizedOperation", "", PERMISSION, FAIL, ProblemCode.ACCESS_DENIED),
                row("ec2:DescribeVolumes", "Unavailable", "", UNAVAILABLE, RETRY, ProblemCode.UNAVAILABLE),
                row("rds:DescribeDBInstances", "InternalFailure", "", UNAVAILABLE, RETRY, ProblemCode.UNAVAILABLE),
                row("ec2:DescribeVolumes", "InvalidAction", "", INVALID_REQUEST, FAIL, ProblemCode.INVALID_REQUEST),
                row(
                        "ce:GetCostAndUsage",
                        "ValidationException",
                        "Dimension X is not allowed",
                        INVALID_REQUEST,
                        FAIL,
                        ProblemCode.INVALID_REQUEST),
                row("ec2:DescribeVolumes", UNKNOWN, "", ErrorKind.UNEXPECTED, FAIL, ProblemCode.UNEXPECTED));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("answers")
    void errorOf_answer_meansWhatTheTableSays(
            String action, String code, String message, ErrorKind kind, Reaction reaction, ProblemCode problem) {
        CallError error = errors.errorOf(action, HOME, answer(code, 400, message));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.reaction()).isEqualTo(reaction);
        assertThat(error.code()).isEqualTo(problem);
        assertThat(error.nativeCode()).contains(code);
        assertThat(error.maybeBilled()).as("an error answer is not billed").isFalse();
        if (reaction == FAIL) {
            assertThat(error.remedy()).isNotEmpty();
        }
    }

    @Test
    void find_answer_isInTheTableRatherThanGuessedByItsStatus() {
        assertThat(answers().map(Arguments::get).filter(row -> !row[1].equals(UNKNOWN)))
                .allSatisfy(row -> assertThat(ErrorTable.find((String) row[0], (String) row[1], (String) row[2]))
                        .isPresent());
    }

    @Test
    void rows_eachCodeOfEach_isTheFirstThatFitsOneOfTheAnswers() {
        Set<String> reached = answers()
                .map(Arguments::get)
                .map(row -> firstFitting((String) row[0], (String) row[1], (String) row[2]) + " " + row[1])
                .collect(Collectors.toSet());

        for (int i = 0; i < ErrorTable.ROWS.size(); i++) {
            for (String code : ErrorTable.ROWS.get(i).codes()) {
                assertThat(reached).as(ErrorTable.ROWS.get(i).toString()).contains(i + " " + code);
            }
        }
    }

    private static int firstFitting(String action, String code, String message) {
        return IntStream.range(0, ErrorTable.ROWS.size())
                .filter(i -> ErrorTable.ROWS.get(i).fits(action, code, message.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void errorOf_expiredReport_isNoMatterOfPageTokens() {
        CallError error = errors.errorOf("ce:GetCostAndUsage", HOME, answer("BillExpirationException", 400, ""));

        assertThat(error.message()).contains("expired").doesNotContain("token");
    }

    @Test
    void errorOf_badCredentialsInARegionThatMayBeDisabled_blamesTheRegion() {
        for (String code :
                List.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException")) {
            assertThat(errors.errorOf("ec2:DescribeInstances", OTHER, answer(code, 401, ""))
                            .code())
                    .isEqualTo(AwsProblems.REGION_NOT_ENABLED);
        }
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, answer("AuthFailure", 401, ""))
                        .code())
                .isEqualTo(ProblemCode.CREDENTIALS_REJECTED);
    }

    @Test
    void errorOf_denial_namesActionAndPolicy() {
        CallError error = errors.errorOf(
                "ec2:DescribeInstances",
                HOME,
                answer(
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
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, answer("Whatever", 500, ""))
                        .reaction())
                .isEqualTo(RETRY);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, answer(null, 502, null))
                        .reaction())
                .isEqualTo(RETRY);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, answer("Slow", 429, ""))
                        .kind())
                .isEqualTo(THROTTLED);
    }

    @Test
    void errorOf_errorOfAProxy_mayBeBilledBehindIt() {
        CallError proxy = errors.errorOf("ce:GetCostAndUsage", HOME, answer(null, 502, null));
        CallError aws = errors.errorOf("ce:GetCostAndUsage", HOME, answer("InternalFailure", 500, ""));

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

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                arguments(new SocketTimeoutException("Read timed out"), true),
                arguments(new SocketException("Connection reset"), true),
                arguments(new IOException("Premature end of Content-Length delimited message body"), true),
                arguments(new ConnectException("Connection refused"), false),
                arguments(new UnknownHostException("ce.us-east-1.amazonaws.com"), false),
                arguments(new NoRouteToHostException("No route to host"), false),
                arguments(new ConnectTimeoutException("Connect to ce.us-east-1.amazonaws.com failed"), false),
                arguments(new ConnectionRequestTimeoutException("Timeout deadline: 30000 MILLISECONDS"), false),
                arguments(new SSLHandshakeException("PKIX path building failed"), false),
                arguments(new SSLPeerUnverifiedException("Certificate does not match the host name"), false),
                arguments(new SSLException("Tag mismatch"), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void errorOf_brokenAnswer_isRetriedAndMayBeBilled(IOException cause, boolean sent) {
        SdkClientException thrown = SdkClientException.create("Unable to execute HTTP request", cause);

        CallError billed = errors.errorOf("ce:GetCostAndUsage", HOME, thrown);
        assertThat(billed.kind()).isEqualTo(UNAVAILABLE);
        assertThat(billed.reaction()).isEqualTo(RETRY);
        assertThat(billed.maybeBilled()).isEqualTo(sent);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown).maybeBilled())
                .isFalse();
    }

    @Test
    void errorOf_certificateThatNobodyKnows_isNotBilled() {
        WireMockServer server = new WireMockServer(
                options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        server.start();
        try (SilentHttpClient http = SilentHttpClient.create();
                AwsClients clients = new AwsClients(
                        http,
                        Optional.of(URI.create("https://127.0.0.1:" + server.httpsPort())),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "s")))) {
            CallError error = errors.errorOf(
                    "ce:GetTags",
                    HOME,
                    catchThrowable(() -> clients.costExplorer().getTags(page -> {})));

            assertThat(error.message()).startsWith("AWS cannot be reached");
            assertThat(error.maybeBilled()).isFalse();
        } finally {
            server.stop();
        }
    }

    @Test
    void errorOf_unreadableAnswer_isRetried() {
        CallError error = errors.errorOf(
                "ec2:DescribeInstances", HOME, SdkClientException.create("Could not parse XML response."));

        assertThat(error.reaction()).isEqualTo(RETRY);
    }

    @Test
    void errorOf_interrupt_stops() {
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, AbortedException.create("Thread was interrupted"))
                        .kind())
                .isEqualTo(ErrorKind.STOPPED);
    }

    static Stream<Arguments> lossesOfIdentity() {
        return Stream.of(
                arguments(
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain"),
                        FAIL),
                arguments(answer("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"), FAIL),
                arguments(answer("ExpiredTokenException", 400, ""), FAIL),
                arguments(new IllegalStateException("no token file"), FAIL),
                arguments(answer("Throttling", 400, ""), RETRY),
                arguments(answer("IDPCommunicationError", 503, ""), RETRY),
                arguments(answer(null, 502, null), RETRY),
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
                answer(
                        "AuthFailure",
                        403,
                        "Credential=AKIAIOSFODNN7EXAMPLE/20261123 " + EXTERNAL_ID + " Signature=deadbeef"));

        assertThat(error.message()).doesNotContain("AKIAIOSFODNN7EXAMPLE", EXTERNAL_ID, "deadbeef");
    }

    private static Arguments row(
            String action, String code, String message, ErrorKind kind, Reaction reaction, ProblemCode problem) {
        return arguments(action, code, message, kind, reaction, problem);
    }

    private static AwsServiceException answer(@Nullable String code, int status, @Nullable String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .requestId("4442587f-EXAMPLE")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
