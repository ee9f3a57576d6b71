package io.xplorr.examples.cli.connect;

import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Connections;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect complete}: verifies what the administrator has made, and connects it. */
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Verifies the role or access key that was made, and connects it if it is safe and works.",
            "Tells first what AWS bills the account for that at most."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":connected, everything that was asked for is readable",
            ExitCodes.PARTIAL + ":connected, some of it is not readable; the problems say what and why",
            ExitCodes.FAILED + ":refused; the problems say why",
            ExitCodes.USAGE + ":the command line is wrong"
        })
final class ConnectComplete implements Callable<Integer> {
    private final Invoker invoker;
    private final Verification verification;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its id or name.")
    private String connection = "";

    @ArgGroup(multiplicity = "1")
    private HandedIn handedIn = new HandedIn();

    @Mixin
    private VerificationOptions options = new VerificationOptions();

    ConnectComplete(Invoker invoker, Verification verification) {
        this.invoker = invoker;
        this.verification = verification;
    }

    @Override
    public Integer call() {
        return verification.run(
                connection,
                options,
                (connections, id) -> handedIn.complete(connections, id, invoker).report());
    }

    /** What the administrator has handed in. */
    private static final class HandedIn {
        @Option(names = "--role-arn", paramLabel = "ARN", description = "The role that was made.")
        private @Nullable String roleArn;

        @Option(
                names = "--access-key-id",
                paramLabel = "ID",
                description = "The access key that was made. Its secret comes from the environment variable "
                        + AccountOptions.SECRET + ", or is asked for.")
        private @Nullable String accessKeyId;

        private Completion complete(Connections connections, ConnectionId id, Invoker invoker) {
            if (roleArn != null) {
                return connections.complete(id, roleArn);
            }
            String key = String.valueOf(accessKeyId); // the parser lets nobody pass who gave neither
            return connections.completeWithAccessKey(id, key, AccountOptions.secretOf(key, invoker));
        }
    }
}
