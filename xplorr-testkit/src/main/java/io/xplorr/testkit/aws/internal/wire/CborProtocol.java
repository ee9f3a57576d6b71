package io.xplorr.testkit.aws.internal.wire;

import java.util.HashMap;
import java.util.Map;

/** Smithy RPC v2 with CBOR; clients refuse an answer without the header that names the protocol. */
final class CborProtocol implements Protocol {
    private static final String PROTOCOL = "rpc-v2-cbor";

    @Override
    public Reply answer(AwsService service, String operation, Structure result, String requestId) {
        return new Reply(200, headers(requestId), Cbor.write(result));
    }

    @Override
    public Reply error(AwsService service, AwsError error, String requestId) {
        Map<String, String> headers = headers(requestId);
        headers.put("x-amzn-query-error", error.code() + ";" + error.party());
        Structure body =
                new Structure().put("__type", service.errorType(error.code())).put("message", error.text());
        return new Reply(error.status(), headers, Cbor.write(body));
    }

    @Override
    public AwsError unreadable() {
        return new AwsError("SerializationException", 400, "The body of the request could not be read");
    }

    private static Map<String, String> headers(String requestId) {
        return new HashMap<>(
                Map.of("Content-Type", "application/cbor", "smithy-protocol", PROTOCOL, "x-amzn-RequestId", requestId));
    }
}
