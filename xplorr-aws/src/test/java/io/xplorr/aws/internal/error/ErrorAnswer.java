package io.xplorr.aws.internal.error;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.sync.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One answer of AWS and what it means. All of them are written down here, service by service: a line without bars says what
 * those below it mean; each of those has an action, the codes, and the message. A code in capitals stands for several.
 */
record ErrorAnswer(String action, String code, String message, ErrorKind kind, Reaction reaction, ProblemCode problem) {
    /** A code that no service has. */
    static final String UNKNOWN = "NeverSeen";

    private static final Map<String, String> ALIKE = Map.of(
            "ACCESS_DENIED", "AccessDenied AccessDeniedException UnauthorizedOperation",
            "BAD_ARGUMENT", "ValidationError InvalidParameterValue InvalidInputException",
            "BAD_KEY",
                    "InvalidClientTokenId UnrecognizedClientException AuthFailure InvalidAccessKeyId"
                            + " MissingAuthenticationToken MissingAuthenticationTokenException",
            "EXPIRY", "ExpiredToken ExpiredTokenException RequestExpired TokenRefreshRequired",
            "BAD_SIGNATURE",
                    "SignatureDoesNotMatch InvalidSignatureException IncompleteSignature IncompleteSignatureException");

    /** EC2, RDS, load balancing and CloudWatch; what all services have in common is told by EC2. */
    private static final String RESOURCES = """
            THROTTLED RETRY THROTTLED
              ec2:DescribeInstances | Throttling ThrottlingException ThrottledException RequestLimitExceeded \
                  TooManyRequestsException RequestThrottled RequestThrottledException SlowDown DependencyThrottle \
                  BandwidthLimitExceeded EC2ThrottledException
              rds:DescribeDBInstances | Throttling
              cloudwatch:GetMetricData | ThrottlingException
              elasticloadbalancing:DescribeLoadBalancers | DependencyThrottle
            INVALID_REQUEST RETRY CLOCK_SKEW
              ec2:DescribeInstances | RequestTimeTooSkewed RequestInTheFuture
              ec2:DescribeInstances | BAD_SIGNATURE | Signature expired
              ec2:DescribeInstances | BAD_SIGNATURE | Signature not yet current
              ec2:DescribeVolumes | RequestInTheFuture
              rds:DescribeDBInstances | SignatureDoesNotMatch | Signature expired: 20261123T000000Z is now earlier \
                  than …
            AUTHENTICATION REFRESH_CREDENTIALS CREDENTIALS_REJECTED
              ec2:DescribeInstances | EXPIRY BAD_KEY
            AUTHENTICATION FAIL CREDENTIALS_REJECTED
              ec2:DescribeInstances | BAD_SIGNATURE
              rds:DescribeDBInstances | SignatureDoesNotMatch | The request signature we calculated does not match
            PERMISSION FAIL ACCOUNT_NOT_READY
              ec2:DescribeInstances | OptInRequired SubscriptionRequiredException
            PERMISSION FAIL ACCOUNT_BLOCKED
              ec2:DescribeInstances | Blocked PendingVerification
            PERMISSION FAIL ACCESS_DENIED
              ec2:DescribeInstances | ACCESS_DENIED
              ec2:DescribeVolumes | UnauthorizedOperation
            INVALID_REQUEST RESTART_READ PAGE_TOKEN_REFUSED
              ec2:DescribeVolumes | InvalidPaginationToken InvalidNextToken InvalidNextTokenException
              ec2:DescribeVolumes | BAD_ARGUMENT | Invalid marker
              ec2:DescribeVolumes | BAD_ARGUMENT | Invalid NextToken
              ec2:DescribeInstances | InvalidPaginationToken
              ec2:DescribeInstances | InvalidParameterValue | Unable to parse pagination token
              cloudwatch:GetMetricData | InvalidNextToken
              rds:DescribeDBInstances | InvalidParameterValue | Invalid value for marker
            UNAVAILABLE RETRY UNAVAILABLE
              ec2:DescribeVolumes | Unavailable ServiceUnavailable ServiceUnavailableException InternalError \
                  InternalFailure InternalServiceError InternalServiceFault InternalServerError \
                  InternalServerException InternalServerErrorException RequestTimeout RequestTimeoutException \
                  PriorRequestNotComplete
              rds:DescribeDBInstances | InternalFailure
            INVALID_REQUEST FAIL INVALID_REQUEST
              ec2:DescribeVolumes | BAD_ARGUMENT ValidationException InvalidParameter InvalidParameterCombination \
                  InvalidParameterValueException MissingParameter InvalidParameterCombinationException \
                  MissingRequiredParameterException UnsupportedAPIEndpointException UnknownOperationException \
                  InvalidAction MalformedQueryString SerializationException UnresolvableUsageUnitException \
                  ResourceNotFoundException LoadBalancerNotFound DBInstanceNotFound
            UNEXPECTED FAIL UNEXPECTED
              ec2:DescribeVolumes | NeverSeen
            """;

