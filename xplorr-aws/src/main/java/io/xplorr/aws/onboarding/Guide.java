package io.xplorr.aws.onboarding;

import io.xplorr.aws.AwsActions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the guides for the customer's administrator, in Markdown. */
final class Guide {
    private static final String EXAMPLE_ACCOUNT = "111122223333";

    // Others report it as the remedy for "User not enabled for cost explorer access"; AWS documents the switch.
    private static final String BILLING_ACCESS =
            "See that **Account → IAM user and role access to Billing information** is"
                    + " activated. Only the account's root user can see to that, once. Without it AWS may refuse cost to every IAM"
                    + " user and role, whatever their policies allow, with *User not enabled for cost explorer access*.";

    private Guide() {}

    static String role(Settings settings) {
        AwsCli cli = new AwsCli(settings);
        Map<String, String> values = new HashMap<>(permissions(settings));
        values.put("roleName", settings.roleName());
        values.put("stackName", settings.stackName());
        values.put("externalId", settings.externalId().reveal());
        values.put("trustedAccount", settings.trusted().account());
        values.put("exampleArn", settings.roleArn(EXAMPLE_ACCOUNT).toString());
        values.put("createRole", cli.createRole());
        values.put("deleteRole", cli.deleteRole());
        values.put("updateRole", cli.updateRole());
        values.put("templateVersion", Settings.TEMPLATE_VERSION);
        values.put("versionTag", Settings.VERSION_TAG);
        values.put("trustPolicy", JsonWriter.pretty(Policies.trust(settings)));
        return TextTemplate.fill("role-guide.md", values);
    }

    static String rotation(Settings settings) {
        Settings rotated = settings.rotated();
        return TextTemplate.fill(
                "rotation-guide.md",
                Map.of(
                        "roleName", settings.roleName(),
                        "stackName", settings.stackName(),
                        "presentId", settings.externalId().reveal(),
                        "nextId", rotated.externalId().reveal(),
                        "acceptBoth", new AwsCli(settings).updateTrust(),
                        "trustBoth", JsonWriter.pretty(Policies.trust(settings)),
                        "acceptNext", new AwsCli(rotated).updateTrust()));
    }

    static String accessKey(Settings settings) {
        AwsCli cli = new AwsCli(settings);
        Map<String, String> values = new HashMap<>(permissions(settings));
        values.put("createUser", cli.createUser());
        values.put("createAccessKey", cli.createAccessKey());
        values.put("deleteUser", cli.deleteUser());
        return TextTemplate.fill("access-key-guide.md", values);
    }

    private static Map<String, String> permissions(Settings settings) {
        StringBuilder table = new StringBuilder();
        for (String action : settings.actions()) {
            List<String> datasets = settings.datasets().stream()
                    .filter(dataset -> AwsActions.of(List.of(dataset)).contains(action))
                    .map(dataset -> "`" + dataset + "`")
                    .toList();
            table.append("| `").append(action).append("` | ");
            table.append(String.join(", ", datasets)).append(" |\n");
        }
        return Map.of(
                "billingAccess", BILLING_ACCESS,
                "actionCount", String.valueOf(settings.actions().size()),
                "actionTable", table.toString(),
                "permissionPolicy", JsonWriter.pretty(Policies.permissions(settings.actions())));
    }
}
