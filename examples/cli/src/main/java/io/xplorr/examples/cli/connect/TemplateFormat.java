package io.xplorr.examples.cli.connect;

import io.xplorr.aws.onboarding.AwsOnboarding;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms in which an administrator can get what makes the role. */
enum TemplateFormat {
    CLOUDFORMATION,
    CLOUDFORMATION_JSON,
    CLOUDFORMATION_PUBLIC,
    STACKSET,
    STACKSET_JSON,
    TERRAFORM,
    CLI,
    CLI_TRUST,
    CLI_REMOVAL,
    GUIDE,
    ACCESS_KEY_CLI,
    ACCESS_KEY_REMOVAL,
    ACCESS_KEY_GUIDE;

    String text(AwsOnboarding kit) {
        return switch (this) {
            case CLOUDFORMATION -> kit.cloudFormationTemplate();
            case CLOUDFORMATION_JSON -> kit.cloudFormationTemplateJson();
            case CLOUDFORMATION_PUBLIC -> kit.publicTemplate();
            case STACKSET -> kit.stackSetTemplate();
            case STACKSET_JSON -> kit.stackSetTemplateJson();
            case TERRAFORM -> kit.terraform();
            case CLI -> kit.cliCommands();
            case CLI_TRUST -> kit.cliTrustCommand();
            case CLI_REMOVAL -> kit.cliRemovalCommands();
            case GUIDE -> kit.guide();
            case ACCESS_KEY_CLI -> kit.accessKeyCommands();
            case ACCESS_KEY_REMOVAL -> kit.accessKeyRemovalCommands();
            case ACCESS_KEY_GUIDE -> kit.accessKeyGuide();
        };
    }

    /** Returns whether it makes roles in many accounts, which have one external ID then. */
    boolean isOfManyAccounts() {
        return this == STACKSET || this == STACKSET_JSON;
    }

    /** Returns all of them as they are typed. */
    static String words() {
        return Arrays.stream(values()).map(TemplateFormat::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a format as it is typed, such as {@code cloudformation-json}. */
    static final class Converter implements ITypeConverter<TemplateFormat> {
        @Override
        public TemplateFormat convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("must be one of " + words() + ", was: " + text));
        }
    }
}