    private static final String STS = """
            PERMISSION FAIL ASSUME_ROLE_DENIED
              sts:AssumeRole | ACCESS_DENIED
            INVALID_REQUEST FAIL OWN_CREDENTIALS_REJECTED
              sts:AssumeRole | BAD_KEY EXPIRY BAD_SIGNATURE
            INVALID_REQUEST FAIL INVALID_REQUEST
              sts:AssumeRole | PackedPolicyTooLarge MalformedPolicyDocument
            INVALID_REQUEST FAIL SESSION_DURATION_REFUSED
              sts:AssumeRole | ValidationError | The requested DurationSeconds exceeds the MaxSessionDuration set \
                  for this role.
            PERMISSION FAIL STS_REGION_DISABLED
              sts:AssumeRole | RegionDisabledException
            """;

    private static final String COST_EXPLORER = """
            PERMISSION FAIL COST_EXPLORER_NOT_ENABLED
              ce:GetCostAndUsage | ACCESS_DENIED | User not enabled for cost explorer access
            PERMISSION NOT_APPLICABLE NOT_MANAGEMENT_ACCOUNT
              ce:ListCostAllocationTags | ACCESS_DENIED | Linked account
              ce:ListCostCategoryDefinitions | ACCESS_DENIED | Linked account
              ce:DescribeCostCategoryDefinition | ACCESS_DENIED | Linked account
              ce:ListCostAllocationTags | AccessDeniedException | Failed to list Cost Allocation Tags: Linked \
                  account doesn't have access to cost allocation tags.
              ce:ListCostCategoryDefinitions | AccessDeniedException | Linked account doesn't have access to cost \
                  category
            PERMISSION FAIL LINKED_ACCOUNT_DENIED
              ce:GetTags | ACCESS_DENIED | Linked account
              ce:GetSavingsPlansUtilization | AccessDeniedException | Linked account doesn't have access to \
                  savings plans
            PERMISSION FAIL RESOURCE_COST_NOT_ENABLED
              ce:GetCostAndUsageWithResources | AccessDeniedException ValidationException | resource-level
              ce:GetCostAndUsageWithResources | AccessDeniedException ValidationException | resource level
              ce:GetCostAndUsageWithResources | AccessDeniedException | granular data
              ce:GetCostAndUsageWithResources | DataUnavailableException
              ce:GetCostAndUsageWithResources | AccessDeniedException | Resource-level data is opt-in
            NO_DATA DROP_OLDEST COST_HISTORY_LIMIT
              ce:GetCostAndUsage | ValidationException | start date is too old
              ce:GetCostAndUsage | ValidationException | Start date is more than 14 days ago for hourly granularity.
              ce:GetCostAndUsageWithResources | ValidationException | start date is too old for hourly, the max \
                  supported days for hourly granularity is 14 days
              ce:GetCostAndUsage | ValidationException | You haven't enabled historical data beyond 14 months.
            INVALID_REQUEST RESTART_READ PAGE_TOKEN_REFUSED
              ce:GetCostAndUsage | InvalidNextTokenException RequestChangedException
            UNAVAILABLE RESTART_READ UNAVAILABLE
              ce:GetCostAndUsage | BillExpirationException
            THROTTLED RETRY THROTTLED
              ce:GetCostAndUsage | LimitExceededException | Rate
            INVALID_REQUEST RETRY CLOCK_SKEW
              ce:GetTags | InvalidSignatureException | Signature not yet current: …
            AUTHENTICATION REFRESH_CREDENTIALS CREDENTIALS_REJECTED
              ce:GetCostAndUsage | ExpiredTokenException UnrecognizedClientException
            PERMISSION FAIL ACCESS_DENIED
              ce:GetCostAndUsage | AccessDeniedException | User: arn:aws:sts::111122223333:assumed-role/X/y is not \
                  authorized to perform: ce:GetCostAndUsage
            NO_DATA TAKE_AS_EMPTY NO_DATA
              ce:GetReservationCoverage | DataUnavailableException
              ce:GetSavingsPlansUtilization | DataUnavailableException
              ce:GetCostForecast | DataUnavailableException
              ce:GetCostForecast | ValidationException | Insufficient amount of historical data
            NO_DATA FAIL NO_DATA
              ce:GetCostAndUsage | DataUnavailableException
            PERMISSION FAIL HOURLY_COST_NOT_ENABLED
              ce:GetCostAndUsage | ValidationException | You haven't enabled hourly granularity data.
            UNAVAILABLE FAIL BILLING_VIEW_UNHEALTHY
              ce:GetCostAndUsage | BillingViewHealthStatusException
            INVALID_REQUEST FAIL INVALID_REQUEST
              ce:GetCostAndUsage | ValidationException | Dimension X is not allowed
            """;

