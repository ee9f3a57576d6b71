package io.xplorr.aws;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role in the standard partition. Immutable and thread-safe.
 *
 * @param account the 12 digits of the account
 * @param path {@code /}, or words between slashes such as {@code /teams/finops/}; at most 512 characters
 * @param name 1 to 64 letters, digits or any of {@code _+=,.@-}
 */
public record RoleArn(String account, String path, String name) {
    // Sources: sts AssumeRole, parameter RoleArn; IAM User Guide, names and paths (2026).
    private static final int LONGEST = 2_048;
    private static final int LONGEST_PATH = 512;
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern PATH = Pattern.compile("/(?:[!-~&&[^/:*?]]++/)*+");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final String SERVICE_LINKED = "/aws-service-role/";
    private static final String SHAPE = "arn:aws:iam::<account>:role/<name>";
    private static final Map<String, String> OTHER_PARTITIONS = Map.of(
            "aws-us-gov", "AWS GovCloud",
            "aws-cn", "AWS China",
            "aws-eusc", "the AWS European Sovereign Cloud");

    public RoleArn {
        if (!ACCOUNT.matcher(account).matches()) {
            throw wrong("its account must be 12 digits, was " + quoted(account));
        }
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw wrong("its path must be / or words between slashes, at most 512 characters in all");
        }
        if (path.startsWith(SERVICE_LINKED)) {
            throw wrong("a service-linked role can only be assumed by AWS itself; create a role of your own");
        }
        if (!NAME.matcher(name).matches()) {
            throw wrong("its name must be 1 to 64 letters, digits or any of _+=,.@-");
        }
    }

    /**
     * Reads the ARN of a role.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what it is instead, and how to
     *     get the right one, for a person who has pasted it
     */
    public static RoleArn parse(String text) {
        requireCleanText(text);
        if (ACCOUNT.matcher(text).matches()) {
            throw wrong("this is only the account; the ARN looks like arn:aws:iam::" + text + ":role/<name>");
        }
        String[] parts = text.split(":", 7);
        if (parts.length != 6 || !parts[0].equals("arn")) {
            throw wrong("it must look like " + SHAPE);
        }
        requireStandardPartition(parts[1]);
        String resource = parts[5];
        if (parts[2].equals("sts") && resource.startsWith("assumed-role/")) {
            throw wrong("this is the ARN of a session (assumed-role); give that of its role, " + SHAPE);
        }
        if (!parts[2].equals("iam")) {
            throw wrong("this is the ARN of something in " + quoted(parts[2]) + ", not of a role in iam");
        }
        if (!parts[3].isEmpty()) {
            throw wrong("it names a region, " + quoted(parts[3]) + ", but a role has none");
        }
        requireRole(resource);
        int nameAt = resource.lastIndexOf('/') + 1;
        return new RoleArn(parts[4], resource.substring("role".length(), nameAt), resource.substring(nameAt));
    }

    @Override
    public String toString() {
        return "arn:aws:iam::" + account + ":role" + path + name;
    }

    private static void requireCleanText(String text) {
        if (text.length() > LONGEST) {
            throw wrong("it must be at most 2048 characters, had " + text.length());
        }
        if (!text.equals(text.strip())) {
            throw wrong("it has blanks or line breaks around it; remove them");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') { // also catches letters that only look like ours, and invisible ones
                throw wrong(
                        String.format("it has a character that no ARN has, U+%04X, at position %d", (int) c, i + 1));
            }
        }
    }

    private static void requireStandardPartition(String partition) {
        if (!partition.equals("aws")) {
            throw wrong("it is in "
                    + OTHER_PARTITIONS.getOrDefault(partition, "the partition " + quoted(partition))
                    + "; only the standard partition, arn:aws:…, is supported");
        }
    }

    private static void requireRole(String resource) {
        if (resource.indexOf('*') >= 0 || resource.indexOf('?') >= 0) {
            throw wrong("it has a wildcard; name one role");
        }
        if (resource.equals("root")) {
            throw wrong("this is the account's root user; create a role and give its ARN");
        }
        if (resource.startsWith("user/")) {
            throw wrong("this is the ARN of a user; give that of a role, " + SHAPE);
        }
        if (!resource.startsWith("role/")) {
            throw wrong("this is the ARN of something else in iam; give that of a role, " + SHAPE);
        }
    }

    private static String quoted(String part) {
        return "'" + (part.length() > 32 ? part.substring(0, 32) + "…" : part) + "'";
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("role ARN is not usable: " + why);
    }
}
