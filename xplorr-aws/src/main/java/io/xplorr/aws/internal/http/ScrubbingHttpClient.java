package io.xplorr.aws.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Takes secrets out of the errors that AWS answers with, which may echo what they were sent, before the SDK reads them: it
 * logs each one at DEBUG and puts it into exceptions. Thread-safe.
 */
public final class ScrubbingHttpClient extends AnswerFilter {
    private static final int ERRORS_FROM = 400;
    private static final int LONGEST = 64 * 1024; // what an error has beyond is no text for a person
    private static final Charset BYTES = StandardCharsets.ISO_8859_1; // keeps all bytes of whatever charset it is

    private final Scrubber scrubber;

    public ScrubbingHttpClient(SdkHttpClient delegate, Scrubber scrubber) {
        super(delegate);
        this.scrubber = scrubber;
    }

    @Override
    HttpExecuteResponse answer(ExecutableHttpRequest request) throws IOException {
        HttpExecuteResponse answer = request.call();
        boolean error = answer.httpResponse().statusCode() >= ERRORS_FROM;
        if (!error || answer.responseBody().isEmpty() || isBinary(answer)) {
            return answer;
        }
        try (AbortableInputStream body = answer.responseBody().get()) {
            String text = new String(body.readNBytes(LONGEST), BYTES);
            byte[] clean = scrubber.scrub(text).getBytes(BYTES);
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(clean)))
                    .build();
        }
    }

    // CBOR tells the length of each text before it.
    private static boolean isBinary(HttpExecuteResponse answer) {
        return answer.httpResponse()
                .firstMatchingHeader("Content-Type")
                .filter(type -> type.contains("cbor"))
                .isPresent();
    }
}
