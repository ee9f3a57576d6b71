package io.xplorr.testkit.aws.internal.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The head of an answer, as it is passed on: without our own header; the length is negative if it is not told. */
record AnswerHead(byte[] bytes, int length, Optional<String> faults) {
    static Optional<AnswerHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        int length = -1;
        Optional<String> faults = Optional.empty();
        while (true) {
            String line = line(in);
            if (line == null) {
                return Optional.empty();
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(WireMockFront.FAULTS_HEADER)) {
                faults = Optional.of(value(line));
                continue;
            }
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(value(line));
            }
            bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (line.isEmpty()) {
                return Optional.of(new AnswerHead(bytes.toByteArray(), length, faults));
            }
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }
}
