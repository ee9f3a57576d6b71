package io.xplorr.examples.cli;

import io.xplorr.connection.ExternalId;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect policy}: prints one of the two policies of a role. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints what a role may do, as an IAM policy; or, with --trust, who may assume it.",
            "What it may do is the same for all connections, unless datasets are chosen. Calls nothing."
        })
final class ConnectPolicy implements Callable<Integer> {
    private static final ExternalId ANY = ExternalId.ofStored("any"); // the permission policy does not hold it

    private final Invoker invoker;
    private final PrintWriter out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONNECTION", description = "Its id or name.")
    private @Nullable String connection;

    @Option(names = "--trust", description = "Print the trust policy, which holds the connection's external ID.")
    private boolean trust;

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
            if (trust) {
                throw new IllegalArgumentException("--trust needs a connection, whose external ID the policy demands");
            }
            out.print(kit.kit(ANY).permissionPolicy());
            return ExitCodes.COMPLETE;
        }
        try (DatabaseStore kept = store.openExisting(invoker)) {
            var made = kit.kit(new Registered(kept.connections()).require(connection));
            out.print(trust ? made.trustPolicy() : made.permissionPolicy());
            return ExitCodes.COMPLETE;
        }
    }
}
