package io.xplorr.examples.cli;

import io.xplorr.XplorrException;
import io.xplorr.examples.cli.connect.ConnectCommand;
import io.xplorr.examples.cli.connect.doctor.ConnectDoctor;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.Version;
import io.xplorr.examples.cli.show.CostCommand;
import io.xplorr.examples.cli.show.InventoryCommand;
import io.xplorr.examples.cli.show.StatusCommand;
import io.xplorr.examples.cli.sync.ScheduleCommand;
import io.xplorr.examples.cli.sync.SyncCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code xplorr}. */
@Command(
        name = "xplorr",
        mixinStandardHelpOptions = true,
        description = {
            "Reads cost, inventory, utilisation and organisation of AWS accounts into a",
            "store, and shows what it holds.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands, each with a --help of its own:%n",
        footerHeading = "%nTo try it without AWS:%n",
        footer = {
            "  xplorr fake-aws --port 4566",
            "      runs a fake AWS until it is stopped; its --help tells role and key.",
            "  xplorr sync --endpoint http://127.0.0.1:4566 --role-arn ARN --external-id ID",
            "      reads it, by that key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            "  xplorr status, xplorr cost, xplorr inventory",
            "      show what was read."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":done",
            ExitCodes.PARTIAL + ":done in part; the problems say what is missing and why",
            ExitCodes.FAILED + ":failed",
            ExitCodes.USAGE + ":the command line is wrong"
        })
public final class XplorrCli {
    private final Invoker invoker;
    private final PrintWriter out;
    private final PrintWriter err;

    XplorrCli(Invoker invoker, PrintWriter out, PrintWriter err) {
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    /** Runs the program; {@code --help} tells the rest. */
    public static void main(String[] args) {
        int exitCode = new XplorrCli(Invoker.ofProcess(), utf8(System.out), utf8(System.err)).run(args);
        if (exitCode != ExitCodes.COMPLETE) {
            System.exit(exitCode); // not after success: a fake AWS runs on
        }
    }

    /** Runs one command and returns its exit code. */
    int run(String... args) {
        CommandLine commandLine = commandLine();
        int exitCode = commandLine.execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this)
                .addSubcommand(new SyncCommand(invoker, out))
                .addSubcommand(
                        ConnectCommand.create(invoker, out, err).addSubcommand(new ConnectDoctor(invoker, out, err)))
                .addSubcommand(new StatusCommand(invoker, out))
                .addSubcommand(new CostCommand(invoker, out))
                .addSubcommand(new InventoryCommand(invoker, out))
                .addSubcommand(new ScheduleCommand(invoker, out, err))
                .addSubcommand(new FakeAwsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, args) -> refuse(wrong.getCommandLine(), sayWithoutValues(wrong)))
                .setExecutionExceptionHandler((failure, command, parsed) -> failure instanceof IllegalArgumentException
                        ? refuse(command, String.valueOf(failure.getMessage()))
                        : fail(failure));
        tellVersion(commandLine, new Version());
        return commandLine;
    }

    /** Lets {@code -V} behind any command tell the program's version. */
    private static void tellVersion(CommandLine command, IVersionProvider version) {
        command.getCommandSpec().versionProvider(version);
        command.getSubcommands().values().forEach(subcommand -> tellVersion(subcommand, version));
    }

    private int refuse(CommandLine command, String why) {
        err.println(why);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private int fail(Exception failure) {
        if (failure instanceof XplorrException) {
            err.println(failure.getMessage()); // says all that a person can use
            return ExitCodes.FAILED;
        }
        failure.printStackTrace(err);
        return ExitCodes.FAILED;
    }

    /** An argument that has no place may be a secret, so only the names of options are shown. */
    private static String sayWithoutValues(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .findFirst()
                    .map(option -> "There is no option " + option.replaceFirst("=.*", "") + ".")
                    .orElse("There is an argument that belongs to no option.");
        }
        return String.valueOf(wrong.getMessage());
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
