package io.xplorr.aws.internal.session;

import io.xplorr.aws.RoleArn;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.internal.call.AwsCallPolicy;
import io.xplorr.aws.internal.error.AwsErrors;
import io.xplorr.aws.internal.error.DeniedAs;
import io.xplorr.aws.internal.error.RegionOff;
import io.xplorr.aws.internal.http.AdmittingHttpClient;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.aws.internal.http.ScrubbingHttpClient;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.Collector;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** One run's way into one AWS account. Thread-safe. */
public final class AwsSession implements ProviderSession {
    private static final String DESCRIBE_REGIONS = "ec2:DescribeRegions";

    private final AwsSettings settings;
    private final Map<DatasetId, AwsDataset> datasets;
    private final AwsClients ownClients;
    private final AwsClients clients;
    private final SessionCredentials credentials;
    private final CallPolicy calls;
    private final Scope primaryRegion;
    private final Set<Scope> excludedRegions;
    private final ConcurrentMap<DatasetId, Collector> collectors = new ConcurrentHashMap<>();
    private volatile String account;
    private volatile Optional<String> payer = Optional.empty();
    private volatile Set<Scope> enabledRegions = Set.of();

    public AwsSession(SessionRequest request, AwsSettings settings, Map<DatasetId, AwsDataset> datasets) {
        CredentialSource source = request.connection().credentials();
        ConnectionSettings connection = ConnectionSettings.parse(source.settings());
        Scrubber scrubber = new Scrubber(this::secrets);
        SdkHttpClient http = new ScrubbingHttpClient(
                new AdmittingHttpClient(settings.http(), request.admission(), settings.watchdog()), scrubber);
        this.settings = settings;
        this.datasets = datasets;
        this.primaryRegion = connection.primaryRegion().orElse(settings.homeRegion());
        this.excludedRegions = connection.excludedRegions();
        this.ownClients = new AwsClients(http, settings.endpoint(), settings.ownIdentity());
        this.credentials = credentialsOf(request, source);
        this.clients = new AwsClients(http, settings.endpoint(), credentials);
        this.account = ownerOf(source);
        AwsErrors errors = new AwsErrors(
                scrubber,
                this::mayBeDisabled,
                action -> settings.tariff().priceOf(action).perUnit().signum() > 0,
                DeniedAs.syncing(source));
        this.calls = new AwsCallPolicy(
                settings.tariff(), errors, () -> account, this::payer, settings.homeRegion(), primaryRegion);
    }

    @Override
    public CallPolicy calls() {
        return calls;
    }

    @Override
    public void authenticate(CallGate gate) {
        credentials.ensure(gate);
    }

    @Override
    public void credentialsExpired() {
        credentials.expired();
    }

    @Override
    public String fetchAccount(CallGate gate) {
        try {
            account = fetchAccount(gate, primaryRegion);
        } catch (CallException e) {
            throw RegionOff.told(e, primaryRegion, () -> fetchAccount(gate, AwsClients.GLOBAL_SERVICES));
        }
        return account;
    }

    private String fetchAccount(CallGate gate, Scope region) {
        return gate.call(
                "sts:GetCallerIdentity",
                () -> clients.sts(region).getCallerIdentity().account());
    }

    @Override
    public Optional<String> fetchPayer(CallGate gate) {
        payer = Optional.of(gate.call(
                        "organizations:DescribeOrganization",
                        () -> clients.organizations().describeOrganization())
                .organization()
                .masterAccountId());
        return payer;
    }

    @Override
    public Scope primaryRegion() {
        return primaryRegion;
    }

    @Override
    public Set<Scope> fetchRegions(CallGate gate) {
        DescribeRegionsResponse answer =
                gate.call(DESCRIBE_REGIONS, () -> clients.ec2(primaryRegion).describeRegions(enabledOnly()));
        if (answer.regions().isEmpty()) {
            // Every account has regions; none would retire all that are held.
            throw Answers.unreadable(DESCRIBE_REGIONS, "regionInfo is empty");
        }
        enabledRegions = answer.regions().stream()
                .filter(region -> !"not-opted-in".equals(region.optInStatus()))
                .map(region -> Answers.required(DESCRIBE_REGIONS, "regionName", region.regionName()))
                .map(Scope::region)
                .collect(Collectors.toUnmodifiableSet());
        return enabledRegions.stream()
                .filter(region -> !excludedRegions.contains(region))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Collector collector(DatasetId id) {
        AwsDataset dataset = datasets.get(id);
        if (dataset == null) {
            throw new IllegalArgumentException("AWS offers no dataset " + id);
        }
        return collectors.computeIfAbsent(id, key -> dataset.collector().apply(clients));
    }

    @Override
    public void close() {
        clients.close();
        ownClients.close();
    }

    private static DescribeRegionsRequest enabledOnly() {
        return DescribeRegionsRequest.builder().allRegions(false).build();
    }

    // EC2 answers a region that is not enabled as if the credentials were bad.
    private boolean mayBeDisabled(Scope scope) {
        return !scope.isGlobal() && !scope.equals(primaryRegion) && !enabledRegions.contains(scope);
    }

    private SessionCredentials credentialsOf(SessionRequest request, CredentialSource source) {
        if (source instanceof CredentialSource.AccessKey key) {
            return new FixedKey(key);
        }
        CredentialSource.Role role = (CredentialSource.Role) source;
        AssumeRoleRequest assume = AssumeRequests.forRun(request, role);
        return new AssumedRole(() -> ownClients.sts(settings.homeRegion()), assume, role, request.time());
    }

    private Collection<String> secrets() {
        return Stream.concat(credentials.secrets().stream(), settings.ownIdentity().secrets().stream())
                .toList();
    }

    private String payer() {
        return payer.orElse(account);
    }

    // A key's account is known when AWS has told it; until then the key has buckets of its own.
    private static String ownerOf(CredentialSource source) {
        return source instanceof CredentialSource.Role role
                ? RoleArn.parse(role.principal()).account()
                : "key/" + source.principal();
    }
}
