package io.xplorr.testkit.aws.internal.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes a SigV4 signature anew and compares. Queries in the URL are not signed for by our services. */
public final class SignatureCheck {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final List<String> MUST_BE_SIGNED = List.of("host", "x-amz-date");

    private SignatureCheck() {}

    /** Returns why a request is too old or too new, in AWS's words, or empty if it is neither or does not tell. */
    public static Optional<String> ofAge(HttpCall call, Instant now) {
        String stamp = stamp(call);
        Optional<Instant> at = time(stamp);
        if (at.isPresent() && Duration.between(at.get(), now).compareTo(MAX_SKEW) > 0) {
            return Optional.of("Signature expired: " + stamp + " is now earlier than "
                    + STAMP.format(now.minus(MAX_SKEW)) + " (" + STAMP.format(now) + " - 15 min.)");
        }
        if (at.isPresent() && Duration.between(now, at.get()).compareTo(MAX_SKEW) > 0) {
            return Optional.of("Signature not yet current: " + stamp + " is still later than "
                    + STAMP.format(now.plus(MAX_SKEW)) + " (" + STAMP.format(now) + " + 15 min.)");
        }
        return Optional.empty();
    }

    /** Returns why the scope of a signature is not that of the service, in AWS's words, or empty if it is. */
    public static Optional<String> ofScope(Signature signature, AwsService service) {
        if (!signature.service().equals(service.signingName())) {
            return Optional.of("Credential should be scoped to correct service: '" + service.signingName() + "'.");
        }
        if (service.global() && !signature.region().equals(AwsService.GLOBAL_REGION)) {
            return Optional.of("Credential should be scoped to a valid region, not '" + signature.region() + "'.");
        }
        return Optional.empty();
    }

    /** Returns what is wrong, in AWS's words where it has some and else as empty text; or empty if all is right. */
    public static Optional<String> of(HttpCall call, Signature signature, String secretAccessKey) {
        String stamp = stamp(call);
        if (time(stamp).isEmpty()) {
            return Optional.of("Date in Credential scope does not match the date of the request");
        }
        if (!stamp.startsWith(signature.date())) {
            return Optional.of(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + signature.date() + "' != '" + stamp + "'");
        }
        for (String name : MUST_BE_SIGNED) {
            if (!signature.signedHeaders().contains(name)) {
                return Optional.of("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
        boolean same = spellings(call)
                .anyMatch(
                        it -> signatureOf(it, signature, stamp, secretAccessKey).equals(signature.value()));
        return same ? Optional.empty() : Optional.of("");
    }

    private static String stamp(HttpCall call) {
        return call.header("x-amz-date").orElse("");
    }

    private static Optional<Instant> time(String stamp) {
        try {
            return Optional.of(STAMP.parse(stamp, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The HTTP server writes this character set in capitals, whatever the client wrote and signed. */
    private static Stream<HttpCall> spellings(HttpCall call) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.computeIfPresent("content-type", (name, value) -> value.replace("charset=UTF-8", "charset=utf-8"));
        return Stream.of(call, new HttpCall(call.method(), call.path(), headers, call.body()));
    }

    private static String signatureOf(HttpCall call, Signature signature, String stamp, String secretAccessKey) {
        String text = "AWS4-HMAC-SHA256\n" + stamp + "\n" + signature.scope() + "\n" + hash(canonical(call, signature));
        return HexFormat.of().formatHex(hmac(key(signature, secretAccessKey), text));
    }

    private static byte[] canonical(HttpCall call, Signature signature) {
        StringBuilder canonical = new StringBuilder()
                .append(call.method())
                .append('\n')
                .append(call.path())
                .append("\n\n");
        for (String name : signature.signedHeaders()) {
            canonical
                    .append(name)
                    .append(':')
                    .append(call.header(name).orElse("").strip().replaceAll(" +", " "))
                    .append('\n');
        }
        canonical
                .append('\n')
                .append(String.join(";", signature.signedHeaders()))
                .append('\n');
        return canonical.append(hash(call.body())).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] key(Signature signature, String secretAccessKey) {
        byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        for (String part : signature.scope().split("/", -1)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
