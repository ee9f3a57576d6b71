package io.xplorr.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fake AWS in another process has counted. */
final class FakeCalls {
    private static final Pattern SPEND = Pattern.compile("\"spend\"\\s*:\\s*\"?([0-9.]+)");

    private final URI calls;

    FakeCalls(URI endpoint) {
        this.calls = endpoint.resolve("/_xplorr/calls");
    }

    void forget() {
        send(HttpRequest.newBuilder(calls).DELETE().build());
    }

    /** Returns what AWS would bill, in US dollars. */
    BigDecimal spend() {
        String told = send(HttpRequest.newBuilder(calls).build());
        Matcher spend = SPEND.matcher(told);
        if (!spend.find()) {
            throw new IllegalStateException("the fake AWS tells no spend");
        }
        return new BigDecimal(spend.group(1));
    }

    private static String send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
