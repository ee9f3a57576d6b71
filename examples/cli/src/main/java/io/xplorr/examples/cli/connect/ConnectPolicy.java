package io.xplorr.examples.cli.connect;

import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect policy}: prints one of the two policies of a role, or that of our own identity. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints an IAM policy: what the role may do, who may assume it, or what you need.",
            "What it may do is the same for all connections of the same datasets. Calls nothing."
        })
final class ConnectPolicy implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONNECTION",
            description = "Its id or name; only --trust needs one.")
    private @Nullable String connection;

    @ArgGroup
    private Other other = new Other();

    @Mixin
    private KitOptions kit = new KitOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ConnectPolicy(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (connection == null) {
            if (other.trust) {
                throw new IllegalArgumentException("--trust needs a connection, whose external ID the policy demands");
            }
            out.print(other.of(kit.kit()));
            return ExitCodes.COMPLETE;
        }
        try (DatabaseStore kept = store.openExisting(invoker)) {
            out.print(other.of(kit.kit(new RegisteredConnections(kept.connections()).require(connection))));
            return ExitCodes.COMPLETE;
        }
    }

    /** Which policy to print instead of what the role may do; one at most. */
    private static final class Other {
        @Option(names = "--trust", description = "Print the trust policy, which holds the connection's external ID.")
        private boolean trust;

        @Option(
                names = "--caller",
                description = "Print the policy of your own identity, which lets it assume the role in any account.")
        private boolean caller;

        String of(AwsOnboarding kit) {
            if (caller) {
                return kit.callerPolicy();
            }
            return trust ? kit.trustPolicy() : kit.permissionPolicy();
        }
    }
}
