package io.xplorr.aws;

import java.util.regex.Pattern;

/**
 * The id of an AWS access key, which is no secret. Its refusals never show the text, which may be a secret pasted into
 * the wrong field. Immutable and thread-safe.
 *
 * @param value {@code AKIA} or {@code ASIA} and 16 capital letters or digits
 */
public record AccessKeyId(String value) {
    // Source: IAM User Guide, unique identifiers (2026).
    private static final Pattern SHAPE = Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{16}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{2}A[A-Z0-9]{12,}");
    private static final int SECRET_LENGTH = 40;

    public AccessKeyId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("access key id is not usable: " + whatIsWrong(value));
        }
    }

    /**
     * Reads the id of an access key.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what, without showing it
     */
    public static AccessKeyId parse(String text) {
        return new AccessKeyId(text);
    }

    /** Returns whether the key is temporary, so that a session token must come with it. */
    public boolean isTemporary() {
        return value.startsWith("ASIA");
    }

    @Override
    public String toString() {
        return value;
    }

    private static String whatIsWrong(String text) {
        if (text.isBlank()) {
            return "it is empty";
        }
        if (!text.equals(text.strip())) {
            return "it has blanks or line breaks around it; remove them";
        }
        if (text.length() == SECRET_LENGTH) {
            return "with 40 characters it is rather the secret access key; the id begins with AKIA or ASIA";
        }
        if (text.startsWith("arn:")) {
            return "this is an ARN; the id begins with AKIA or ASIA";
        }
        if (UNIQUE_ID.matcher(text).matches() && !text.startsWith("AKIA") && !text.startsWith("ASIA")) {
            return "this is the unique id of a user, role or the like; the id of a key begins with AKIA or ASIA";
        }
        return "it must be AKIA or ASIA and 16 capital letters or digits, had " + text.length() + " characters";
    }
}
