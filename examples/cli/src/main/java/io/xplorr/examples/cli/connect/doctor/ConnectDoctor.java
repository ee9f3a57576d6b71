package io.xplorr.examples.cli.connect.doctor;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.examples.cli.connect.VerificationOptions;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect doctor}: finds out what is wrong, from this machine to each dataset. Changes nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds out what is wrong, from this machine to each dataset. Changes nothing.",
            "Looks at whether AWS is reached, the clock, your own identity, the role or key, and each dataset. Without a"
                    + " connection, role or key it stops at your own identity. Tells what AWS bills for it at most."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":nothing is wrong",
            ExitCodes.PARTIAL + ":some datasets are not readable",
            ExitCodes.FAILED + ":a check failed, or could not be made",
            ExitCodes.USAGE + ":the command line is wrong"
        })
public final class ConnectDoctor implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONNECTION",
            description = "The id or name of a connection. If its role is not handed in yet, name it with --role-arn.")
    private @Nullable String connection;

    @ArgGroup
    private Given given = new Given();

    @Option(names = "--no-billed-calls", description = "Make no call that AWS bills.")
    private boolean withoutBilledCalls;

    @Mixin
    private VerificationOptions options = new VerificationOptions();

    public ConnectDoctor(Invoker invoker, PrintWriter out, PrintWriter err) {
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Optional<Patient> patient = patient();
        ConnectionReport.Builder report = ConnectionReport.builder();
        if (new Reach(options.aws().addresses(), invoker.clock()).examine(report)) {
            patient.ifPresentOrElse(
                    found -> found.examine(
                            options.aws(), !withoutBilledCalls, invoker.clock().instant(), report, err),
                    () -> new OwnIdentity(options.aws()).examine(report));
        }
        ConnectionReport found = report.build();
        options.print("doctor", found, out);
        return ExitCodes.of(found);
    }

    private Optional<Patient> patient() {
        Optional<StoredConnection> stored = stored();
        Map<String, String> settings =
                stored.map(connection -> connection.request().settings()).orElse(Map.of());
        Optional<CredentialSource> credentials;
        if (given.role != null) {
            Optional<ExternalId> demanded = Optional.ofNullable(given.role.externalId)
                    .map(ExternalId::ofStored)
                    .or(() -> stored.flatMap(connection -> connection.keys().externalId()));
            credentials = Optional.of(new CredentialSource.Role(Provider.AWS, given.role.arn, demanded, settings));
        } else if (given.accessKeyId != null) {
            credentials = Optional.of(new CredentialSource.AccessKey(
                    Provider.AWS,
                    given.accessKeyId,
                    AccountOptions.secretOf(given.accessKeyId, invoker),
                    invoker.secret(AccountOptions.SESSION_TOKEN),
                    settings));
        } else {
            credentials = stored.flatMap(connection -> connection.keys().credentials());
        }
        return credentials.map(found -> new Patient(
                found,
                stored.flatMap(connection -> connection.facts().account()),
                stored.map(connection -> connection.request().datasets()).orElse(Set.of())));
    }

    private Optional<StoredConnection> stored() {
        if (connection == null) {
            return Optional.empty();
        }
        try (DatabaseStore kept = options.openStore(invoker)) {
            return Optional.of(new RegisteredConnections(kept.connections()).require(connection));
        }
    }

    /** A role or key besides that of a connection. */
    private static final class Given {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable GivenRole role;

        @Option(
                names = "--access-key-id",
                paramLabel = "ID",
                description = "The access key to look at. Its secret comes from the environment variable "
                        + AccountOptions.SECRET + ", or is asked for.")
        private @Nullable String accessKeyId;
    }

    private static final class GivenRole {
        @Option(names = "--role-arn", required = true, paramLabel = "ARN", description = "The role to look at.")
        private String arn = "";

        @Option(
                names = "--external-id",
                paramLabel = "ID",
                description = "What that role demands to hear; the connection's own by default, if there is one.")
        private @Nullable String externalId;
    }
}
