package io.xplorr.aws.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Hands requests on, and remembers what each AssumeRole among them asked for. Thread-safe. */
final class RecordedAssumptions implements SdkHttpClient {
    private final SdkHttpClient http;
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

    RecordedAssumptions(SdkHttpClient http) {
        this.http = http;
    }

    /** Returns the parameters of every AssumeRole so far, in order. */
    List<Map<String, String>> all() {
        return List.copyOf(requests);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        request.contentStreamProvider().map(RecordedAssumptions::text).ifPresent(body -> {
            if (body.startsWith("Action=AssumeRole&")) {
                requests.add(parameters(body));
            }
        });
        return http.prepareRequest(request);
    }

    @Override
    public void close() {
        http.close();
    }

    private static String text(ContentStreamProvider body) {
        try (InputStream stream = body.newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Stream.of(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
