package io.xplorr.testkit.aws.access;

import java.util.regex.Pattern;

/** An IAM action with wildcards, such as {@code ce:Get*}. Immutable and thread-safe. */
public final class ActionPattern {
    private final Pattern pattern;

    public ActionPattern(String action) {
        StringBuilder regex = new StringBuilder();
        for (char c : action.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        this.pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    public boolean matches(String action) {
        return pattern.matcher(action).matches();
    }

    @Override
    public String toString() {
        return pattern.pattern().replace("\\Q", "").replace("\\E", "").replace(".*", "*");
    }
}
