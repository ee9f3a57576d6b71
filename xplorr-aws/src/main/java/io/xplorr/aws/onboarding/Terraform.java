package io.xplorr.aws.onboarding;

import java.util.Collection;
import java.util.Map;

/** Makes the Terraform configuration of the role. */
final class Terraform {
    private Terraform() {}

    static String configuration(Settings settings) {
        return TextTemplate.fill(
                "role.tf",
                Map.ofEntries(
                        Map.entry("externalId", settings.externalId().reveal()),
                        Map.entry(
                                "nextExternalId",
                                settings.nextExternalId()
                                        .map(next -> "\"" + next.reveal() + "\"")
                                        .orElse("null")),
                        Map.entry("roleName", settings.roleName()),
                        Map.entry("rolePath", settings.rolePath()),
                        Map.entry("sessionSeconds", String.valueOf(Settings.SESSION_SECONDS)),
                        Map.entry("trustedRoot", settings.trusted().rootArn()),
                        Map.entry("trustedActions", "\"" + String.join("\", \"", settings.trustedActions()) + "\""),
                        Map.entry(
                                "trustedRole",
                                settings.trusted()
                                        .role()
                                        .map(role -> condition(role.toString()))
                                        .orElse("")),
                        Map.entry("statements", statements(settings.actions())),
                        Map.entry("policyName", Settings.POLICY_NAME),
                        Map.entry("versionTag", Settings.VERSION_TAG),
                        Map.entry("templateVersion", Settings.TEMPLATE_VERSION)));
    }

    private static String condition(String role) {
        return """

                    condition {
                      test     = "ArnEquals"
                      variable = "aws:PrincipalArn"
                      values   = ["%s"]
                    }
                """.formatted(role);
    }

    private static String statements(Collection<String> actions) {
        StringBuilder hcl = new StringBuilder();
        Policies.bySid(actions).forEach((sid, names) -> {
            hcl.append(hcl.isEmpty() ? "" : "\n")
                    .append("  statement {\n    sid = \"")
                    .append(sid)
                    .append("\"\n");
            hcl.append("    actions = [\n");
            names.forEach(name -> hcl.append("      \"").append(name).append("\",\n"));
            hcl.append("    ]\n    resources = [\"*\"]\n  }\n");
        });
        return hcl.toString();
    }
}
