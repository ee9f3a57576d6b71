package io.xplorr.aws.internal.error;

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

import io.xplorr.aws.AwsProblems;
import io.xplorr.sync.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The error codes of AWS and what each means; the first row that fits counts. Codes are the same for all protocols here:
 * JSON services write {@code AccessDeniedException} where XML ones write {@code AccessDenied}.
 *
 * <p>Sources: AWS's service models, EC2 "Error codes", and messages seen; the code decides, never the HTTP status, which
 * differs between services for one and the same thing.
 */
final class ErrorTable {
    static final Verdict THROTTLE = new Verdict(
            THROTTLED,
            RETRY,
            ProblemCode.THROTTLED,
            "AWS refused the call for coming too fast",
            "Nothing, if it is rare. If not: sync less often, or lower the rate of this action, as other programs use"
                    + " the same quota of the account.");
    static final Verdict BROKEN =
            new Verdict(UNAVAILABLE, RETRY, ProblemCode.UNAVAILABLE, "AWS answered with an error of its own", "");
    static final Verdict DENIED = new Verdict(PERMISSION, FAIL, ProblemCode.ACCESS_DENIED, "", "");
    static final Verdict REGION_OFF = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.REGION_NOT_ENABLED,
            "The account does not use this region, or we cannot tell",
            "1. Allow ec2:DescribeRegions, so that only enabled regions are asked. 2. If the region is in use: enable it"
                    + " for the account. 3. If not: exclude it (excludedRegions of the connection).");
    private static final Verdict EXPIRED = new Verdict(
            AUTHENTICATION,
            REFRESH_CREDENTIALS,
            ProblemCode.CREDENTIALS_REJECTED,
            "The session has expired, and a new one as well",
            "1. Check this machine's clock against a time server. 2. Check whether sessions of the role are being"
                    + " revoked. 3. For a temporary access key: hand in a new one.");
    private static final Verdict REJECTED = new Verdict(
            AUTHENTICATION,
            REFRESH_CREDENTIALS,
            ProblemCode.CREDENTIALS_REJECTED,
            "AWS does not accept the credentials",
            "1. Check that the access key exists and is active, or that the role exists. 2. Hand in a new key, or create"
                    + " the stack anew with the same external ID.");
    private static final Verdict WRONG_SECRET = new Verdict(
            AUTHENTICATION,
            FAIL,
            ProblemCode.CREDENTIALS_REJECTED,
            "The secret does not belong to the access key",
            "Hand in the access key again, without blanks or line breaks around the secret.");
    // Ours to mend, so that no customer's connection is taken for broken.
    private static final Verdict OWN_REJECTED = new Verdict(
            INVALID_REQUEST,
            FAIL,
            AwsProblems.OWN_CREDENTIALS_REJECTED,
            "AWS does not accept our own identity, with which we assume roles",
            "1. Check the credentials that this program runs with (credentialsProvider of AwsProvider). 2. Check this"
                    + " machine's clock. The customer has nothing to do.");
    private static final Verdict SKEWED = new Verdict(
            INVALID_REQUEST,
            RETRY,
            AwsProblems.CLOCK_SKEW,
            "This machine's clock is off by more than AWS accepts",
            "Set this machine's clock by a time server.");
    private static final Verdict ASSUME_DENIED = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.ASSUME_ROLE_DENIED,
            "STS refused to let us assume the role; it does not say why",
            "In order of likelihood: 1. The role does not exist: check its ARN and that the stack is there. 2. Its trust"
                    + " policy names another principal than ours. 3. Its external ID is another one: compare it with the"
                    + " connection's. 4. Our own identity is not allowed sts:AssumeRole on it. 5. A policy of the"
                    + " customer's organisation denies it. A role that is a minute old may need another minute.");
    private static final Verdict DURATION = new Verdict(
            INVALID_REQUEST,
            FAIL,
            AwsProblems.SESSION_DURATION_REFUSED,
            "The role does not allow a session as long as the connection asks for",
            "Lower the connection's session duration to at most the role's maximum; one hour where our own identity is"
                    + " a role itself.");
    private static final Verdict STS_OFF = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.STS_REGION_DISABLED,
            "STS is switched off in our home region for the role's account",
            "Activate the region for STS in the account settings of the customer's IAM, or set another home region;"
                    + " us-east-1 is always on.");
    private static final Verdict BAD_POLICY = new Verdict(
            INVALID_REQUEST,
            FAIL,
            ProblemCode.INVALID_REQUEST,
            "STS refused the policy that narrows the session",
            "Please report this.");
    private static final Verdict COST_EXPLORER_OFF = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.COST_EXPLORER_NOT_ENABLED,
            "Nobody has opened Cost Explorer in the account yet; there is no API to switch it on",
            "1. Sign in to the account (its management account, if it has one) and open Cost Explorer once. 2. Wait 24"
                    + " hours for the current month, and a few days for the rest. 3. If it is on: let IAM roles access"
                    + " billing information in the account settings, as its root user.");
    private static final Verdict LINKED = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.LINKED_ACCOUNT_DENIED,
            "The payer does not let its member accounts see this",
            "Connect the management account and read it there; or let linked accounts access it in the management"
                    + " account's Cost Explorer preferences; or leave the dataset out for this connection.");
    private static final Verdict NOT_MANAGEMENT = new Verdict(
            PERMISSION,
            NOT_APPLICABLE,
            AwsProblems.NOT_MANAGEMENT_ACCOUNT,
            "Only the management account of the organisation, or one that it delegated this to, may ask",
            "Nothing to do if the management account is connected as well: it is read there. If not, connect it. If this"
                    + " was the management account until now, see who the bill goes to.");
    private static final Verdict ALONE = new Verdict(
            NO_DATA, TAKE_AS_EMPTY, AwsProblems.ORGANIZATIONS_NOT_IN_USE, "The account is in no organisation", "");
    private static final Verdict NONE = new Verdict(
            NO_DATA,
            TAKE_AS_EMPTY,
            ProblemCode.NO_DATA,
            "There is none in the account, or AWS does not have it yet",
            "");
    private static final Verdict NO_COST = new Verdict(
            NO_DATA,
            FAIL,
            ProblemCode.NO_DATA,
            "Cost Explorer has no data for the time asked for",
            "If Cost Explorer was switched on less than 24 hours ago, wait; the next sync reads it.");
    private static final Verdict TOO_OLD = new Verdict(
            NO_DATA,
            DROP_OLDEST,
            AwsProblems.COST_HISTORY_LIMIT,
            "Cost Explorer does not go back that far",
            "Ask for less history; or switch on multi-year data at monthly granularity in the management account's Cost"
                    + " Explorer preferences.");
    private static final Verdict NO_RESOURCES = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.RESOURCE_COST_NOT_ENABLED,
            "The account has not opted in to resource-level cost",
            "1. In the management account open Billing, Cost Management preferences, Cost Explorer. 2. Switch on"
                    + " resource-level data at daily granularity. 3. Wait up to 48 hours.");
    private static final Verdict NO_HOURS = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.HOURLY_COST_NOT_ENABLED,
            "The account has not opted in to hourly cost",
            "1. In the management account open Billing, Cost Management preferences, Cost Explorer. 2. Switch on hourly"
                    + " data, which AWS bills. 3. Wait up to 48 hours.");
    private static final Verdict TOKEN = new Verdict(
            INVALID_REQUEST, RESTART_READ, ProblemCode.PAGE_TOKEN_REFUSED, "AWS no longer knows the page token", "");
    private static final Verdict REPORT_EXPIRED = new Verdict(
            UNAVAILABLE,
            RESTART_READ,
            ProblemCode.UNAVAILABLE,
            "The report that Cost Explorer was asked for has expired, and a new one as well",
            "Nothing to do: the next sync asks again.");
    private static final Verdict VIEW = new Verdict(
            UNAVAILABLE,
            FAIL,
            AwsProblems.BILLING_VIEW_UNHEALTHY,
            "The billing view that cost is read from is not healthy",
            "Look at the state of the billing view in the management account; the next sync tries again.");
    private static final Verdict NOT_READY = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.ACCOUNT_NOT_READY,
            "The account is not signed up for the service",
            "Finish the account's registration (payment method, phone number), or exclude the region"
                    + " (excludedRegions of the connection).");
    private static final Verdict BLOCKED = new Verdict(
            PERMISSION,
            FAIL,
            AwsProblems.ACCOUNT_BLOCKED,
            "AWS has blocked the account, or is still verifying it",
            "The account's owner has to ask AWS Support.");
    private static final Verdict WRONG = new Verdict(
            INVALID_REQUEST,
            FAIL,
            ProblemCode.INVALID_REQUEST,
            "AWS refused the request as wrong",
            "Check the settings that the request was made from, such as a breakdown's keys; if there are none, please"
                    + " report this.");

    private static final Set<String> ACCESS_DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");
    private static final Set<String> BAD_ARGUMENT =
            Set.of("ValidationError", "InvalidParameterValue", "InvalidInputException");
    private static final Set<String> BAD_KEY = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "AuthFailure",
            "InvalidAccessKeyId",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException");
    private static final Set<String> EXPIRY =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> BAD_SIGNATURE = Set.of(
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "IncompleteSignatureException");

    static final List<Row> ROWS = List.of(
            row("", THROTTLE, "Throttling", "ThrottlingException", "ThrottledException", "RequestLimitExceeded"),
            row("", THROTTLE, "TooManyRequestsException", "RequestThrottled", "RequestThrottledException", "SlowDown"),
            row("", THROTTLE, "DependencyThrottle", "BandwidthLimitExceeded", "EC2ThrottledException"),
            row("ce:", THROTTLE, "LimitExceededException"),
            row("", SKEWED, "RequestTimeTooSkewed", "RequestInTheFuture"),
            row("", SKEWED, BAD_SIGNATURE, "signature expired"),
            row("", SKEWED, BAD_SIGNATURE, "signature not yet current"),
            row("sts:AssumeRole", ASSUME_DENIED, ACCESS_DENIED, ""),
            row("sts:AssumeRole", OWN_REJECTED, BAD_KEY, ""),
            row("sts:AssumeRole", OWN_REJECTED, EXPIRY, ""),
            row("sts:AssumeRole", OWN_REJECTED, BAD_SIGNATURE, ""),
            row("sts:AssumeRole", DURATION, Set.of("ValidationError"), "durationseconds"),
            row("sts:AssumeRole", BAD_POLICY, "PackedPolicyTooLarge", "MalformedPolicyDocument"),
            row("sts:", STS_OFF, "RegionDisabledException"),
            row("", EXPIRED, EXPIRY, ""),
            row("", WRONG_SECRET, BAD_SIGNATURE, ""),
            row("", REJECTED, BAD_KEY, ""),
            row("", NOT_READY, "OptInRequired", "SubscriptionRequiredException"),
            row("", BLOCKED, "Blocked", "PendingVerification"),
            row("ce:", COST_EXPLORER_OFF, ACCESS_DENIED, "not enabled for cost explorer"),
            row("ce:ListCostAllocationTags", NOT_MANAGEMENT, ACCESS_DENIED, "linked account"),
            row("ce:ListCostCategory", NOT_MANAGEMENT, ACCESS_DENIED, "linked account"),
            row("ce:DescribeCostCategory", NOT_MANAGEMENT, ACCESS_DENIED, "linked account"),
            row("ce:", LINKED, ACCESS_DENIED, "linked account"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, "DataUnavailableException"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, Set.of("AccessDeniedException"), "resource-level"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, Set.of("AccessDeniedException"), "resource level"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, Set.of("AccessDeniedException"), "granular"),
            row("ce:GetCostAndUsageWithResources", TOO_OLD, Set.of("ValidationException"), "too old"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, Set.of("ValidationException"), "resource-level"),
            row("ce:GetCostAndUsageWithResources", NO_RESOURCES, Set.of("ValidationException"), "resource level"),
            row("ce:GetReservation", NONE, "DataUnavailableException"),
            row("ce:GetSavingsPlans", NONE, "DataUnavailableException"),
            row("ce:GetCostForecast", NONE, "DataUnavailableException"),
            row("ce:GetCostForecast", NONE, Set.of("ValidationException"), "historical data"),
            row("ce:", NO_COST, "DataUnavailableException"),
            row("ce:", TOO_OLD, Set.of("ValidationException"), "historical data beyond"),
            row("ce:", TOO_OLD, Set.of("ValidationException"), "too old"),
            row("ce:", TOO_OLD, Set.of("ValidationException"), "days ago"),
            row("ce:", NO_HOURS, Set.of("ValidationException"), "enabled hourly"),
            row("ce:", TOKEN, "InvalidNextTokenException", "RequestChangedException"),
            row("ce:", REPORT_EXPIRED, "BillExpirationException"),
            row("", TOKEN, "InvalidPaginationToken", "InvalidNextToken", "InvalidNextTokenException"),
            row("", TOKEN, BAD_ARGUMENT, "marker"),
            row("", TOKEN, BAD_ARGUMENT, "nexttoken"),
            row("ec2:", TOKEN, Set.of("InvalidParameterValue"), "pagination token"),
            row("ce:", VIEW, "BillingViewHealthStatusException"),
            row("organizations:", DENIED, ACCESS_DENIED, "not authorized to perform"),
            row("organizations:", NOT_MANAGEMENT, ACCESS_DENIED, ""),
            row("organizations:", ALONE, "AWSOrganizationsNotInUseException"),
            row("organizations:", BROKEN, "ServiceException", "ConcurrentModificationException"),
            row("", DENIED, ACCESS_DENIED, ""),
            row("", BROKEN, "Unavailable", "ServiceUnavailable", "ServiceUnavailableException"),
            row("", BROKEN, "InternalError", "InternalFailure", "InternalServiceError", "InternalServiceFault"),
            row("", BROKEN, "InternalServerError", "InternalServerException", "InternalServerErrorException"),
            row("", BROKEN, "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"),
            row("", WRONG, BAD_ARGUMENT, ""),
            row("", WRONG, "ValidationException", "InvalidParameter"),
            row("", WRONG, "InvalidParameterCombination", "InvalidParameterValueException", "MissingParameter"),
            row("", WRONG, "InvalidParameterCombinationException", "MissingRequiredParameterException"),
            row("", WRONG, "UnsupportedAPIEndpointException", "UnknownOperationException"),
            row("", WRONG, "InvalidAction", "MalformedQueryString", "SerializationException"),
            row("", WRONG, "UnresolvableUsageUnitException", "ResourceNotFoundException", "LoadBalancerNotFound"),
            row("", WRONG, "DBInstanceNotFound"));

    private ErrorTable() {}

    static Optional<Verdict> find(String action, String code, String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.fits(action, code, text))
                .findFirst()
                .map(Row::verdict);
    }

    private static Row row(String actionPrefix, Verdict verdict, String... codes) {
        return row(actionPrefix, verdict, Set.of(codes), "");
    }

    private static Row row(String actionPrefix, Verdict verdict, Set<String> codes, String fragment) {
        return new Row(actionPrefix, codes, fragment, verdict);
    }

    /**
     * One row.
     *
     * @param actionPrefix how the action begins; empty for all
     * @param codes the error codes
     * @param fragment what the message holds, in lower case; empty for anything
     */
    record Row(String actionPrefix, Set<String> codes, String fragment, Verdict verdict) {
        boolean fits(String action, String code, String lowerCaseMessage) {
            return action.startsWith(actionPrefix) && codes.contains(code) && lowerCaseMessage.contains(fragment);
        }
    }
}
