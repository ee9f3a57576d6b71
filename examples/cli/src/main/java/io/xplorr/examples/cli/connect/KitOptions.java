package io.xplorr.examples.cli.connect;

import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.DatasetsOption;
import io.xplorr.record.DatasetId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what an administrator's kit holds. */
final class KitOptions {
    private static final ExternalId ANY = ExternalId.ofStored("any");

    @Option(
            names = "--datasets",
            split = ",",
            paramLabel = "NAME",
            description = "What the role lets us read; by default what the connection was begun with, or else all that"
                    + " there is.")
    private List<String> datasets = List.of();

    @Option(
            names = "--trusted-account",
            paramLabel = "ACCOUNT",
            description = "The account that may assume the role: yours; the published one by default.")
    private @Nullable String trustedAccount;

    @Option(
            names = "--role-name",
            paramLabel = "NAME",
            description = "The name of the role; ${DEFAULT-VALUE} by default.",
            defaultValue = "XplorrReadOnly")
    private String roleName = "XplorrReadOnly";

    @Option(
            names = "--role-path",
            paramLabel = "PATH",
            description = "The path of the role; ${DEFAULT-VALUE} by default.",
            defaultValue = "/")
    private String rolePath = "/";

    /**
     * Returns the kit of a connection, for the datasets that were named here, else when it was begun, else for all. While
     * its external ID is being replaced, it is the kit of the rotation.
     *
     * @throws IllegalArgumentException if an option has a value that cannot be, or the connection has no external ID
     */
    AwsOnboarding kit(StoredConnection connection) {
        ExternalId externalId = connection
                .keys()
                .externalId()
                .orElseThrow(() -> new IllegalArgumentException(
                        "connection " + connection.id() + " has no external ID for a role to demand"));
        AwsOnboarding.Builder kit = connection
                .keys()
                .rotation()
                .map(rotation -> AwsOnboarding.builder(externalId, rotation))
                .orElseGet(() -> AwsOnboarding.builder(externalId));
        return kit(kit, connection.request().datasets());
    }

    /**
     * Returns a kit for what holds no external ID.
     *
     * @throws IllegalArgumentException if an option has a value that cannot be
     */
    AwsOnboarding kit() {
        return kit(AwsOnboarding.builder(ANY), Set.of());
    }

    /** Builds a kit; {@code otherwise} has the datasets if none were named, or none for all. */
    private AwsOnboarding kit(AwsOnboarding.Builder kit, Set<DatasetId> otherwise) {
        kit.roleName(roleName).rolePath(rolePath);
        if (trustedAccount != null) {
            kit.trusted(TrustedPrincipal.account(trustedAccount));
        }
        Set<DatasetId> chosen = named();
        if (chosen.isEmpty()) {
            chosen = otherwise;
        }
        return chosen.isEmpty() ? kit.build() : kit.datasets(chosen).build();
    }

    private Set<DatasetId> named() {
        try (AwsProvider provider = AwsProvider.create()) {
            return DatasetsOption.named(datasets, provider.datasets());
        }
    }
}
