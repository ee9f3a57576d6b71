package io.xplorr.testkit.aws.iam;

import java.util.Locale;

/** Matches IAM's patterns, in which {@code *} is any text and {@code ?} one character. */
final class Wildcards {
    private static final int ARN_PARTS = 6;

    private Wildcards() {}

    static boolean matches(String pattern, String text) {
        int star = -1; // where the last * stood, and how much of the text it has eaten so far
        int eaten = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                eaten = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++eaten;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    /** Matches part by part, so that a wildcard never reaches over a colon into another part. */
    static boolean matchesArn(String pattern, String arn) {
        if (!isArn(pattern) || !isArn(arn)) {
            return false;
        }
        String[] wanted = pattern.split(":", ARN_PARTS);
        String[] given = arn.split(":", ARN_PARTS);
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!matches(wanted[i], given[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:") && text.split(":", ARN_PARTS).length == ARN_PARTS;
    }
}
