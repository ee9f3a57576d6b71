package io.xplorr.aws.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

@Timeout(60)
class SilentHttpClientTest {
    private final SilentHttpClient http = SilentHttpClient.listening(Duration.ofMillis(500));
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> heard = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.stop(0);
    }

    @Test
    void call_request_arrivesAsItWasSigned() throws IOException {
        SdkHttpRequest request = post("/a%20path?x=1").toBuilder()
                .putHeader("Host", "signed.example:1234")
                .putHeader("Authorization", "AWS4-HMAC-SHA256 …")
                .putHeader("X-Amz-Date", "20261102T030405Z")
                .putHeader("Content-Length", "7")
                .putHeader("Transfer-Encoding", "chunked")
                .build();

        read(request, "payload");

        HttpExchange received = heard.get(0);
        assertThat(bodies).containsExactly("payload");
        assertThat(received.getRequestMethod()).isEqualTo("POST");
        assertThat(received.getRequestURI()).hasToString("/a%20path?x=1");
        assertThat(received.getRequestHeaders().get("Host")).containsExactly("signed.example:1234");
        assertThat(received.getRequestHeaders().get("X-Amz-Date")).containsExactly("20261102T030405Z");
        assertThat(received.getRequestHeaders().get("Content-Length")).containsExactly("7");
        assertThat(received.getRequestHeaders())
                .as("nothing but what the SDK sends and HTTP demands")
                .doesNotContainKeys("Transfer-Encoding", "User-Agent", "Accept-Encoding", "Cookie", "Upgrade");
    }

    @Test
    void call_answer_isPassedOnWithStatusHeadersAndBody() throws IOException {
        HttpExecuteResponse answer =
                http.prepareRequest(request(post("/teapot"), "x")).call();

        assertThat(answer.httpResponse().statusCode()).isEqualTo(418);
        assertThat(answer.httpResponse().firstMatchingHeader("x-amzn-requestid"))
                .hasValue("0a1b");
        try (InputStream body = answer.responseBody().orElseThrow()) {
            assertThat(body).hasContent("short and stout");
        }
    }

    @Test
    void call_answersWithoutBody_areEmpty() throws IOException {
        assertThat(read(post("/empty"), "x")).isEmpty();
        assertThat(read(post("/nothing"), "x")).isEmpty();
    }

    @Test
    void call_redirect_isNotFollowed() throws IOException {
        assertThat(http.prepareRequest(request(post("/elsewhere"), "x"))
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(307);
        assertThat(heard).hasSize(1);
    }

    @Test
    void call_oneAfterAnother_shareAConnection() throws IOException {
        for (int i = 0; i < 5; i++) {
            read(post("/teapot"), "x");
        }

        assertThat(connections).hasSize(1);
    }

    @Test
    void call_silence_isNotListenedToForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SdkHttpRequest request =
                    post("/").toBuilder().port(silent.getLocalPort()).build();

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> http.prepareRequest(request(request, "x")).call());
        }
    }

    @Test
    void call_answerCutShort_fails() throws IOException {
        HttpExecuteResponse answer =
                http.prepareRequest(request(post("/cut"), "x")).call();

        assertThatThrownBy(() -> answer.responseBody().orElseThrow().readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void call_closedClient_fails() {
        http.close();

        assertThatThrownBy(() -> http.prepareRequest(request(post("/"), "x")).call())
                .isInstanceOfAny(IOException.class, IllegalStateException.class);
    }

    private String read(SdkHttpRequest request, String body) throws IOException {
        HttpExecuteResponse answer = http.prepareRequest(request(request, body)).call();
        if (answer.responseBody().isEmpty()) {
            return "";
        }
        try (InputStream stream = answer.responseBody().get()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteRequest request(SdkHttpRequest head, String body) {
        return HttpExecuteRequest.builder()
                .request(head)
                .contentStreamProvider(ContentStreamProvider.fromUtf8String(body))
                .build();
    }

    private SdkHttpRequest post(String path) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            heard.add(exchange);
            connections.add(exchange.getRemoteAddress());
            exchange.getResponseHeaders().add("x-amzn-RequestId", "0a1b");
            switch (exchange.getRequestURI().getPath()) {
                case "/empty" -> exchange.sendResponseHeaders(200, -1);
                case "/nothing" -> exchange.sendResponseHeaders(204, -1);
                case "/elsewhere" -> {
                    exchange.getResponseHeaders().add("Location", "/teapot");
                    exchange.sendResponseHeaders(307, -1);
                }
                case "/cut" -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('s');
                    exchange.getResponseBody().flush(); // some JDKs send the head with the first bytes only
                }
                default -> {
                    byte[] body = "short and stout".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(418, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }
}
