package io.xplorr.aws.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * An HTTP client that logs nothing of what it sends or receives, at any level: requests carry session tokens, and the answer of
 * {@code AssumeRole} carries whole credentials. It is Apache's client on {@link SilentConnection}, without retries, redirects or
 * cookies; proxy, trust and key stores are those of the JVM's system properties. Thread-safe.
 */
public final class SilentHttpClient implements SdkHttpClient {
    private static final int CONNECTIONS = 1100; // no bound: the engine's, on the calls under way, is below it
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(60);

    private final CloseableHttpClient http;

    private SilentHttpClient(CloseableHttpClient http) {
        this.http = http;
    }

    /** Returns a client that gives up connecting after 5 s, and listening to silence after 30 s. */
    public static SilentHttpClient create() {
        return listening(SILENCE);
    }

    /** Returns a client that gives up connecting after 5 s, and listening to silence after so long. */
    public static SilentHttpClient listening(Duration silence) {
        Timeout timeout = Timeout.of(silence);
        return new SilentHttpClient(HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setConnectionFactory(socket -> new SilentConnection())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(timeout)
                                .setTcpNoDelay(true)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setConnectionKeepAlive(LONGEST_IDLE)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .evictExpiredConnections()
                .evictIdleConnections(LONGEST_IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest head = request.httpRequest();
        HttpUriRequestBase apache = new HttpUriRequestBase(head.method().name(), head.getUri());
        head.forEachHeader((name, values) -> {
            if (!isFraming(name)) {
                values.forEach(value -> apache.addHeader(name, value));
            }
        });
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (request.contentStreamProvider().isPresent()) {
                    apache.setEntity(new ByteArrayEntity(
                            bytes(request.contentStreamProvider().get()), null));
                }
                HttpHost host = new HttpHost(head.protocol(), head.host(), head.port());
                return answer(http.executeOpen(host, apache, null), apache);
            }

            @Override
            public void abort() {
                apache.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return "xplorr";
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    // Apache writes these itself, from the entity, and refuses those of others.
    private static boolean isFraming(String header) {
        return header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
                || header.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING);
    }

    // Our requests are small; in one piece they can be sent again to a proxy that asks who we are.
    private static byte[] bytes(ContentStreamProvider content) throws IOException {
        try (InputStream stream = content.newStream()) {
            return stream.readAllBytes();
        }
    }

    private static HttpExecuteResponse answer(ClassicHttpResponse answer, HttpUriRequestBase request)
            throws IOException {
        SdkHttpFullResponse.Builder head =
                SdkHttpFullResponse.builder().statusCode(answer.getCode()).statusText(answer.getReasonPhrase());
        for (Header header : answer.getHeaders()) {
            head.appendHeader(header.getName(), header.getValue());
        }
        HttpExecuteResponse.Builder response = HttpExecuteResponse.builder().response(head.build());
        if (answer.getEntity() == null) {
            answer.close();
            return response.build();
        }
        return response.responseBody(
                        AbortableInputStream.create(answer.getEntity().getContent(), request::abort))
                .build();
    }
}
