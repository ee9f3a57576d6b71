package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What faults of the connection look like to a socket. */
class FakeAwsBrokenWireTest extends FakeAwsFaultsFixture {
    private static final int PATIENCE_MILLIS = 60_000; // for what comes, however busy the machine is
    private static final int SILENCE_MILLIS = 500; // for what must not come

    @ParameterizedTest(name = "{0}: {1} of the body, then {2}")
    @CsvSource({
        "none,           whole,   closed",
        "truncate,       half,    closed",
        "resetMidBody,   half,    reset",
        "reset,          nothing, reset",
        "stall,          nothing, silent",
        "stallMidBody,   half,    silent"
    })
    void broken_onTheWire_asItsNameSays(String name, String part, String end) throws IOException {
        FakeAws aws = start(estate());
        switch (name) {
            case "truncate" -> aws.arm(Fault.truncate(), CallMatcher.anyCall());
            case "resetMidBody" -> aws.arm(Fault.resetMidBody(), CallMatcher.anyCall());
            case "reset" -> aws.arm(Fault.reset(), CallMatcher.anyCall());
            case "stall" -> aws.arm(Fault.stall(), CallMatcher.anyCall());
            case "stallMidBody" -> aws.arm(Fault.stallMidBody(), CallMatcher.anyCall());
            default -> assertThat(name).isEqualTo("none");
        }

        Seen seen = read(aws, part, end.equals("silent"));

        assertThat(seen.end()).isEqualTo(end);
        switch (part) {
            case "whole" -> assertThat(seen.bytes()).isEqualTo(seen.announced());
            // A reset may overtake bytes that were on their way.
            case "half" -> assertThat(seen.bytes()).isLessThan(seen.announced() == -1 ? 1 : seen.announced());
            default -> assertThat(seen.bytes()).isZero();
        }
        if (part.equals("half") && !end.equals("reset")) {
            assertThat(seen.bytes()).isEqualTo(seen.announced() / 2).isPositive();
        }
    }

    @Test
    void slow_takesItsTime_andArrivesWhole() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        client.query("ec2", "DescribeInstances");
        aws.arm(Fault.slow(Duration.ofMillis(300)), CallMatcher.action(INSTANCES));
        aws.arm(Fault.delay(Duration.ofMillis(200)), CallMatcher.action(INSTANCES));

        long start = System.nanoTime();
        assertThat(client.query("ec2", "DescribeInstances").xml("//instanceId")).hasSize(12);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void close_endsStalledConnections() throws IOException {
        FakeAws aws = start(estate());
        aws.arm(Fault.stallMidBody(), CallMatcher.anyCall());
        try (Socket socket = send(aws)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H'); // so it has begun, and stalls soon

            aws.close();

            assertThat(readToEnd(socket, new ByteArrayOutputStream())).isIn("closed", "reset");
        }
    }

    /** What a socket saw of an answer. */
    private record Seen(int announced, int bytes, String end) {
        private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

        static Seen of(ByteArrayOutputStream answer, String end) {
            String text = answer.toString(StandardCharsets.UTF_8);
            Matcher length = LENGTH.matcher(text);
            int head = text.indexOf("\r\n\r\n");
            return new Seen(
                    length.find() ? Integer.parseInt(length.group(1)) : -1,
                    head < 0 ? 0 : text.length() - head - 4,
                    end);
        }

        boolean isHalf() {
            return bytes > 0 && bytes >= announced / 2;
        }
    }

    /** Sends an unsigned request, whose answer is an error of some length. */
    private static Socket send(FakeAws aws) throws IOException {
        Socket socket = new Socket("127.0.0.1", aws.endpoint().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String body = "Action=DescribeInstances&Version=2016-11-15";
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                + "application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readToEnd(Socket socket, ByteArrayOutputStream seen) throws IOException {
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                seen.write(b);
            }
            return "closed";
        } catch (SocketTimeoutException e) {
            return "silent";
        } catch (SocketException e) {
            return "reset";
        }
    }

    /** Reads what comes; silence is looked for only after that. */
    private static Seen read(FakeAws aws, String part, boolean stalls) throws IOException {
        try (Socket socket = send(aws)) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            if (stalls && part.equals("half")) {
                readHalf(socket, seen);
            }
            if (stalls) {
                socket.setSoTimeout(SILENCE_MILLIS);
            }
            String end = readToEnd(socket, seen);
            return Seen.of(seen, end);
        }
    }

    private static void readHalf(Socket socket, ByteArrayOutputStream seen) throws IOException {
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            seen.write(b);
            if (Seen.of(seen, "").isHalf()) {
                return;
            }
        }
    }
}
