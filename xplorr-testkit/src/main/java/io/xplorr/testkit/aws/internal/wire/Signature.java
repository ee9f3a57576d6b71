package io.xplorr.testkit.aws.internal.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a SigV4 {@code Authorization} header says: who asks, of which region and service, and the proof. */
public record Signature(
        String accessKeyId,
        String date,
        String region,
        String service,
        List<String> signedHeaders,
        String value,
        Optional<String> sessionToken) {
    private static final Pattern HEADER = Pattern.compile("AWS4-HMAC-SHA256\\s+Credential=([^/,\\s]+)/(\\d{8})/([^/]+)/"
            + "([^/]+)/aws4_request,\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]+)\\s*");

    static Optional<Signature> of(HttpCall call) {
        return call.header("authorization")
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(header -> new Signature(
                        header.group(1),
                        header.group(2),
                        header.group(3),
                        header.group(4),
                        List.of(header.group(5).split(";", -1)),
                        header.group(6),
                        call.header("x-amz-security-token")));
    }

    public String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
