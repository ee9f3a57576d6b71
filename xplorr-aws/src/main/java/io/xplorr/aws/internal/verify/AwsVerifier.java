package io.xplorr.aws.internal.verify;

import io.xplorr.aws.RoleArn;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.call.AwsCallPolicy;
import io.xplorr.aws.internal.call.AwsTariff;
import io.xplorr.aws.internal.error.AwsErrors;
import io.xplorr.aws.internal.error.DeniedAs;
import io.xplorr.aws.internal.http.AdmittingHttpClient;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.aws.internal.http.ScrubbingHttpClient;
import io.xplorr.aws.internal.session.AwsSettings;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Verification;
import io.xplorr.spi.VerificationRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;

/** Verifies one role or access key. Used once, by one thread. */
public final class AwsVerifier implements ConnectionVerifier {
    private final VerificationRequest request;
    private final AwsSettings settings;
    private final Collection<DatasetId> offered;
    private final Scope region;
    private final SdkHttpClient http;
    private final AwsClients ownClients;
    private final CallPolicy calls;
    private final List<AwsClients> clients = new ArrayList<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /**
     * Creates a verifier.
     *
     * @param offered all datasets, in the order of the report
     */
    public AwsVerifier(VerificationRequest request, AwsSettings settings, Collection<DatasetId> offered) {
        this.request = request;
        this.settings = settings;
        this.offered = offered;
        this.region = regionOf(request.credentials(), settings);
        Scrubber scrubber = new Scrubber(this::secrets);
        this.http = new ScrubbingHttpClient(
                new AdmittingHttpClient(settings.http(), () -> {}, settings.watchdog()), scrubber);
        this.ownClients = new AwsClients(http, settings.endpoint(), settings.ownIdentity());
        keepSecret(request.credentials());
        request.formerExternalId().map(ExternalId::reveal).ifPresent(secrets::add);
        String owner = ownerOf(request.credentials());
        AwsErrors errors = new AwsErrors(
                scrubber,
                scope -> !scope.isGlobal() && !scope.equals(AwsClients.GLOBAL_SERVICES),
                action -> settings.tariff().priceOf(action).perUnit().signum() > 0,
                DeniedAs.verifying(request.credentials()));
        this.calls =
                new AwsCallPolicy(settings.tariff(), errors, () -> owner, () -> owner, settings.homeRegion(), region);
    }

    /** Returns what a verification costs at most that may make billed calls. */
    public static BigDecimal price(AwsTariff tariff) {
        return tariff.priceOf(CheapestReads.BILLED_COST)
                .perUnit()
                .add(tariff.priceOf(CheapestReads.BILLED_METRIC).perUnit());
    }

    @Override
    public CallPolicy calls() {
        return calls;
    }

    @Override
    public ConnectionReport verify(Verification verification) {
        Examination examination = new Examination(request, verification, region, ConnectionReport.builder());
        Optional<AwsClients> passed = request.credentials() instanceof CredentialSource.Role role
                ? new RoleExaminer(examination, settings, ownClients, role, this::clientsWith).examine()
                : new KeyExaminer(
                                examination,
                                settings,
                                ownClients,
                                (CredentialSource.AccessKey) request.credentials(),
                                this::clientsWith)
                        .examine();
        passed.ifPresent(customers -> new Preflight(examination, new CheapestReads(examination, customers))
                .run(offered.stream().filter(request.datasets()::contains).toList()));
        return examination.report().build();
    }

    @Override
    public void close() {
        clients.forEach(AwsClients::close);
        ownClients.close();
    }

    private AwsClients clientsWith(AwsCredentialsProvider credentials) {
        AwsCredentials resolved = credentials.resolveCredentials();
        secrets.add(resolved.secretAccessKey());
        if (resolved instanceof AwsSessionCredentials session) {
            secrets.add(session.sessionToken());
        }
        AwsClients made = new AwsClients(http, settings.endpoint(), credentials);
        clients.add(made);
        return made;
    }

    private Collection<String> secrets() {
        return Stream.concat(secrets.stream(), settings.ownIdentity().secrets().stream())
                .toList();
    }

    private void keepSecret(CredentialSource source) {
        if (source instanceof CredentialSource.Role role) {
            role.externalId().map(ExternalId::reveal).ifPresent(secrets::add);
        } else if (source instanceof CredentialSource.AccessKey key) {
            secrets.add(key.secret().reveal());
            key.sessionToken().ifPresent(token -> secrets.add(token.reveal()));
        }
    }

    // What is malformed is told by the report, and makes no call.
    private static Scope regionOf(CredentialSource source, AwsSettings settings) {
        try {
            return ConnectionSettings.parse(source.settings()).primaryRegion().orElse(settings.homeRegion());
        } catch (IllegalArgumentException e) {
            return settings.homeRegion();
        }
    }

    private static String ownerOf(CredentialSource source) {
        try {
            return source instanceof CredentialSource.Role role
                    ? RoleArn.parse(role.principal()).account()
                    : "key/" + source.principal();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
