package io.xplorr.examples.cli.connect;

import io.xplorr.connection.ConnectionReport;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.StoreOptions;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that find out whether an account can be read. */
public final class VerificationOptions {
    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public AwsOptions aws() {
        return aws;
    }

    /**
     * Opens the store of the connections.
     *
     * @throws IllegalArgumentException if it cannot be a place, or is memory
     * @throws io.xplorr.store.StoreException if it is not there, or cannot be opened
     */
    public DatabaseStore openStore(Invoker invoker) {
        return store.openExisting(invoker);
    }

    /**
     * Prints what was found, in the form that was asked for.
     *
     * @param what was verified, and how it stands now
     */
    public void print(String what, ConnectionReport report, PrintWriter out) {
        ConnectionReportOutput.print(what, report, json, out);
    }
}
