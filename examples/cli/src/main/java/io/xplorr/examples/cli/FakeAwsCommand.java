package io.xplorr.examples.cli;

import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.testkit.aws.FakeAwsServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code xplorr fake-aws}: runs the testkit's server, with the testkit's flags, until the process is stopped. */
@Command(name = "fake-aws", description = "Runs a fake AWS to try the rest on.")
final class FakeAwsCommand implements Callable<Integer> {
    @Unmatched
    private List<String> flags = new ArrayList<>();

    @Override
    public Integer call() {
        FakeAwsServer.main(flags.toArray(String[]::new));
        return ExitCodes.COMPLETE;
    }
}
