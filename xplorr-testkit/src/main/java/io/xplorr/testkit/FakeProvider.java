package io.xplorr.testkit;

import io.xplorr.Provider;
import io.xplorr.connection.Check;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.Secret;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.Price;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.RateLimit;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.VerificationRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A cloud without HTTP, for tests above the cloud: datasets, regions, latency, rate limits, prices and failures as the test
 * says.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
 * Dataset instances = Dataset.builder("inventory.instances").regional().build();
 * FakeProvider cloud = FakeProvider.builder(clock)
 *         .addRegion("eu-west-1")
 *         .addRegion("us-east-1")
 *         .addDataset(instances, FakePages.of(100, request -> instancesIn(request)))
 *         .latency((action, scope) -> Duration.ofMillis(200))
 *         .build();
 * cloud.failNext("fake:inventory.instances", FakeFailure.throttled(), FakeFailure.throttled());
 * cloud.fail("fake:inventory.instances", Scope.region("eu-west-1"), FakeFailure.denied());
 *
 * SyncResult result = xplorr.sync(FakeProvider.connection("acme"));
 *
 * assertThat(cloud.unmetFailures()).isEmpty();
 * }</pre>
 *
 * <p>A session makes the calls {@code fake:authenticate}, {@code fake:account}, {@code fake:payer} and {@code fake:regions}, and
 * for each page of a dataset {@code fake:} and its id; a verification makes {@code fake:verify}. The account is
 * {@code account-of-} and the connection's id. Without a region, regional datasets are read in the scope {@code global}.
 *
 * <p>Thread-safe once built; failures, {@link #onCall}, {@link #onVerify} and {@link #payer} may be set at any time.
 */
public final class FakeProvider implements CloudProvider {
    static final String VERIFY = "fake:verify";

    private static final Provider ID = Provider.of("fake");

    private final TimeSource time;
    private final Map<DatasetId, Dataset> datasets;
    private final Map<DatasetId, FakePages> pages;
    private final Set<Scope> regions;
    private final BiFunction<String, Scope, Duration> latency;
    private final BiFunction<String, SessionRequest, List<RateLimit>> limits;
    private final Function<String, Price> prices;
    private final List<FakeCall> calls = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();
    private final FakeScript script = new FakeScript();
    private volatile Consumer<FakeCall> onCall = call -> {};
    private volatile Function<VerificationRequest, ConnectionReport> onVerify = FakeProvider::works;
    private volatile String payer = "payer";

    private FakeProvider(Builder builder) {
        this.time = builder.time;
        this.datasets = new LinkedHashMap<>(builder.datasets);
        this.pages = Map.copyOf(builder.pages);
        this.regions = Set.copyOf(builder.regions);
        this.latency = builder.latency;
        this.limits = builder.limits;
        this.prices = builder.prices;
    }

    /** Starts a fake whose latency passes on {@code time}. */
    public static Builder builder(TimeSource time) {
        return new Builder(time);
    }

    /** Returns a connection to this fake. */
    public static CloudConnection connection(String id) {
        return CloudConnection.builder(id)
                .credentials(new CredentialSource.AccessKey(
                        ID, "fake-key", Secret.of("fake-secret"), Optional.empty(), Map.of()))
                .build();
    }

    /**
     * Fails the next attempts of an action, one by each failure, in this order, over whichever connection and in whichever
     * scope they are made. Further failures wait behind those that wait already.
     */
    public void failNext(String action, FakeFailure... failures) {
        script.failNext(action, failures);
    }

    /** Fails every attempt of an action in one scope, until {@link #heal}. */
    public void fail(String action, Scope scope, FakeFailure failure) {
        script.fail(action, scope, failure);
    }

    /** Forgets all failures of {@link #failNext} and {@link #fail}. */
    public void heal() {
        script.clear();
    }

    /**
     * Returns the failures of {@link #failNext} and {@link #fail} that no attempt has met, each described: a test that
     * leaves some has not tested what it says.
     */
    public List<String> unmetFailures() {
        return script.unmet();
    }

    /**
     * Sets what happens at each attempt, after its latency and unless it is failed already: throw a {@link FakeFailure} to
     * fail it.
     */
    public void onCall(Consumer<FakeCall> onCall) {
        this.onCall = onCall;
    }

    /**
     * Sets what a verification finds, after its one call, {@code fake:verify}, which is free where no billed calls may be
     * made; by default that everything works.
     */
    public void onVerify(Function<VerificationRequest, ConnectionReport> onVerify) {
        this.onVerify = onVerify;
    }

    /** Sets who pays for the accounts from now on; {@code payer} at first. */
    public void payer(String payer) {
        this.payer = payer;
    }

    /** Returns every attempt so far, in order. */
    public List<FakeCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the attempts so far of one action, in order. */
    public List<FakeCall> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    @Override
    public Provider id() {
        return ID;
    }

    @Override
    public List<Dataset> datasets() {
        return List.copyOf(datasets.values());
    }

    @Override
    public ProviderSession open(SessionRequest request) {
        return new FakeSession(this, request);
    }

    @Override
    public void check(CredentialSource credentials) {
        if (!credentials.provider().equals(ID)) {
            throw new IllegalArgumentException("credentials must be the fake's, were of: " + credentials.provider());
        }
    }

    @Override
    public void checkSettings(Map<String, String> settings) {}

    @Override
    public ConnectionVerifier verifier(VerificationRequest request) {
        return new FakeVerifier(this, request);
    }

    @Override
    public BigDecimal verificationPrice() {
        return prices.apply(VERIFY).perUnit();
    }

    @Override
    public void close() {}

    /** Returns the report of a verification that finds everything in order. */
    public static ConnectionReport works(VerificationRequest request) {
        ConnectionReport.Builder report = ConnectionReport.builder()
                .account("account-of-" + request.connectionId())
                .principalUid("uid-of-" + request.credentials().principal())
                .addCheck(Check.passed("assume", Check.Weight.NEEDED, "it lets us in"));
        request.datasets()
                .forEach(id -> report.addPermission(DatasetPermission.of(id, DatasetPermission.Status.GRANTED)));
        return report.build();
    }

    Set<Scope> regions() {
        return regions;
    }

    String payer() {
        return payer;
    }

    /**
     * Returns what answers the pages of a dataset.
     *
     * @throws IllegalArgumentException if there is no such dataset
     */
    FakePages pages(DatasetId dataset) {
        FakePages source = pages.get(dataset);
        if (source == null) {
            throw new IllegalArgumentException("dataset must be one of " + pages.keySet() + ", was: " + dataset);
        }
        return source;
    }

    CallPolicy policy(SessionRequest session) {
        return new FakePolicy(session.connection().id(), call -> limits.apply(call, session), prices);
    }

    CallPolicy policy(VerificationRequest verification) {
        Function<String, Price> billed = verification.billedCalls() ? prices : action -> Price.FREE;
        return new FakePolicy(verification.connectionId(), call -> List.of(), billed);
    }

    ConnectionReport found(VerificationRequest verification) {
        return onVerify.apply(verification);
    }

    /** Answers one attempt: after its latency, unless it is failed. */
    void answer(ConnectionId connection, String action, Scope scope) {
        int number = numbers.computeIfAbsent(connection + " " + action + " " + scope, key -> new AtomicInteger())
                .incrementAndGet();
        FakeCall call = new FakeCall(connection, action, scope, time.now(), number);
        calls.add(call);
        try {
            time.sleep(latency.apply(action, scope));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FakeFailure.unavailable();
        }
        script.failIfDue(call);
        onCall.accept(call);
    }

    /** Builds a {@link FakeProvider}. Not thread-safe. */
    public static final class Builder {
        private final TimeSource time;
        private final Map<DatasetId, Dataset> datasets = new LinkedHashMap<>();
        private final Map<DatasetId, FakePages> pages = new LinkedHashMap<>();
        private final Set<Scope> regions = new TreeSet<>();
        private BiFunction<String, Scope, Duration> latency = (action, scope) -> Duration.ZERO;
        private BiFunction<String, SessionRequest, List<RateLimit>> limits = (action, session) -> List.of();
        private Function<String, Price> prices = action -> Price.FREE;

        private Builder(TimeSource time) {
            this.time = time;
        }

        /** Adds a dataset, and what answers its pages; a later one with the same id replaces it. */
        public Builder addDataset(Dataset dataset, FakePages source) {
            datasets.put(dataset.id(), dataset);
            pages.put(dataset.id(), source);
            return this;
        }

        /** Adds a dataset whose every read yields these records on one page. */
        public Builder addDataset(Dataset dataset, Function<PageRequest, List<? extends CloudRecord>> records) {
            return addDataset(dataset, FakePages.of(Integer.MAX_VALUE, records));
        }

        /** Adds a region that the account uses; none by default. */
        public Builder addRegion(String region) {
            regions.add(Scope.region(region));
            return this;
        }

        /** Sets how long a call takes, by action and scope; nothing by default. */
        public Builder latency(BiFunction<String, Scope, Duration> latency) {
            this.latency = latency;
            return this;
        }

        /** Sets the buckets of a call, by {@code action@scope} and session; none by default. */
        public Builder limits(BiFunction<String, SessionRequest, List<RateLimit>> limits) {
            this.limits = limits;
            return this;
        }

        /** Sets what a call costs, by action; nothing by default. */
        public Builder prices(Function<String, Price> prices) {
            this.prices = prices;
            return this;
        }

        public FakeProvider build() {
            return new FakeProvider(this);
        }
    }
}
