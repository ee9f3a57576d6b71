package io.xplorr.aws;

import io.xplorr.Provider;
import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.aws.cost.internal.CostOptions;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.internal.call.AwsTariff;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.aws.internal.http.Watchdog;
import io.xplorr.aws.internal.session.AwsSession;
import io.xplorr.aws.internal.session.AwsSettings;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.aws.internal.session.OwnIdentity;
import io.xplorr.aws.internal.verify.AwsVerifier;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Price;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.VerificationRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Reads AWS accounts of the standard commercial partition. Thread-safe; one serves all connections.
 *
 * <p>The customers' accounts are reached with what {@link AwsCredentials} says; for roles, the provider's own identity
 * assumes them. Nothing but that identity's default is taken from the environment or from AWS profiles.
 */
public final class AwsProvider implements CloudProvider {
    private final AwsSettings settings;
    private final Map<DatasetId, AwsDataset> datasets;
    private final List<Runnable> owned;

    private AwsProvider(AwsSettings settings, Map<DatasetId, AwsDataset> datasets, List<Runnable> owned) {
        this.settings = settings;
        this.datasets = datasets;
        this.owned = owned;
    }

    /** Returns a provider with default settings: our own identity comes from the AWS default credential chain. */
    public static AwsProvider create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Provider id() {
        return Provider.AWS;
    }

    @Override
    public List<Dataset> datasets() {
        return datasets.values().stream().map(AwsDataset::dataset).toList();
    }

    @Override
    public ProviderSession open(SessionRequest request) {
        check(request.connection().credentials());
        return new AwsSession(request, settings, datasets);
    }

    @Override
    public void check(CredentialSource credentials) {
        if (!credentials.provider().equals(Provider.AWS)) {
            throw new IllegalArgumentException("credentials must be for aws, were for: " + credentials.provider());
        }
        ConnectionSettings.parse(credentials.settings());
        if (credentials instanceof CredentialSource.Role role) {
            RoleArn.parse(role.principal());
        } else {
            AccessKeyId.parse(credentials.principal());
        }
    }

    @Override
    public void checkSettings(Map<String, String> settings) {
        ConnectionSettings.requireKnown(settings);
        ConnectionSettings.parse(settings);
    }

    @Override
    public ConnectionVerifier verifier(VerificationRequest request) {
        return new AwsVerifier(request, settings, datasets.keySet());
    }

    @Override
    public BigDecimal verificationPrice() {
        return AwsVerifier.price(settings.tariff());
    }

    /** Closes the HTTP client and the credentials provider that were not given to it. */
    @Override
    public void close() {
        owned.forEach(Runnable::run);
    }

    /** Builds an {@link AwsProvider}. Not thread-safe. */
    public static final class Builder {
        private @Nullable AwsCredentialsProvider credentialsProvider;
        private Scope region = Scope.region("us-east-1");
        private @Nullable URI endpoint;
        private @Nullable SdkHttpClient httpClient;
        private Duration attemptTimeout = Duration.ofSeconds(60);
        private AwsTariff tariff = AwsTariff.defaults();
        private final Set<String> ownAccounts = new HashSet<>();
        private CostOptions cost = CostOptions.defaults();
        private MetricSettings metrics = MetricSettings.defaults();

        private Builder() {}

        /**
         * Sets our own identity, which assumes the customers' roles; the AWS default credential chain by default. The
         * caller closes it.
         */
        public Builder credentialsProvider(AwsCredentialsProvider credentialsProvider) {
            this.credentialsProvider = Objects.requireNonNull(credentialsProvider, "credentialsProvider");
            return this;
        }

        /**
         * Sets the home region: where roles are assumed, and from where the regions of an account are discovered unless
         * its connection names a primary region; {@code us-east-1} by default.
         *
         * @throws IllegalArgumentException if it is not a region of the standard partition
         */
        public Builder region(String region) {
            this.region = ConnectionSettings.standardRegion("region", region);
            return this;
        }

        /**
         * Sends the calls of every service to one address, such as a fake AWS; AWS's own by default.
         *
         * @throws IllegalArgumentException if it is no address of http or https with a host
         */
        public Builder endpointOverride(URI endpoint) {
            boolean isHttp =
                    "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
            if (!isHttp || endpoint.getHost() == null) {
                throw new IllegalArgumentException(
                        "endpoint must be an address such as http://127.0.0.1:4566, was: " + endpoint);
            }
            this.endpoint = endpoint;
            return this;
        }

