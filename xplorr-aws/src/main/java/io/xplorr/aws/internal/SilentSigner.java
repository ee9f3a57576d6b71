package io.xplorr.aws.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests with AWS Signature Version 4 and logs nothing: the SDK's own signer prints what it signs at DEBUG, and so each
 * session token. Knows what our services need, which is headers and small bodies. Thread-safe.
 *
 * <p>Source: IAM User Guide, "Create a signed AWS API request" (read November 2026).
 */
final class SilentSigner implements HttpSigner<AwsCredentialsIdentity> {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    // What is on the way may change these.
    private static final Set<String> UNSIGNED =
            Set.of("connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
        AwsCredentialsIdentity identity = request.identity();
        ZonedDateTime now = ZonedDateTime.now(request.requireProperty(HttpSigner.SIGNING_CLOCK, Clock.systemUTC())
                .withZone(ZoneOffset.UTC));
        String payload = hex(sha256(bytes(request.payload().orElse(null))));
        SdkHttpRequest.Builder signed = request.request().toBuilder()
                .putHeader("Host", host(request.request()))
                .putHeader("X-Amz-Date", TIME.format(now))
                .putHeader("x-amz-content-sha256", payload);
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            signed.putHeader("X-Amz-Security-Token", session.sessionToken().trim());
        }
        SortedMap<String, String> headers = canonicalHeaders(signed);
        String names = String.join(";", headers.keySet());
        List<String> scopes = List.of(
                DAY.format(now),
                request.requireProperty(AwsV4HttpSigner.REGION_NAME),
                request.requireProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME),
                "aws4_request");
        String scope = String.join("/", scopes);
        String toSign = String.join(
                "\n",
                ALGORITHM,
                TIME.format(now),
                scope,
                hex(sha256(canonical(request.request(), headers, names, payload).getBytes(UTF_8))));
        String signature = hex(hmac(key(identity, scopes), toSign));
        signed.putHeader(
                "Authorization",
                ALGORITHM + " Credential=" + identity.accessKeyId().trim() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return SignedRequest.builder()
                .request(signed.build())
                .payload(request.payload().orElse(null))
                .build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
        return CompletableFuture.failedFuture(new IllegalStateException("our clients are synchronous"));
    }

    private static String host(SdkHttpRequest request) {
        return SdkHttpUtils.isUsingStandardPort(request.protocol(), request.port())
                ? request.host()
                : request.host() + ":" + request.port();
    }

    private static SortedMap<String, String> canonicalHeaders(SdkHttpRequest.Builder request) {
        SortedMap<String, String> headers = new TreeMap<>();
        request.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!UNSIGNED.contains(lower)) {
                headers.put(
                        lower,
                        values.stream()
                                .map(value -> value.trim().replaceAll("\\s+", " "))
                                .collect(Collectors.joining(",")));
            }
        });
        return headers;
    }

    private static String canonical(
            SdkHttpRequest request, SortedMap<String, String> headers, String names, String payload) {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.method().name(), path(request), query(request), lines, names, payload);
    }

    // Encoded twice: once in the request, once more for the signature (all services but S3).
    private static String path(SdkHttpRequest request) {
        String path = request.getUri().normalize().getRawPath();
        return path.isEmpty() ? "/" : SdkHttpUtils.urlEncodeIgnoreSlashes(path);
    }

    private static String query(SdkHttpRequest request) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        request.forEachRawQueryParameter((name, values) -> {
            if (!name.isEmpty()) { // the SDK does not send these
                parameters.put(
                        SdkHttpUtils.urlEncode(name),
                        values.stream()
                                .map(value -> value == null ? "" : SdkHttpUtils.urlEncode(value))
                                .sorted()
                                .toList());
            }
        });
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static byte[] key(AwsCredentialsIdentity identity, List<String> scopes) {
        byte[] key = ("AWS4" + identity.secretAccessKey().trim()).getBytes(UTF_8);
        for (String part : scopes) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] bytes(@Nullable ContentStreamProvider payload) {
        if (payload == null) {
            return new byte[0];
        }
        try (InputStream stream = payload.newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
