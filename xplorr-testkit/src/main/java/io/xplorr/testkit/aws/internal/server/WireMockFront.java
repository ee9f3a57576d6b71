package io.xplorr.testkit.aws.internal.server;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.aws.internal.wire.HttpCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The HTTP server: one stub that matches all, whose answers the {@link Gateway} and the {@link Administration} make. What shall go wrong with an
 * answer on the wire is left for the {@link Relay} under a number that a header of the answer names.
 */
public final class WireMockFront implements AutoCloseable {
    static final String FAULTS_HEADER = "x-fake-aws-faults";
    private static final int THREADS = 32;
    private static final long IDLE_MILLIS = 1_500_000; // longer than clients keep theirs: none is closed as it is used

    private final WireMockServer server;
    private final Map<String, List<Fault>> pending = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public WireMockFront(Gateway gateway, Administration administration) {
        this.server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(THREADS)
                .jettyIdleTimeout(IDLE_MILLIS)
                .disableRequestJournal()
                .gzipDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER) // the relay counts bytes
                .extensionScanningEnabled(false)
                .httpServerFactory(FormBlindServer::new)
                .extensions(new Transformer(gateway, administration)));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        server.start();
    }

    public int port() {
        return server.port();
    }

    /** Takes the faults that an answer's header names. */
    List<Fault> takeFaults(String number) {
        List<Fault> faults = pending.remove(number);
        return faults == null ? List.of() : faults;
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Transformer implements ResponseTransformerV2 {
        private final Gateway gateway;
        private final Administration administration;

        Transformer(Gateway gateway, Administration administration) {
            this.gateway = gateway;
            this.administration = administration;
        }

        @Override
        public String getName() {
            return "fake-aws";
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            HttpCall call = read(event.getRequest());
            Gateway.Delivery delivery = administration
                    .handle(call)
                    .map(reply -> new Gateway.Delivery(reply, List.of()))
                    .orElseGet(() -> gateway.handle(call));
            List<HttpHeader> headers = new ArrayList<>();
            delivery.reply().headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
            if (!delivery.faults().isEmpty()) {
                String number = String.valueOf(numbers.incrementAndGet());
                pending.put(number, delivery.faults());
                headers.add(new HttpHeader(FAULTS_HEADER, number));
            }
            return Response.Builder.like(response)
                    .but()
                    .status(delivery.reply().status())
                    .headers(new HttpHeaders(headers))
                    .body(delivery.reply().body())
                    .build();
        }

        private static HttpCall read(Request request) {
            Map<String, String> headers = new HashMap<>();
            for (HttpHeader header : request.getHeaders().all()) {
                headers.put(header.key().toLowerCase(Locale.ROOT), String.join(",", header.values()));
            }
            return new HttpCall(
                    request.getMethod().getName(),
                    request.getUrl().replaceFirst("\\?.*", ""),
                    headers,
                    request.getBody());
        }
    }
}
