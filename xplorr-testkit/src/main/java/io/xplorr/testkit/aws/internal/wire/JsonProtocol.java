package io.xplorr.testkit.aws.internal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** JSON 1.0 and 1.1; they differ in the content type and in how an error names its type. */
final class JsonProtocol implements Protocol {
    private static final String REQUEST_ID = "x-amzn-RequestId";
    /** Errors of no service's model, as seen in answers of AWS: the name of their text begins with a small letter. */
    private static final Set<String> WITH_SMALL_LETTER = Set.of(
            "ExpiredTokenException",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "UnrecognizedClientException",
            "ValidationException");

    private final String contentType;
    private final boolean qualifiedTypes;

    private JsonProtocol(String contentType, boolean qualifiedTypes) {
        this.contentType = contentType;
        this.qualifiedTypes = qualifiedTypes;
    }

    static JsonProtocol version11() {
        return new JsonProtocol("application/x-amz-json-1.1", false);
    }

    /** The only service that we know with it, CloudWatch, also repeats the codes of its older query protocol. */
    static JsonProtocol version10() {
        return new JsonProtocol("application/x-amz-json-1.0", true);
    }

    @Override
    public Reply answer(AwsService service, String operation, Structure result, String requestId) {
        return Reply.of(200, contentType, REQUEST_ID, requestId, Json.write(result));
    }

    @Override
    public Reply error(AwsService service, AwsError error, String requestId) {
        String type = qualifiedTypes ? service.errorType(error.code()) : error.code();
        Structure body = new Structure()
                .put("__type", type)
                .put(WITH_SMALL_LETTER.contains(error.code()) ? "message" : "Message", error.text());
        error.details().forEach(body::put);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", contentType, REQUEST_ID, requestId));
        if (qualifiedTypes) {
            headers.put("x-amzn-query-error", error.code() + ";" + error.party());
        }
        return new Reply(error.status(), headers, Json.write(body));
    }

    @Override
    public AwsError unreadable() {
        return new AwsError("SerializationException", 400, "The body of the request could not be read");
    }
}