        /**
         * Sets the HTTP client; by default one that gives up connecting after 5 s, takes the JVM's proxy and TLS settings,
         * and logs nothing of what it sends or receives. Others may: at DEBUG the SDK's own Apache clients print headers and
         * bodies, session tokens included. The caller closes it.
         */
        public Builder httpClient(SdkHttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /**
         * Sets how long AWS may take until its answer begins, and again until it ends; 60 s by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            if (attemptTimeout.isNegative() || attemptTimeout.isZero()) {
                throw new IllegalArgumentException("attemptTimeout must be positive, was: " + attemptTimeout);
            }
            this.attemptTimeout = attemptTimeout;
            return this;
        }

        /**
         * Adds an account of our own, whose roles and keys nobody may connect. That of our own identity is refused
         * without being added.
         *
         * @throws IllegalArgumentException if it is not 12 digits
         */
        public Builder addOwnAccount(String account) {
            if (!account.matches("\\d{12}")) {
                throw new IllegalArgumentException("account must be 12 digits, was: " + account);
            }
            ownAccounts.add(account);
            return this;
        }

        /**
         * Replaces the buckets of an action, or of a service's actions that have none of their own ({@code ce:*}). By
         * default those that AWS publishes; Cost Explorer, for which it publishes none, begins at 10 calls a second.
         *
         * @throws IllegalArgumentException if {@code action} has no service
         */
        public Builder rates(String action, AwsRate... rates) {
            this.tariff = tariff.withRates(action, List.of(rates));
            return this;
        }

        /**
         * Replaces the price of an action, or of a service's actions that have none of their own ({@code ce:*}). By
         * default USD 0.01 for each call of Cost Explorer, and USD 0.00001 for each metric that is asked for; others are
         * free.
         *
         * @throws IllegalArgumentException if {@code action} has no service
         */
        public Builder price(String action, Price price) {
            this.tariff = tariff.withPrice(action, Objects.requireNonNull(price, "price"));
            return this;
        }

        /**
         * Adds a way to break cost down; none by default.
         *
         * @throws IllegalArgumentException if there is one of that name already
         */
        public Builder addBreakdown(CostBreakdown breakdown) {
            this.cost = cost.withBreakdown(breakdown);
            return this;
        }

        /**
         * Sets the services whose cost is read by resource, by Cost Explorer's names; by default EC2 instances, which AWS
         * documents as the only ones.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder resourceCostServices(List<String> services) {
            this.cost = cost.withResourceServices(services);
            return this;
        }

        /**
         * Sets the services whose reservations are read, by Cost Explorer's names; EC2, RDS, ElastiCache, Redshift and
         * OpenSearch (still by its former name) by default. Each takes a call, and another one where there are reservations.
         */
        public Builder reservationServices(List<String> services) {
            this.cost = cost.withReservationServices(services);
            return this;
        }

        /**
         * Sets the dimensions whose values are read, by Cost Explorer's names; accounts, services, regions and record types
         * by default. Each costs a call.
         */
        public Builder dimensions(List<String> dimensions) {
            this.cost = cost.withDimensions(dimensions);
            return this;
        }

        /** Sets the tags whose values are read, besides all keys; none by default. Each costs a call. */
        public Builder tagValuesOf(List<String> keys) {
            this.cost = cost.withTagKeys(keys);
            return this;
        }

        /**
         * Sets the day of the next month from which on a month of cost counts as closed, if nothing in it is estimated any
         * more; the 10th by default. Until then each sync reads it again, at a price; afterwards only the slow sweep does.
         *
         * @throws IllegalArgumentException if {@code day} is not 1 to 28
         */
        public Builder settlingDay(int day) {
            this.cost = cost.withSettlingDay(day);
            return this;
        }

        /** Sets which metrics are read, how finely and how far back; {@link MetricSettings#defaults()} by default. */
        public Builder metrics(MetricSettings metrics) {
            this.metrics = Objects.requireNonNull(metrics, "metrics");
            return this;
        }

        public AwsProvider build() {
            List<Runnable> owned = new ArrayList<>();
            Watchdog watchdog = new Watchdog(attemptTimeout);
            owned.add(watchdog::close);
            AwsCredentialsProvider identity = credentialsProvider;
            if (identity == null) {
                DefaultCredentialsProvider chain =
                        DefaultCredentialsProvider.builder().build();
                owned.add(chain::close);
                identity = chain;
            }
            SdkHttpClient http = httpClient;
            if (http == null) {
                SdkHttpClient shared = SilentHttpClient.listening(attemptTimeout);
                owned.add(shared::close);
                http = shared;
            }
            AwsSettings settings = new AwsSettings(
                    new OwnIdentity(identity),
                    region,
                    Optional.ofNullable(endpoint),
                    http,
                    watchdog,
                    tariff,
                    Set.copyOf(ownAccounts));
            return new AwsProvider(settings, AwsOffer.of(cost, metrics), List.copyOf(owned));
        }
    }
}
