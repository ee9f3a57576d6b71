package io.xplorr.examples.cli;

import io.xplorr.aws.onboarding.AwsOnboarding;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect template}: prints what makes the role of a connection. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints what makes the role of a connection, for the account's administrator; while its external ID is being",
            "replaced, what lets the role accept both. Calls nothing."
        })
final class ConnectTemplate implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its id or name.")
    private String connection = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = TemplateFormat.Converter.class,
            description = "cloudformation by default, cloudformation-json, stackset, stackset-json, terraform, cli,"
                    + " cli-trust, cli-removal, guide, access-key-cli, access-key-removal or access-key-guide.")
    private TemplateFormat format = TemplateFormat.CLOUDFORMATION;

    @Option(
            names = "--link-to",
            paramLabel = "URL",
            description =
                    "Print the link that opens the CloudFormation console instead, for a template that you have put"
                            + " into Amazon S3.")
    private @Nullable URI templateUrl;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region that the link opens; ${DEFAULT-VALUE} by default.",
            defaultValue = "us-east-1")
    private String region = "us-east-1";

    @Mixin
    private KitOptions kit = new KitOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ConnectTemplate(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (DatabaseStore kept = store.openExisting(invoker)) {
            AwsOnboarding made = kit.kit(new Registered(kept.connections()).require(connection));
            if (templateUrl != null) {
                out.println(made.quickCreateLink(templateUrl, region));
            } else {
                out.print(format.text(made));
            }
            return ExitCodes.COMPLETE;
        }
    }
}
