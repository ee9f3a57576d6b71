package io.xplorr.examples.cli;

import io.xplorr.aws.onboarding.AwsOnboarding;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms in which an administrator can get what makes the role. */
enum TemplateFormat {
    CLOUDFORMATION(AwsOnboarding::cloudFormationTemplate),
    CLOUDFORMATION_JSON(AwsOnboarding::cloudFormationTemplateJson),
    STACKSET(AwsOnboarding::stackSetTemplate),
    STACKSET_JSON(AwsOnboarding::stackSetTemplateJson),
    TERRAFORM(AwsOnboarding::terraform),
    CLI(AwsOnboarding::cliCommands),
    CLI_REMOVAL(AwsOnboarding::cliRemovalCommands),
    GUIDE(AwsOnboarding::guide),
    ACCESS_KEY_CLI(AwsOnboarding::accessKeyCommands),
    ACCESS_KEY_REMOVAL(AwsOnboarding::accessKeyRemovalCommands),
    ACCESS_KEY_GUIDE(AwsOnboarding::accessKeyGuide);

    private final Function<AwsOnboarding, String> text;

    TemplateFormat(Function<AwsOnboarding, String> text) {
        this.text = text;
    }

    String text(AwsOnboarding kit) {
        return text.apply(kit);
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
