package io.xplorr.aws.onboarding;

import io.xplorr.aws.RoleArn;
import java.util.regex.Pattern;

/** Makes the AWS CLI commands, for a POSIX shell. */
final class AwsCli {
    private static final Pattern HARMLESS = Pattern.compile("[\\w+=,.@:/-]+");
    private static final String NEXT = " \\\n  ";

    private final Settings settings;

    AwsCli(Settings settings) {
        this.settings = settings;
    }

    String createRole() {
        String trust = JsonWriter.compact(
                Policies.trust(settings, new Node.Text(settings.externalId().reveal())));
        return command(
                        "create-role",
                        "--role-name " + name(),
                        "--path " + quoted(settings.rolePath()),
                        "--description 'Lets xplorr read this account'",
                        "--max-session-duration " + Settings.SESSION_SECONDS,
                        "--tags " + tag(),
                        "--assume-role-policy-document " + quoted(trust))
                + "\n"
                + command("put-role-policy", "--role-name " + name(), policyName(), policyDocument())
                + "\n"
                + command("get-role", "--role-name " + name(), "--query Role.Arn", "--output text");
    }

    String deleteRole() {
        return command("delete-role-policy", "--role-name " + name(), policyName())
                + command("delete-role", "--role-name " + name());
    }

    String createUser() {
        return command(
                        "create-user",
                        "--user-name " + name(),
                        "--path " + quoted(settings.rolePath()),
                        "--tags " + tag())
                + "\n"
                + command("put-user-policy", "--user-name " + name(), policyName(), policyDocument())
                + "\n"
                + command("create-access-key", "--user-name " + name());
    }

    String deleteUser() {
        return command(
                        "list-access-keys",
                        "--user-name " + name(),
                        "--query 'AccessKeyMetadata[].AccessKeyId'",
                        "--output text")
                + command("delete-access-key", "--user-name " + name(), "--access-key-id '<each id listed>'")
                + command("delete-user-policy", "--user-name " + name(), policyName())
                + command("delete-user", "--user-name " + name());
    }

    /** Shows who one becomes, and not the credentials. */
    String assumeRole(RoleArn role) {
        return "aws sts assume-role" + NEXT
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

    private static String command(String operation, String... options) {
        return "aws iam " + operation + NEXT + String.join(NEXT, options) + "\n";
    }

    private String name() {
        return quoted(settings.roleName());
    }

    private static String tag() {
        return "Key=" + Settings.VERSION_TAG + ",Value=" + Settings.TEMPLATE_VERSION;
    }

    private static String policyName() {
        return "--policy-name " + Settings.POLICY_NAME;
    }

    private String policyDocument() {
        return "--policy-document " + quoted(JsonWriter.compact(Policies.permissions(settings.actions())));
    }

    private static String quoted(String text) {
        return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
