package io.xplorr.aws.onboarding;

import static io.xplorr.aws.onboarding.Node.field;

import io.xplorr.connection.ExternalId;
import java.util.regex.Pattern;

/** Makes the parameters of the CloudFormation templates. None is NoEcho: such a one could not be filled in by a link. */
final class TemplateParameters {
    static final String EXTERNAL_ID = "ExternalId";
    static final String NEXT_EXTERNAL_ID = "NextExternalId";
    static final String ROLE_NAME = "RoleName";
    static final String UNITS = "OrganizationalUnitIds";

    private static final Pattern GENERATED_ID = Pattern.compile("xplorr-ext-[a-z2-7]{32}");
    private static final String ANY_ID = "[A-Za-z0-9_+=,.@:/-]{2,1224}";
    private static final String ROLE_NAME_PATTERN = "^[A-Za-z0-9_+=,.@-]{1,64}$";
    private static final String UNIT_PATTERN = "^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$";

    private final Settings settings;

    TemplateParameters(Settings settings) {
        this.settings = settings;
    }

    /** Returns those of a role whose IDs are filled in. */
    Node.Fields filledIn(String externalIdDescription) {
        String pattern = isGenerated(settings.externalId())
                        && settings.nextExternalId()
                                .map(TemplateParameters::isGenerated)
                                .orElse(true)
                ? GENERATED_ID.pattern()
                : ANY_ID;
        String next = settings.nextExternalId().map(ExternalId::reveal).orElse("");
        return field(
                        EXTERNAL_ID,
                        text(externalIdDescription)
                                .with("Default", settings.externalId().reveal())
                                .with("AllowedPattern", "^" + pattern + "$"))
                .with(ROLE_NAME, roleName())
                .with(NEXT_EXTERNAL_ID, nextExternalId(next, pattern));
    }

    /** Returns those of a role of anybody's connection: no ID is filled in, and any will do. */
    Node.Fields open() {
        return field(
                        EXTERNAL_ID,
                        text("The ID of your connection, which your link fills in; leave it as it is, and use it nowhere"
                                        + " else")
                                .with("AllowedPattern", "^" + ANY_ID + "$"))
                .with(ROLE_NAME, roleName())
                .with(NEXT_EXTERNAL_ID, nextExternalId("", ANY_ID));
    }

    static Node units() {
        return field("Type", "CommaDelimitedList")
                .with("Description", "The ids of the organisational units, such as ou-abcd-11111111, or of the root")
                .with("AllowedPattern", UNIT_PATTERN);
    }

    /** Returns a parameter that may stay empty. */
    static Node.Fields optional(String description, String defaultValue, String pattern) {
        return text(description).with("Default", defaultValue).with("AllowedPattern", "^(" + pattern + ")?$");
    }

    private Node roleName() {
        return text("The name of the role")
                .with("Default", settings.roleName())
                .with("AllowedPattern", ROLE_NAME_PATTERN);
    }

    private static Node nextExternalId(String defaultValue, String pattern) {
        return optional(
                "While ExternalId is being replaced: the ID that follows it, which the role accepts besides; else empty",
                defaultValue,
                pattern);
    }

    private static Node.Fields text(String description) {
        return field("Type", "String").with("Description", description);
    }

    private static boolean isGenerated(ExternalId id) {
        return GENERATED_ID.matcher(id.reveal()).matches();
    }
}