    private static final String ORGANIZATIONS = """
            PERMISSION FAIL ACCESS_DENIED
              organizations:ListAccounts | ACCESS_DENIED | is not authorized to perform: x
              organizations:ListAccounts | AccessDeniedException | User: x is not authorized to perform: \
                  organizations:ListAccounts
            PERMISSION NOT_APPLICABLE NOT_MANAGEMENT_ACCOUNT
              organizations:ListAccounts | ACCESS_DENIED
              organizations:ListAccounts | AccessDeniedException | You don't have permissions to access this resource.
            UNAVAILABLE RETRY UNAVAILABLE
              organizations:ListAccounts | ServiceException ConcurrentModificationException
            THROTTLED RETRY THROTTLED
              organizations:ListAccounts | TooManyRequestsException
            INVALID_REQUEST RESTART_READ PAGE_TOKEN_REFUSED
              organizations:ListAccounts | InvalidInputException | You specified an invalid value for NextToken.
            NO_DATA TAKE_AS_EMPTY ORGANIZATIONS_NOT_IN_USE
              organizations:DescribeOrganization | AWSOrganizationsNotInUseException | Your account is not a \
                  member of an organization.
            """;

    static Stream<ErrorAnswer> all() {
        return Stream.of(RESOURCES, STS, COST_EXPLORER, ORGANIZATIONS).flatMap(ErrorAnswer::parse);
    }

    private static Stream<ErrorAnswer> parse(String service) {
        Stream.Builder<ErrorAnswer> answers = Stream.builder();
        String[] meaning = {};
        for (String line : service.lines().toList()) {
            String[] parts = line.strip().replaceAll(" +", " ").split(" [|] ", 3);
            if (parts.length == 1) {
                meaning = line.split(" ", -1);
                continue;
            }
            String message = parts.length == 3 ? parts[2] : "";
            for (String code : codes(parts[1])) {
                answers.add(new ErrorAnswer(
                        parts[0],
                        code,
                        message,
                        ErrorKind.valueOf(meaning[0]),
                        Reaction.valueOf(meaning[1]),
                        new ProblemCode(meaning[2])));
            }
        }
        return answers.build();
    }

    private static List<String> codes(String written) {
        return Arrays.stream(written.split(" ", -1))
                .flatMap(code -> Arrays.stream(ALIKE.getOrDefault(code, code).split(" ", -1)))
                .toList();
    }

    /** Returns what the SDK throws for an error answer of AWS, or of a proxy, which has no code. */
    static AwsServiceException thrown(@Nullable String code, int status, @Nullable String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .requestId("4442587f-EXAMPLE")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Override
    public String toString() {
        return action + " " + code + " " + message;
    }
}
