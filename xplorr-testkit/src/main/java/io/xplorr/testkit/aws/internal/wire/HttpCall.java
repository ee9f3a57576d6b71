package io.xplorr.testkit.aws.internal.wire;

import java.util.Map;
import java.util.Optional;

/** One HTTP request; the names of its headers are in lower case. */
public record HttpCall(String method, String path, Map<String, String> headers, byte[] body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
