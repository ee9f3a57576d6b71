package io.xplorr.aws.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Takes secrets out of texts that AWS or its SDK wrote, which may echo what they were sent. Thread-safe. */
public final class Scrubber {
    private static final String GONE = "***";
    private static final Pattern KEY_ID = Pattern.compile("(AKIA|ASIA)[A-Z0-9]{8,}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(X-Amz-Credential|Credential|X-Amz-Signature|Signature|X-Amz-Security-Token|Security-?Token"
                    + "|aws_?session_?token|session_?token|aws_?secret_?access_?key|secret_?access_?key|external_?id)"
                    + "(\"?'?\\s*[=:]\\s*\"?'?)[^\\s,;&<>\"']+");

    private final Supplier<Collection<String>> held;

    /**
     * Creates a scrubber.
     *
     * @param held the secrets that we hold at the moment of asking
     */
    public Scrubber(Supplier<Collection<String>> held) {
        this.held = held;
    }

    public String scrub(String text) {
        String clean = text;
        for (String secret : held.get()) {
            clean = clean.replace(secret, GONE).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), GONE);
        }
        clean = NAMED.matcher(clean).replaceAll("$1$2" + GONE);
        return KEY_ID.matcher(clean).replaceAll("$1" + GONE);
    }
}
