package io.xplorr.examples.cli.connect;

import io.xplorr.connection.Connections;
import io.xplorr.examples.cli.console.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect verify}: looks at a connection again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Verifies a connection again, and tells which datasets are readable.",
            "Tells first what AWS bills the account for that at most."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":everything that was asked for is readable",
            ExitCodes.PARTIAL + ":some of it is not readable; the problems say what and why",
            ExitCodes.FAILED + ":it cannot be read, is not safe, or nothing could be told; the problems say why",
            ExitCodes.USAGE + ":the command line is wrong"
        })
final class ConnectVerify implements Callable<Integer> {
    private final Verification verification;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its id or name.")
    private String connection = "";

    @Mixin
    private VerificationOptions options = new VerificationOptions();

    ConnectVerify(Verification verification) {
        this.verification = verification;
    }

    @Override
    public Integer call() {
        return verification.run(connection, options, Connections::verify);
    }
}
