package io.xplorr.examples.cli.connect;

import io.xplorr.examples.cli.console.Invoker;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code xplorr connect}: makes connections to accounts, and finds out what is wrong with them. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Connects an account that is somebody else's, and finds out what is wrong with it.",
            "First begin; hand what template prints to the account's administrator, who makes the role with it; then"
                    + " complete. The store keeps the connection, which sync --connection and schedule read."
        })
public final class ConnectCommand {
    private ConnectCommand() {}

    /** Returns the command with its own commands, to which that of the doctor is added. */
    public static CommandLine create(Invoker invoker, PrintWriter out, PrintWriter err) {
        Verification verification = new Verification(invoker, out, err);
        return new CommandLine(new ConnectCommand())
                .addSubcommand(new ConnectBegin(invoker, out))
                .addSubcommand(new ConnectTemplate(invoker, out))
                .addSubcommand(new ConnectPolicy(invoker, out))
                .addSubcommand(new ConnectComplete(invoker, verification))
                .addSubcommand(new ConnectVerify(verification));
    }
}
