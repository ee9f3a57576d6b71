package io.xplorr.examples.cli.aws;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import io.xplorr.examples.cli.console.Invoker;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The options that say which account to read, and how to get in: by a role or by an access key of the operator's own, or as
 * {@code xplorr connect} has found out.
 */
public final class AccountOptions {
    public static final String SECRET = "XPLORR_SECRET_ACCESS_KEY";
    public static final String SESSION_TOKEN = "XPLORR_SESSION_TOKEN";
    private static final int LONGEST_ID = 64;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable RoleOptions role;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable KeyOptions key;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "A connection made with xplorr connect, by its id or name.")
    private @Nullable String connection;

    /** Returns the id or name of the connection to read, if it is one that was made with {@code xplorr connect}. */
    public Optional<String> registered() {
        return Optional.ofNullable(connection);
    }

    /**
     * Returns how to get into an account of the operator's own.
     *
     * @param excludedRegions what not to read there
     * @throws IllegalArgumentException if an option has a value that cannot be, or the secret is missing
     */
    public CredentialSource credentials(Invoker invoker, List<String> excludedRegions) {
        if (role != null) {
            return role.credentials(excludedRegions);
        }
        if (key != null) {
            return key.credentials(invoker, excludedRegions);
        }
        throw new IllegalStateException("the parser lets nobody pass who gave neither");
    }

    /**
     * Returns the id of the connection to an account of the operator's own: the account's, where it is known.
     *
     * @param endpoint where its calls go if not to AWS: the same number is another account there
     */
    public static ConnectionId idOf(CredentialSource credentials, Optional<URI> endpoint) {
        String id = credentials instanceof CredentialSource.Role role
                ? "aws-" + RoleArn.parse(role.principal()).account()
                : credentials.principal();
        String where = endpoint.map(address -> "-at-" + address.getAuthority().replaceAll("[^A-Za-z0-9.]+", "-"))
                .orElse("");
        String whole = id + where;
        return ConnectionId.of(whole.length() <= LONGEST_ID ? whole : whole.substring(0, LONGEST_ID));
    }

    /**
     * Returns the secret of an access key.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public static Secret secretOf(String accessKeyId, Invoker invoker) {
        return invoker.secret(SECRET, "Secret access key of " + accessKeyId)
                .orElseThrow(
                        () -> new IllegalArgumentException("the secret of the access key must be in the environment"
                                + " variable " + SECRET + ", or be typed in at a terminal"));
    }

    private static final class RoleOptions {
        @Option(
                names = "--role-arn",
                required = true,
                paramLabel = "ARN",
                description = "The role to assume, with the identity of the AWS default credential chain.")
        private String arn = "";

        @Option(names = "--external-id", paramLabel = "ID", description = "What the role demands to hear.")
        private @Nullable String externalId;

        private CredentialSource credentials(List<String> excludedRegions) {
            AwsCredentials.RoleBuilder builder = AwsCredentials.roleBuilder(arn);
            if (externalId != null) {
                builder.externalId(ExternalId.ofStored(externalId));
            }
            excludedRegions.forEach(builder::addExcludedRegion);
            return builder.build();
        }
    }

    private static final class KeyOptions {
        @Option(
                names = "--access-key-id",
                required = true,
                paramLabel = "ID",
                description = {
                    "The access key to use. Its secret comes from the environment variable " + SECRET
                            + ", or is asked for; a session token comes from " + SESSION_TOKEN + "."
                })
        private String id = "";

        private CredentialSource credentials(Invoker invoker, List<String> excludedRegions) {
            AwsCredentials.AccessKeyBuilder builder = AwsCredentials.accessKeyBuilder(id, secretOf(id, invoker));
            invoker.secret(SESSION_TOKEN).ifPresent(builder::sessionToken);
            excludedRegions.forEach(builder::addExcludedRegion);
            return builder.build();
        }
    }
}
