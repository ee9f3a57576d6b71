package io.xplorr.aws.onboarding;

import io.xplorr.aws.RoleArn;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes the AWS CLI commands, for a POSIX shell. What must not go on after a failure is joined by {@code &&}: a role that
 * is there already must keep its policy. What prints does so past the pager, which version 2 of the CLI would open.
 */
final class AwsCli {
    private static final Pattern HARMLESS = Pattern.compile("[\\w+=,.@:/-]+");
    private static final String NEXT = " \\\n  ";
    private static final String THEN = " &&\n";
    private static final String UNPAGED = "AWS_PAGER= ";

    private final Settings settings;

    AwsCli(Settings settings) {
        this.settings = settings;
    }

    String createRole() {
        return joined(
                command(
                        "create-role",
                        roleName(),
                        "--path " + quoted(settings.rolePath()),
                        "--description 'Lets xplorr read this account'",
                        "--max-session-duration " + Settings.SESSION_SECONDS,
                        "--tags " + tag(),
                        "--assume-role-policy-document " + trustPolicy(),
                        "> /dev/null"),
                putRolePolicy(),
                UNPAGED + command("get-role", roleName(), "--query Role.Arn", "--output text"));
    }

    /** Sets who may assume a role that exists; what it may do stays as it is. */
    String updateTrust() {
        return joined(trust());
    }

    /** Brings a role that exists to what the templates make. */
    String updateRole() {
        return joined(trust(), putRolePolicy(), command("tag-role", roleName(), "--tags " + tag()));
    }

    // Not joined: a role that lacks its policy is to be removed too, and AWS keeps one that has it.
    String deleteRole() {
        return command("delete-role-policy", roleName(), policyName()) + "\n" + command("delete-role", roleName())
                + "\n";
    }

    String createUser() {
        return joined(
                command(
                        "create-user",
                        userName(),
                        "--path " + quoted(settings.rolePath()),
                        "--tags " + tag(),
                        "> /dev/null"),
                command("put-user-policy", userName(), policyName(), policyDocument()),
                createAccessKey());
    }

    /** Prints the key's id and its secret on one line. */
    String createAccessKey() {
        return UNPAGED
                + command(
                        "create-access-key",
                        userName(),
                        "--query 'AccessKey.[AccessKeyId,SecretAccessKey]'",
                        "--output text");
    }

    String deleteUser() {
        String keys =
                command("list-access-keys", userName(), "--query 'AccessKeyMetadata[].AccessKeyId'", "--output text");
        return "for key in $(" + keys + "); do\n"
                + command("delete-access-key", userName(), "--access-key-id \"$key\"")
                        .indent(2)
                + "done\n"
                + command("delete-user-policy", userName(), policyName()) + "\n"
                + command("delete-user", userName()) + "\n";
    }

    /** Shows who one becomes, and not the credentials. */
    String assumeRole(RoleArn role) {
        return UNPAGED + "aws sts assume-role" + NEXT
                + String.join(
                        NEXT,
                        "--role-arn " + quoted(role.toString()),
                        "--role-session-name xplorr-test",
                        "--external-id " + quoted(settings.externalId().reveal()),
                        "--duration-seconds 900",
                        "--query AssumedRoleUser.Arn",
                        "--output text")
                + "\n";
    }

    private String trust() {
        return command("update-assume-role-policy", roleName(), "--policy-document " + trustPolicy());
    }

    private String putRolePolicy() {
        return command("put-role-policy", roleName(), policyName(), policyDocument());
    }

    private static String command(String operation, String... options) {
        return "aws iam " + operation + NEXT + String.join(NEXT, options);
    }

    private static String joined(String... commands) {
        return String.join(THEN, List.of(commands)) + "\n";
    }

    private String roleName() {
        return "--role-name " + quoted(settings.roleName());
    }

    private String userName() {
        return "--user-name " + quoted(settings.roleName());
    }

    private static String tag() {
        return "Key=" + Settings.VERSION_TAG + ",Value=" + Settings.TEMPLATE_VERSION;
    }

    private static String policyName() {
        return "--policy-name " + Settings.POLICY_NAME;
    }

    private String trustPolicy() {
        return quoted(JsonWriter.compact(Policies.trust(settings)));
    }

    private String policyDocument() {
        return "--policy-document " + quoted(JsonWriter.compact(Policies.permissions(settings.actions())));
    }

    private static String quoted(String text) {
        return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
