package io.xplorr.examples.cli;

import picocli.CommandLine.Command;

/** {@code xplorr connect}: makes connections to accounts, and finds out what is wrong with them. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Connects an account: begin, hand the template to the account's administrator, complete.",
            "The store keeps the connection; sync --connection and schedule read it."
        })
final class ConnectCommand {}
