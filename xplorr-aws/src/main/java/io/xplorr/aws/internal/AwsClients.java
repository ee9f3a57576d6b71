package io.xplorr.aws.internal;

import io.xplorr.record.Scope;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of one session: one for each service and region, made when first asked for. They take nothing from the
 * environment or a profile, retry nothing, and share one HTTP client. Thread-safe.
 */
public final class AwsClients implements AutoCloseable {
    /** Where Cost Explorer and Organizations live in the standard partition, whatever the region of the data. */
    public static final Scope GLOBAL_SERVICES = Scope.region("us-east-1");

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();
    private static final List<ExecutionInterceptor> GENUINE_ANSWERS = List.of(new GenuineAnswers());
    private static final SilentAuthScheme SIGNING = new SilentAuthScheme();

    private final SdkHttpClient http;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;
    private final ConcurrentMap<Key, SdkClient> clients = new ConcurrentHashMap<>();

    public AwsClients(SdkHttpClient http, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this.http = Objects.requireNonNull(http, "http");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    public StsClient sts(Scope region) {
        return client(StsClient.class, "sts", region, StsClient::builder);
    }

    public CostExplorerClient costExplorer() {
        return client(CostExplorerClient.class, "ce", GLOBAL_SERVICES, CostExplorerClient::builder);
    }

    public OrganizationsClient organizations() {
        return client(OrganizationsClient.class, "organizations", GLOBAL_SERVICES, OrganizationsClient::builder);
    }

    public Ec2Client ec2(Scope region) {
        return client(Ec2Client.class, "ec2", region, Ec2Client::builder);
    }

    public RdsClient rds(Scope region) {
        return client(RdsClient.class, "rds", region, RdsClient::builder);
    }

    public ElasticLoadBalancingV2Client loadBalancing(Scope region) {
        return client(
                ElasticLoadBalancingV2Client.class,
                "elasticloadbalancing",
                region,
                ElasticLoadBalancingV2Client::builder);
    }

    public ElasticLoadBalancingClient classicLoadBalancing(Scope region) {
        return client(
                ElasticLoadBalancingClient.class, "elasticloadbalancing", region, ElasticLoadBalancingClient::builder);
    }

    public CloudWatchClient cloudWatch(Scope region) {
        return client(CloudWatchClient.class, "monitoring", region, CloudWatchClient::builder);
    }

    /** Closes the clients, but not the HTTP client, which is shared. */
    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        clients.clear();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, String host, Scope region, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(new Key(type, region), key -> build(builder.get(), key, host)));
    }

    // The endpoint is always given, or the SDK would look for one in the environment.
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, Key key, String host) {
        return builder.region(Region.of(key.region().value()))
                .endpointOverride(endpoint.orElseGet(() -> standardEndpoint(host, key.region())))
                .credentialsProvider(credentials)
                .httpClient(http)
                .putAuthScheme(SIGNING)
                .defaultsMode(DefaultsMode.STANDARD)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(NO_PROFILES)
                        .executionInterceptors(GENUINE_ANSWERS))
                .build();
    }

    private static URI standardEndpoint(String host, Scope region) {
        return URI.create("https://" + host + "." + region + ".amazonaws.com");
    }

    private record Key(Class<?> type, Scope region) {}
}
