package io.xplorr.aws.onboarding;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes the link that opens the CloudFormation console with the template and its parameters filled in. */
final class QuickCreateLink {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d{1,2}");
    private static final Pattern OTHER_PARTITION = Pattern.compile("(?:cn|us-gov|us-isob?|eu-isoe)-.*");

    // Source: CloudFormation API, CreateStack, TemplateURL (2026): https, an object of S3, of no static website.
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String S3 = "s3(?:\\.dualstack)?(?:[.-][a-z]{2}(?:-[a-z]+)+-\\d{1,2})?\\.amazonaws\\.com";
    private static final Pattern OBJECT = Pattern.compile(
            "https://(?:" + BUCKET + "\\." + S3 + "|" + S3 + "/" + BUCKET + ")/[^?#]+(?:\\?versionId=[^&#]+)?");

    private QuickCreateLink() {}

    // Source: CloudFormation User Guide, quick-create links (2026). The query stands behind the #; parameters that the
    // template does not know are dropped without a word.
    static String of(Settings settings, URI templateUrl, String region) {
        if (!OBJECT.matcher(templateUrl.toString()).matches()) {
            throw new IllegalArgumentException("templateUrl must be an object of Amazon S3, such as"
                    + " https://bucket.s3.eu-west-1.amazonaws.com/xplorr.yaml, was: " + templateUrl);
        }
        if (!REGION.matcher(region).matches() || OTHER_PARTITION.matcher(region).matches()) {
            throw new IllegalArgumentException("region must be one of the standard partition, was: " + region);
        }
        return "https://" + region + ".console.aws.amazon.com/cloudformation/home?region=" + region
                + "#/stacks/create/review?templateURL=" + encoded(templateUrl.toString())
                + "&stackName=" + encoded(settings.stackName())
                + parameter(
                        TemplateParameters.EXTERNAL_ID, settings.externalId().reveal())
                + parameter(TemplateParameters.ROLE_NAME, settings.roleName())
                + settings.nextExternalId()
                        .map(next -> parameter(TemplateParameters.NEXT_EXTERNAL_ID, next.reveal()))
                        .orElse("");
    }

    private static String parameter(String name, String value) {
        return "&param_" + name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
