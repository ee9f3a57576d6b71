package io.xplorr.testkit.aws.internal.wire;

import java.util.Map;

/** One HTTP answer. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply of(int status, String contentType, String requestIdHeader, String requestId, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType, requestIdHeader, requestId), body);
    }
}
