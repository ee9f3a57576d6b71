package io.xplorr.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** The SDK's own signer is the referee: both must put the same headers on the same request. */
class SilentSignerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T03:04:05.678Z"), ZoneOffset.UTC);
    private static final AwsCredentialsIdentity KEY =
            AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final AwsCredentialsIdentity SESSION = AwsSessionCredentialsIdentity.create(
            "ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2VjE//+/==");

    @Test
    void sign_formBody_signsAsTheSdkDoes() {
        assertSignedAlike(
                KEY, post("https://ec2.eu-west-1.amazonaws.com/"), "Action=DescribeRegions&Version=2016-11-15");
    }

    @Test
    void sign_sessionCredentials_signTheTokenToo() {
        SdkHttpRequest signed =
                assertSignedAlike(SESSION, post("https://ce.us-east-1.amazonaws.com/"), "{\"Metrics\":[\"é\"]}");

        assertThat(signed.firstMatchingHeader("X-Amz-Security-Token")).hasValue("IQoJb3JpZ2luX2VjE//+/==");
        assertThat(signed.firstMatchingHeader("Authorization").orElseThrow()).contains("x-amz-security-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://localhost:80",
                "https://localhost:443/",
                "https://localhost:8443/gateway/aws/",
                "https://monitoring.us-east-1.amazonaws.com/service/GraniteServiceVersion20100801/operation/GetMetricData",
                "https://localhost/a%20path/with%2Fslashes/../and/./dots"
            })
    void sign_address_signsAsTheSdkDoes(String address) {
        assertSignedAlike(SESSION, post(address), "body");
    }

    @Test
    void sign_noBody_signsAsTheSdkDoes() {
        SdkHttpRequest request = post("https://sts.amazonaws.com/").toBuilder()
                .method(SdkHttpMethod.GET)
                .build();

        assertThat(sign(new SilentSigner(), KEY, request, null).headers())
                .isEqualTo(sign(AwsV4HttpSigner.create(), KEY, request, null).headers());
    }

    /** Random methods, paths, parameters, headers and bodies, from a printed seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20261128})
    void sign_anyRequest_signsAsTheSdkDoes(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            SdkHttpRequest.Builder request = post("https://host" + random.nextInt(9) + ".example/").toBuilder()
                    .encodedPath("/"
                            + SdkHttpUtils.urlEncodeIgnoreSlashes(word(random).replace('.', '-')));
            for (int n = random.nextInt(4); n > 0; n--) {
                request.appendRawQueryParameter(word(random), word(random));
                request.appendHeader("X-Amz-" + random.nextInt(3), " " + word(random) + "  " + word(random) + " ");
            }
            assertSignedAlike(random.nextBoolean() ? KEY : SESSION, request.build(), word(random));
        }
    }

    private static SdkHttpRequest assertSignedAlike(
            AwsCredentialsIdentity identity, SdkHttpRequest request, String body) {
        ContentStreamProvider content = ContentStreamProvider.fromString(body, StandardCharsets.UTF_8);
        SdkHttpRequest ours = sign(new SilentSigner(), identity, request, content);
        SdkHttpRequest theirs = sign(AwsV4HttpSigner.create(), identity, request, content);
        assertThat(ours.headers()).as("%s", request.getUri()).isEqualTo(theirs.headers());
        assertThat(ours.getUri()).isEqualTo(theirs.getUri());
        return ours;
    }

    private static SdkHttpRequest sign(
            HttpSigner<AwsCredentialsIdentity> signer,
            AwsCredentialsIdentity identity,
            SdkHttpRequest request,
            @Nullable ContentStreamProvider body) {
        Consumer<SignRequest.Builder<AwsCredentialsIdentity>> all = signing -> signing.request(request)
                .payload(body)
                .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2");
        return signer.sign(SignRequest.builder(identity).applyMutation(all).build())
                .request();
    }

    private static SdkHttpRequest post(String address) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(address))
                .headers(Map.of(
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=UTF-8"),
                        "User-Agent", List.of("xplorr"),
                        "amz-sdk-invocation-id", List.of("0a1b")))
                .build();
    }

    private static String word(RandomGenerator random) {
        String letters = "abXY019-_.~ é*=&+/:,\"";
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
