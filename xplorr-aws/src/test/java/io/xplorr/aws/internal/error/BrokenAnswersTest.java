package io.xplorr.aws.internal.error;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.xplorr.ErrorKind.UNAVAILABLE;
import static io.xplorr.spi.CallError.Reaction.RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.xplorr.ErrorKind;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the SDK throws that AWS did not say: nothing was sent, or the answer is lost or garbage. */
class BrokenAnswersTest {
    private static final Scope HOME = Scope.region("us-east-1");

    private final AwsErrors errors = new AwsErrors(
            new Scrubber(List::of),
            scope -> false,
            action -> action.startsWith("ce:"),
            new DeniedAs("the role", "Sync again."));

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                arguments(new SocketTimeoutException("Read timed out"), true),
                arguments(new SocketException("Connection reset"), true),
                arguments(new IOException("Premature end of Content-Length delimited message body"), true),
                arguments(new ConnectException("Connection refused"), false),
                arguments(new UnknownHostException("ce.us-east-1.amazonaws.com"), false),
                arguments(new NoRouteToHostException("No route to host"), false),
                arguments(new ConnectTimeoutException("Connect to ce.us-east-1.amazonaws.com failed"), false),
                arguments(new ConnectionRequestTimeoutException("Timeout deadline: 30000 MILLISECONDS"), false),
                arguments(new SSLHandshakeException("PKIX path building failed"), false),
                arguments(new SSLPeerUnverifiedException("Certificate does not match the host name"), false),
                arguments(new SSLException("Tag mismatch"), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void errorOf_brokenAnswer_isRetriedAndMayBeBilled(IOException cause, boolean sent) {
        SdkClientException thrown = SdkClientException.create("Unable to execute HTTP request", cause);

        CallError billed = errors.errorOf("ce:GetCostAndUsage", HOME, thrown);
        assertThat(billed.kind()).isEqualTo(UNAVAILABLE);
        assertThat(billed.reaction()).isEqualTo(RETRY);
        assertThat(billed.maybeBilled()).isEqualTo(sent);
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, thrown).maybeBilled())
                .isFalse();
    }

    @Test
    void errorOf_certificateThatNobodyKnows_isNotBilled() {
        WireMockServer server = new WireMockServer(
                options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        server.start();
        try (SilentHttpClient http = SilentHttpClient.create();
                AwsClients clients = new AwsClients(
                        http,
                        Optional.of(URI.create("https://127.0.0.1:" + server.httpsPort())),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "s")))) {
            CallError error = errors.errorOf(
                    "ce:GetTags",
                    HOME,
                    catchThrowable(() -> clients.costExplorer().getTags(page -> {})));

            assertThat(error.message()).startsWith("AWS cannot be reached");
            assertThat(error.maybeBilled()).isFalse();
        } finally {
            server.stop();
        }
    }

    @Test
    void errorOf_unreadableAnswer_isRetried() {
        CallError error = errors.errorOf(
                "ec2:DescribeInstances", HOME, SdkClientException.create("Could not parse XML response."));

        assertThat(error.reaction()).isEqualTo(RETRY);
    }

    @Test
    void errorOf_interrupt_stops() {
        assertThat(errors.errorOf("ec2:DescribeInstances", HOME, AbortedException.create("Thread was interrupted"))
                        .kind())
                .isEqualTo(ErrorKind.STOPPED);
    }
}
