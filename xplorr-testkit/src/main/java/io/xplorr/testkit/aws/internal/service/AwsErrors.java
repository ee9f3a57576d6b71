package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.access.AccessRequest;
import io.xplorr.testkit.aws.access.Denial;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import java.util.Map;

/** The errors that every service has, each with a code, a status and a text of its own. */
public final class AwsErrors {
    private AwsErrors() {}

    public static AwsError throttled(AwsService service) {
        return switch (service) {
            case EC2 -> new AwsError("RequestLimitExceeded", 503, "Request limit exceeded.");
            case COST_EXPLORER -> new AwsError("LimitExceededException", 400, "Rate limit exceeded");
            case ORGANIZATIONS -> new AwsError("TooManyRequestsException", 400, "Rate exceeded");
            case ELB_CLASSIC, ELB_V2 -> new AwsError("ThrottlingException", 400, "Rate exceeded");
            case STS, RDS, CLOUDWATCH -> new AwsError("Throttling", 400, "Rate exceeded");
        };
    }

    public static AwsError notSigned(AwsService service) {
        return switch (service) {
            case EC2 ->
                new AwsError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
            case COST_EXPLORER, ORGANIZATIONS ->
                new AwsError("MissingAuthenticationTokenException", 400, "Missing Authentication Token");
            default -> new AwsError("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
        };
    }

    /** The key is not known, or the region is not enabled: AWS says the same. */
    public static AwsError unknownKey(AwsService service) {
        return switch (service) {
            case EC2 ->
                new AwsError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
            case COST_EXPLORER, ORGANIZATIONS ->
                new AwsError(
                        "UnrecognizedClientException", 400, "The security token included in the request is invalid.");
            default ->
                new AwsError("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
        };
    }

    public static AwsError expired(AwsService service) {
        return switch (service) {
            case EC2 -> new AwsError("RequestExpired", 400, "Request has expired.");
            case COST_EXPLORER, ORGANIZATIONS ->
                new AwsError("ExpiredTokenException", 400, "The security token included in the request is expired");
            default -> new AwsError("ExpiredToken", 403, "The security token included in the request is expired");
        };
    }

    public static AwsError badSignature(AwsService service, String why) {
        String text = "The request signature we calculated does not match the signature you provided. Check your AWS "
                + "Secret Access Key and signing method. Consult the service documentation for details.";
        return switch (service) {
            case EC2 ->
                new AwsError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
            case COST_EXPLORER, ORGANIZATIONS ->
                new AwsError("InvalidSignatureException", 400, why.isEmpty() ? text : why);
            default -> new AwsError("SignatureDoesNotMatch", 403, why.isEmpty() ? text : why);
        };
    }

    /** The request was signed too long ago, or not yet, by the service's clock: EC2 says the same of an expired session. */
    public static AwsError skewed(AwsService service, String why) {
        return service == AwsService.EC2 ? expired(service) : badSignature(service, why);
    }

    public static AwsError denied(AwsService service, AccessRequest request, Denial denial) {
        String resource = request.resource().equals("*") ? "" : " on resource: " + request.resource();
        String text = "User: " + request.caller().arn() + " is not authorized to perform: " + request.action()
                + resource + " " + denial.reason();
        return switch (service) {
            case EC2 ->
                new AwsError("UnauthorizedOperation", 403, "You are not authorized to perform this operation. " + text);
            case COST_EXPLORER, ORGANIZATIONS -> new AwsError("AccessDeniedException", 400, text);
            default -> new AwsError("AccessDenied", 403, text);
        };
    }

    public static AwsError invalid(AwsService service, String text) {
        return switch (service) {
            case EC2, RDS -> new AwsError("InvalidParameterValue", 400, text);
            case COST_EXPLORER -> new AwsError("ValidationException", 400, text);
            case ORGANIZATIONS -> new AwsError("InvalidInputException", 400, text);
            case STS, ELB_CLASSIC, ELB_V2, CLOUDWATCH -> new AwsError("ValidationError", 400, text);
        };
    }

    public static AwsError unknownOperation(AwsService service, String operation) {
        return switch (service) {
            case COST_EXPLORER, ORGANIZATIONS -> new AwsError("UnknownOperationException", 400, "");
            default ->
                new AwsError("InvalidAction", 400, "The action " + operation + " is not valid for this web service.");
        };
    }

    /** The token of a page was not made by this operation for this caller. */
    static AwsError badToken(AwsService service) {
        return switch (service) {
            case EC2 ->
                new AwsError(
                        "InvalidPaginationToken", 400, "The specified pagination token is not valid or is expired.");
            case COST_EXPLORER -> new AwsError("InvalidNextTokenException", 400, "Invalid NextPageToken");
            case CLOUDWATCH -> new AwsError("InvalidNextToken", 400, "The next token specified is invalid.");
            case RDS -> new AwsError("InvalidParameterValue", 400, "Invalid value for marker");
            case ORGANIZATIONS ->
                new AwsError(
                        "InvalidInputException",
                        400,
                        "You specified an invalid value for NextToken.",
                        Map.of("Reason", "INVALID_NEXT_TOKEN"));
            case STS, ELB_CLASSIC, ELB_V2 -> new AwsError("ValidationError", 400, "Invalid marker");
        };
    }
}
