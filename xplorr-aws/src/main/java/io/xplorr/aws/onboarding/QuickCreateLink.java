package io.xplorr.aws.onboarding;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes the link that opens the CloudFormation console with the template and its parameters filled in. */
final class QuickCreateLink {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d{1,2}");
    private static final Pattern OTHER_PARTITION = Pattern.compile("(?:cn|us-gov|us-isob?|eu-isoe)-.*");

    private QuickCreateLink() {}

    // Source: CloudFormation User Guide, quick-create links (2026). The query stands behind the #; parameters that the
    // template does not know are dropped without a word.
    static String of(Settings settings, URI templateUrl, String region) {
        if (!"https".equals(templateUrl.getScheme()) || templateUrl.getHost() == null) {
            throw new IllegalArgumentException("templateUrl must be an https address, was: " + templateUrl);
        }
        if (!REGION.matcher(region).matches() || OTHER_PARTITION.matcher(region).matches()) {
            throw new IllegalArgumentException("region must be one of the standard partition, was: " + region);
        }
        return "https://" + region + ".console.aws.amazon.com/cloudformation/home?region=" + region
                + "#/stacks/create/review?templateURL=" + encoded(templateUrl.toString())
                + "&stackName=" + encoded(settings.stackName())
                + "&param_ExternalId=" + encoded(settings.externalId().reveal())
                + "&param_RoleName=" + encoded(settings.roleName());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
