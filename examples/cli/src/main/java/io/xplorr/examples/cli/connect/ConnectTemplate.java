package io.xplorr.examples.cli.connect;

import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
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
            "Prints what the account's administrator makes the role with.",
            "While the connection's external ID is being replaced, it lets the role accept both. Calls nothing."
        })
final class ConnectTemplate implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONNECTION",
            description = "Its id or name; cloudformation-public needs none.")
    private @Nullable String connection;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = TemplateFormat.Converter.class,
            description =
                    "cloudformation by default, cloudformation-json, cloudformation-public (without an external ID,"
                            + " for all connections), stackset, stackset-json, terraform, cli, cli-trust,"
                            + " cli-removal, guide, access-key-cli, access-key-removal or access-key-guide.")
    private TemplateFormat format = TemplateFormat.CLOUDFORMATION;

    @Option(
            names = "--link-to",
            paramLabel = "URL",
            description =
                    "Print the link that opens the CloudFormation console with the connection's external ID instead. The URL"
                            + " is where you have put what cloudformation-public prints: an object of Amazon S3 that"
                            + " everybody may read.")
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
        if (connection == null) {
            if (format != TemplateFormat.CLOUDFORMATION_PUBLIC || templateUrl != null) {
                throw new IllegalArgumentException("give a connection, whose external ID the role demands; without one"
                        + " there is --format cloudformation-public only");
            }
            out.print(format.text(kit.kit()));
            return ExitCodes.COMPLETE;
        }
        try (DatabaseStore kept = store.openExisting(invoker)) {
            StoredConnection found = new RegisteredConnections(kept.connections()).require(connection);
            if (format.isOfManyAccounts()) {
                requireGroup(found);
            }
            AwsOnboarding made = kit.kit(found);
            if (templateUrl != null) {
                out.println(made.quickCreateLink(templateUrl, region));
            } else {
                out.print(format.text(made));
            }
            return ExitCodes.COMPLETE;
        }
    }

    // Every member would get an external ID that one connection alone may use.
    private static void requireGroup(StoredConnection connection) {
        if (connection.request().organizationGroup().isEmpty()) {
            throw new IllegalArgumentException("a stack set gives all accounts the same external ID, and that of "
                    + connection.id() + " is its own: begin the connections of the organisation with --group");
        }
    }
}
