package io.xplorr.aws.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.Scope;
import io.xplorr.spi.Admission;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Against a server that sends the head of an answer, and the body when it is let. */
@Timeout(60)
class AdmittingHttpClientTest {
    private static final String BODY =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>"
                    + "<Arn>arn:aws:iam::111122223333:user/xplorr</Arn><UserId>AIDAEXAMPLE</UserId>"
                    + "</GetCallerIdentityResult><ResponseMetadata><RequestId>5ba8b5f6</RequestId></ResponseMetadata>"
                    + "</GetCallerIdentityResponse>";

    private final CountDownLatch head = new CountDownLatch(1);
    private final CountDownLatch body = new CountDownLatch(1);
    private final SdkHttpClient http = SilentHttpClient.create();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "slow-server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        head.countDown();
        body.countDown();
        http.close();
        server.close();
    }

    @Test
    void call_answer_isAnnouncedOnTheCallingThreadBeforeItsBodyIsRead() {
        head.countDown();
        List<Thread> told = new ArrayList<>();

        // The server sends the body only now: had the client read it first, it would wait for ever.
        String account = sts(Duration.ofSeconds(60), () -> {
                    told.add(Thread.currentThread());
                    body.countDown();
                })
                .getCallerIdentity()
                .account();

        assertThat(account).isEqualTo("111122223333");
        assertThat(told).containsExactly(Thread.currentThread());
    }

    @Test
    void call_admissionRefuses_passesOnWhatItThrows() {
        head.countDown();
        IllegalStateException stopped = new IllegalStateException("the run has been cancelled");

        assertThatThrownBy(() -> sts(Duration.ofSeconds(60), () -> {
                            throw stopped;
                        })
                        .getCallerIdentity())
                .isSameAs(stopped);
    }

    @Test
    void call_headDoesNotCome_isEnded() {
        StsClient sts = sts(Duration.ofMillis(300), () -> {});

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(sts::getCallerIdentity);
    }

    @Test
    void call_bodyDoesNotCome_isEnded() {
        head.countDown();
        StsClient sts = sts(Duration.ofMillis(300), () -> {});

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(sts::getCallerIdentity);
    }

    @Test
    void call_admissionTakesLong_doesNotCountAgainstTheAnswer() {
        head.countDown();
        CountDownLatch never = new CountDownLatch(1);

        String account = sts(Duration.ofMillis(300), () -> {
                    try {
                        assertThat(never.await(600, TimeUnit.MILLISECONDS)).isFalse();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    body.countDown();
                })
                .getCallerIdentity()
                .account();

        assertThat(account).isEqualTo("111122223333");
    }

    private StsClient sts(Duration patience, Admission admission) {
        AwsClients clients = new AwsClients(
                new AdmittingHttpClient(http, admission, new Watchdog(patience)),
                Optional.of(URI.create("http://127.0.0.1:" + server.getLocalPort())),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
        return clients.sts(Scope.region("us-east-1"));
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            head.await();
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            body.await();
            write(out, BODY);
            body.await();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the test is over
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
