package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.ActionPattern;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.call.Calls;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.aws.internal.access.Denials;
import io.xplorr.testkit.aws.internal.access.Identities;
import io.xplorr.testkit.aws.internal.server.Administration;
import io.xplorr.testkit.aws.internal.server.CallLog;
import io.xplorr.testkit.aws.internal.server.ConditionKeys;
import io.xplorr.testkit.aws.internal.server.Doorkeeper;
import io.xplorr.testkit.aws.internal.server.FaultReader;
import io.xplorr.testkit.aws.internal.server.Faults;
import io.xplorr.testkit.aws.internal.server.Gateway;
import io.xplorr.testkit.aws.internal.server.MovableClock;
import io.xplorr.testkit.aws.internal.server.RateLimits;
import io.xplorr.testkit.aws.internal.server.Relay;
import io.xplorr.testkit.aws.internal.server.WireMockFront;
import io.xplorr.testkit.aws.internal.service.PageTokens;
import io.xplorr.testkit.aws.internal.service.Pages;
import io.xplorr.testkit.aws.internal.service.RegionStates;
import io.xplorr.testkit.aws.internal.service.ServiceCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An AWS of your own, in this process, on a port of the loopback address. It speaks the wire protocols, so any AWS SDK
 * or the AWS CLI talks to it if its endpoint is overridden for every service. Who calls, and in which region, it takes
 * from the signature of each request.
 *
 * <pre>{@code
 * try (FakeAws aws = FakeAws.start(estate)) {
 *     AccessKey vendor = aws.accessKey("891377174505");
 *     aws.role("111122223333", "XplorrReadOnly").trusting("891377174505").externalId("xplorr-ext-1").allowing("ce:Get*");
 *     // point the clients at aws.endpoint()
 *     assertThat(aws.calls().of("ce:GetCostAndUsage").count()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>Another process can steer and watch it too: {@code faults}, {@code calls} and {@code clock} below {@code /_xplorr/} of
 * its endpoint take and give JSON.
 *
 * <p>Any number may run in one process. Thread-safe.
 */
public final class FakeAws implements AutoCloseable {
    private final Estate estate;
    private final MovableClock clock;
    private final Identities identities = new Identities();
    private final Denials denials = new Denials();
    private final CallLog log = new CallLog();
    private final RegionStates regions;
    private final AtomicReference<CostExplorerSettings> costExplorer;
    private final Faults faults;
    private final WireMockFront front;
    private final Relay relay;

    private FakeAws(Builder builder) {
        this.estate = builder.estate;
        this.clock = new MovableClock(builder.clock);
        this.regions = new RegionStates(estate);
        this.costExplorer = new AtomicReference<>(estate.costExplorer());
        this.faults = new Faults(clock);
        ServiceCatalog catalog = new ServiceCatalog(new ServiceCatalog.World(
                estate,
                identities,
                regions,
                new Pages(new PageTokens(builder.seed)),
                costExplorer::get,
                builder.costPageSize));
        Doorkeeper doorkeeper = new Doorkeeper(
                identities, denials, regions, new ConditionKeys(estate), clock, builder.verifyingSignatures);
        this.front = new WireMockFront(
                new Gateway(
                        doorkeeper,
                        catalog,
                        faults,
                        new RateLimits(clock, builder.publishedRates, builder.rates),
                        log,
                        clock),
                new Administration(faults, log, clock));
        this.relay = listen(builder);
    }

    private Relay listen(Builder builder) {
        try {
            return new Relay(builder.port, front, builder.latency);
        } catch (RuntimeException e) {
            front.close();
            throw e;
        }
    }

    /** Starts a fake AWS with the clock of this machine, on a free port. */
    public static FakeAws start(Estate estate) {
        return builder(estate).start();
    }

    public static Builder builder(Estate estate) {
        return new Builder(estate);
    }

    /** Returns where it listens: {@code http://127.0.0.1:} and the port. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    public Estate estate() {
        return estate;
    }

    /** Returns the clock that says what today is, and when a session expires. */
    public Clock clock() {
        return clock;
    }

    /**
     * Puts the clock forward, from where it goes on as the clock does that it is made of.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    /** Makes a new access key of a user that may do all; the account need not belong to the estate. */
    public AccessKey accessKey(String accountId) {
        return accessKey(accountId, Permissions.everything());
    }

    public AccessKey accessKey(String accountId, Permissions permissions) {
        return identities.createKey(accountId, "user", permissions);
    }

    /** Adds an access key that you have chosen, of a user that may do all. */
    public void addAccessKey(AccessKey key) {
        identities.addKey(key, "user", Permissions.everything());
    }

    /** Makes a key, or the key of a session, unknown. */
    public void deleteAccessKey(String accessKeyId) {
        identities.deleteKey(accessKeyId);
    }

    /** Makes a role, or makes it anew, with the path {@code /}; it trusts nobody and allows nothing yet. */
    public FakeRole role(String accountId, String name) {
        return role(accountId, "/", name);
    }

    public FakeRole role(String accountId, String path, String name) {
        return identities.createRole(accountId, path, name);
    }

    /** Deletes a role; sessions that it has are denied everything from now on. */
    public void deleteRole(FakeRole role) {
        identities.deleteRole(role);
    }

    /**
     * Forbids an action to everyone, in the words of a service control policy, but also to the management account and to
     * accounts outside of the organisation.
     *
     * @param action an IAM action, which may have wildcards
     * @param regions where it is forbidden; everywhere if none is given
     * @return what lifts the ban
     */
    public Runnable deny(String action, String... regions) {
        return denials.add(action, Set.of(regions));
    }

    /**
     * Attaches a service control policy in JSON to the root of the organisation, beside FullAWSAccess. It limits users and
     * roles of the member accounts; the management account and accounts outside are spared, as AWS spares them.
     *
     * @return what detaches it
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     * @throws IllegalStateException if the estate is no organisation with all features
     */
    public Runnable serviceControlPolicy(String json) {
        if (estate.organization().filter(it -> it.featureSet().equals("ALL")).isEmpty()) {
            throw new IllegalStateException("the estate is no organisation with all features, so it has no policies");
        }
        Permissions policy = Permissions.ofServiceControlPolicy(json);
        return denials.add(
                request -> isLimited(request.caller().accountId()) ? policy.check(request) : Optional.empty());
    }

    private boolean isLimited(String accountId) {
        return !estate.isManagementAccount(accountId)
                && estate.findAccount(accountId)
                        .filter(it -> it.isMember(clock.instant()))
                        .isPresent();
    }

    public void enableRegion(String accountId, String region) {
        regions.change(accountId, region, true);
    }

    /** Disables a region of an account: its credentials are refused there. */
    public void disableRegion(String accountId, String region) {
        regions.change(accountId, region, false);
    }

    /** Changes the preferences of Cost Explorer. */
    public void costExplorer(CostExplorerSettings settings) {
        costExplorer.set(settings);
    }

    /** Lets a fault wait for the calls that match; several may hit the same call. */
    public ArmedFault arm(Fault fault, CallMatcher matcher) {
        return faults.arm(fault, matcher);
    }

    /**
     * Arms faults that are written in JSON: an object, or a list of them. Each names a method of {@link Fault} as {@code
     * fault}, its arguments, and which calls it hits, by the names of {@link CallMatcher}; times are in seconds:
     *
     * <pre>{@code
     * [{"fault": "throttle", "action": "ec2:Describe*", "region": "us-east-1", "first": 3},
     *  {"fault": "delay", "seconds": 0.2, "share": 0.1, "seed": 7}]
     * }</pre>
     *
     * @throws IllegalArgumentException if it says what there is not; then none is armed
     */
    public List<ArmedFault> arm(String json) {
        return FaultReader.read(json.getBytes(StandardCharsets.UTF_8)).stream()
                .map(it -> it.arm(faults))
                .toList();
    }

    /** Returns the faults that no call has met: a test that armed them has not tested what it says. */
    public List<ArmedFault> unmetFaults() {
        return faults.unmet();
    }

    /** Returns the calls so far. */
    public Calls calls() {
        return log.calls();
    }

    public void forgetCalls() {
        log.clear();
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        try {
            relay.close();
        } finally {
            front.close();
        }
    }

    /** Builds a {@link FakeAws}. Not thread-safe. */
    public static final class Builder {
        private final Estate estate;
        private Clock clock = Clock.systemUTC();
        private int port;
        private long seed;
        private int costPageSize = 1000;
        private Duration latency = Duration.ZERO;
        private boolean verifyingSignatures;
        private boolean publishedRates;
        private final List<RateLimits.Rule> rates = new ArrayList<>();

        private Builder(Estate estate) {
            this.estate = estate;
        }

        /** Sets what the time is; the clock of this machine by default. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets the port; a free one by default. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Sets what page tokens are made from; the same seed gives the same tokens. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets how many groups of all periods together a page of GetCostAndUsage holds; at least 1, 1,000 by default.
         * AWS does not publish its own figure.
         */
        public Builder costPageSize(int costPageSize) {
            if (costPageSize < 1) {
                throw new IllegalArgumentException("costPageSize must be at least 1, was: " + costPageSize);
            }
            this.costPageSize = costPageSize;
            return this;
        }

        /** Sets how much longer every answer takes; no longer by default. */
        public Builder latency(Duration latency) {
            this.latency = latency;
            return this;
        }

        /** Checks the signature of each request, and that it is not older or newer than 15 minutes. */
        public Builder verifySignatures() {
            this.verifyingSignatures = true;
            return this;
        }

        /**
         * Refuses calls above the rates that AWS publishes, each with a bucket per account and region as AWS has them.
         * Where there are no figures, Cost Explorer admits 10 a second, and RDS 20 at once and 10 a second.
         */
        public Builder publishedRates() {
            this.publishedRates = true;
            return this;
        }

        /**
         * Refuses calls above a rate, besides others that are set.
         *
         * @param action an IAM action, which may have wildcards
         * @param burst how many calls of an account and region may come at once
         * @param perSecond how many may come in the long run
         */
        public Builder rate(String action, double burst, double perSecond) {
            rates.add(new RateLimits.Rule(new ActionPattern(action), burst, perSecond));
            return this;
        }

        public FakeAws start() {
            return new FakeAws(this);
        }
    }
}
