package io.xplorr;

import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Connections;
import io.xplorr.connection.TenantId;
import io.xplorr.connection.internal.ConnectionNews;
import io.xplorr.connection.internal.ConnectionRegistry;
import io.xplorr.connection.internal.Offers;
import io.xplorr.connection.internal.SyncWatch;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.SchedulerFactory;
import io.xplorr.spi.TimeSource;
import io.xplorr.store.Store;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import io.xplorr.sync.SyncScheduler;
import io.xplorr.sync.internal.ConnectionSyncs;
import io.xplorr.sync.internal.EngineSettings;
import io.xplorr.sync.internal.InProcessScheduler;
import io.xplorr.sync.internal.SyncEngine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The entry point: reads customers' clouds into a store. Make one for a process and share it: rate limits are learned and
 * kept here. Thread-safe.
 *
 * <p>Closing cancels what runs and waits for it, then closes the providers. The store stays open: its maker closes it.
 */
public final class Xplorr implements AutoCloseable {
    private final Map<Provider, CloudProvider> providers;
    private final SyncEngine engine;
    private final ConnectionRegistry registry;
    private final ClosableScheduler scheduler;
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closed;

    private Xplorr(
            Map<Provider, CloudProvider> providers,
            SyncEngine engine,
            ConnectionRegistry registry,
            ClosableScheduler scheduler) {
        this.providers = providers;
        this.engine = engine;
        this.registry = registry;
        this.scheduler = scheduler;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Reads everything that is due of a connection, with all defaults, and waits for it. */
    public SyncResult sync(CloudConnection connection) {
        return sync(connection, SyncRequest.defaults());
    }

    /**
     * Reads what is due of a connection and waits for it. What goes wrong in the cloud is in the result. An interrupt
     * cancels the sync.
     *
     * <p>A registered connection is read with its present credentials, however old {@code connection} is, and for the datasets
     * that it was registered for unless {@code request} names some.
     *
     * @throws IllegalArgumentException if the connection's provider was not added, cannot use its credentials, or does not
     *     offer a dataset of the request; if the request leaves all datasets out that it names
     * @throws io.xplorr.connection.ConnectionStateException if it is registered, and not in a state to be read
     * @throws IllegalStateException if this is closed
     */
    public SyncResult sync(CloudConnection connection, SyncRequest request) {
        return start(connection, request).join();
    }

    /** Starts to read everything that is due of a connection, with all defaults; as {@link #start(CloudConnection, SyncRequest)}. */
    public SyncRun start(CloudConnection connection) {
        return start(connection, SyncRequest.defaults());
    }

    /**
     * Starts to read what is due of a connection. Where a sync of the same connection is under way, the newer one takes
     * over: the older commits nothing more, and ends with {@code SUPERSEDED}.
     *
     * <p>A registered connection is read with its present credentials, however old {@code connection} is, and for the datasets
     * that it was registered for unless {@code request} names some.
     *
     * @throws IllegalArgumentException if the connection's provider was not added, cannot use its credentials, or does not
     *     offer a dataset of the request; if the request leaves all datasets out that it names
     * @throws io.xplorr.connection.ConnectionStateException if it is registered, and not in a state to be read
     * @throws IllegalStateException if this is closed
     */
    public SyncRun start(CloudConnection connection, SyncRequest request) {
        CloudConnection present = registry.present(connection);
        SyncRequest scoped = registry.scoped(present, readingSomething(request));
        return engine.start(providerOf(present, scoped), present, scoped);
    }

    /**
     * Tells how many billed calls and dollars a sync would need at least, from what the store holds. Makes no call.
     *
     * @throws IllegalArgumentException if the connection's provider was not added, cannot use its credentials, or does not
     *     offer a dataset of the request; if {@code connection} was built with a registered one's id
     * @throws io.xplorr.connection.ConnectionStateException if it is registered, and not in a state to be read
     */
    public SpendEstimate estimate(CloudConnection connection, SyncRequest request) {
        CloudConnection present = registry.present(connection);
        SyncRequest scoped = registry.scoped(present, readingSomething(request));
        return engine.estimate(providerOf(present, scoped), present, scoped);
    }

    /** Returns the room for one tenant's connections; cheap, and nothing crosses from one tenant's to another's. */
    public Connections connections(TenantId tenant) {
        return registry.of(Objects.requireNonNull(tenant, "tenant"));
    }

    /** Returns what syncs registered connections by itself; nothing is scheduled at first, unless it is kept elsewhere. */
    public SyncScheduler scheduler() {
        return scheduler;
    }

    /** Closes it as said above. Idempotent; who comes while another thread closes waits until that is done. */
    @Override
    public void close() {
        closing.lock();
        try {
            if (closed) {
                return;
            }
            scheduler.stop(); // before syncs are cancelled: it would take their turns again
            engine.close();
            scheduler.close();
            closed = true;
            providers.values().forEach(CloudProvider::close);
        } finally {
            closing.unlock();
        }
    }

    /** Refuses what would read nothing and call that complete. */
    private static SyncRequest readingSomething(SyncRequest request) {
        Objects.requireNonNull(request, "request");
        if (!request.datasets().isEmpty() && request.without().containsAll(request.datasets())) {
            throw new IllegalArgumentException(
                    "without must leave something of the datasets to read, was: " + request.without());
        }
        return request;
    }

    private CloudProvider providerOf(CloudConnection connection, SyncRequest request) {
        CloudProvider provider = providerOf(providers, connection);
        Offers.require(List.of(provider), "datasets", request.datasets());
        Offers.require(List.of(provider), "without", request.without());
        return provider;
    }

    private static CloudProvider providerOf(Map<Provider, CloudProvider> providers, CloudConnection connection) {
        CloudProvider provider = providers.get(connection.provider());
        if (provider == null) {
            throw new IllegalArgumentException("provider " + connection.provider() + " of connection " + connection.id()
                    + " was not added, only: " + providers.keySet());
        }
        provider.check(connection.credentials());
        return provider;
    }

    /** Builds an {@link Xplorr}. Not thread-safe. */
    public static final class Builder {
        private final Map<Provider, CloudProvider> providers = new LinkedHashMap<>();
        private final List<SyncListener> listeners = new ArrayList<>();
        private Store store = Store.inMemory();
        private ConnectionStore connectionStore = ConnectionStore.inMemory();
        private TimeSource time = TimeSource.system();
        private RandomGenerator random = new SplittableRandom();
        private @Nullable Executor executor;
        private int callsInFlight = 256;
        private int pagesInFlight = 4;
        private int readsPerConnection = 64;
        private Duration callDeadline = Duration.ofMinutes(3);
        private int maxPagesPerRead = 100_000;
        private SyncRequest scheduledRequest = SyncRequest.defaults();
        private int scheduledSyncsAtOnce = 8;
        private Duration safetyCheckAfter = Duration.ofHours(24);
        private SchedulerFactory scheduler = InProcessScheduler::new;

        private Builder() {}

        /**
         * Adds a cloud. It is closed with the {@link Xplorr}.
         *
         * @throws IllegalArgumentException if one of the same kind was added already
         */
        public Builder addProvider(CloudProvider provider) {
            if (providers.containsKey(provider.id())) {
                throw new IllegalArgumentException("provider " + provider.id() + " was added already");
            }
            providers.put(provider.id(), provider);
            return this;
        }

        /** Sets where slices are kept; in memory by default. */
        public Builder store(Store store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /** Sets where registered connections are kept; in memory by default. */
        public Builder connectionStore(ConnectionStore connectionStore) {
            this.connectionStore = Objects.requireNonNull(connectionStore, "connectionStore");
            return this;
        }

        /** Adds what watches syncs and schedules; told on the threads that work, so it should be quick. */
        public Builder addListener(SyncListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Sets the clock that everything goes by; the machine's by default. */
        public Builder timeSource(TimeSource time) {
            this.time = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets where the jitter of retries comes from; used by one thread at a time. */
        public Builder random(RandomGenerator random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Sets where syncs run; by default virtual threads where the runtime has them, else a pool for each sync. A sync
         * takes one thread, and {@link #readsPerConnection} less one more where there are any: a small executor makes it
         * slower, never stuck. Schedulers wait, and verify connections, on daemon threads of their own. It is not closed.
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Sets how many calls may be under way at once, over all connections, most of them waiting for an answer; 256 by
         * default. It bounds the sockets that syncs take. An HTTP client of your own needs some connections more than that.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,000
         */
        public Builder callsInFlight(int callsInFlight) {
            this.callsInFlight = within("callsInFlight", callsInFlight, 1000);
            return this;
        }

        /**
         * Sets how many answers may be in memory at once, over all connections; 4 by default. It bounds the memory that
         * syncs take: about 12 MB for each.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,000
         */
        public Builder pagesInFlight(int pagesInFlight) {
            this.pagesInFlight = within("pagesInFlight", pagesInFlight, 1000);
            return this;
        }

        /**
         * Sets how many reads of one connection run at once, most of them waiting for answers; 64 by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,000
         */
        public Builder readsPerConnection(int readsPerConnection) {
            this.readsPerConnection = within("readsPerConnection", readsPerConnection, 1000);
            return this;
        }

        /**
         * Sets how long one call may take with its retries, from the grant of its first permits; 3 minutes by default.
         *
         * @throws IllegalArgumentException if it is less than a second
         */
        public Builder callDeadline(Duration callDeadline) {
            if (callDeadline.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("callDeadline must be at least a second, was: " + callDeadline);
            }
            this.callDeadline = callDeadline;
            return this;
        }

        /**
         * Sets after how many pages a read is taken for endless; 100,000 by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,000,000
         */
        public Builder maxPagesPerRead(int maxPagesPerRead) {
            this.maxPagesPerRead = within("maxPagesPerRead", maxPagesPerRead, 1_000_000);
            return this;
        }

        /**
         * Sets what scheduled and triggered syncs are asked for: how far they may go, what they may spend, which datasets they
         * read of connections that name none of their own; {@link SyncRequest#defaults()} by default.
         *
         * @throws IllegalArgumentException if it restates months: each sync would read them again, at a price each time
         */
        public Builder scheduledRequest(SyncRequest scheduledRequest) {
            if (!scheduledRequest.restate().isEmpty()) {
                throw new IllegalArgumentException(
                        "scheduledRequest must not restate months, or each sync would read them"
                                + " again: restate them by one sync of your own, was: " + scheduledRequest.restate());
            }
            this.scheduledRequest = scheduledRequest;
            return this;
        }

        /**
         * Sets how many scheduled syncs this process runs at once; 8 by default. Triggered ones count, and begin at once; but
         * where processes share schedules, they wait for room as the scheduled ones do.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,000
         */
        public Builder scheduledSyncsAtOnce(int scheduledSyncsAtOnce) {
            this.scheduledSyncsAtOnce = within("scheduledSyncsAtOnce", scheduledSyncsAtOnce, 1000);
            return this;
        }

        /**
         * Sets how old the last verification of a connection may become before the scheduler, ahead of a sync, looks again
         * at whether its role keeps others out; 24 hours by default, and a twelfth less where syncs come that far apart.
         * The look makes a few calls that cost nothing. Zero looks before every sync.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder safetyCheckAfter(Duration safetyCheckAfter) {
            if (safetyCheckAfter.isNegative()) {
                throw new IllegalArgumentException("safetyCheckAfter must not be negative, was: " + safetyCheckAfter);
            }
            this.safetyCheckAfter = safetyCheckAfter;
            return this;
        }

        /** Sets what schedules syncs; by default a scheduler of this process, whose schedules live in memory. */
        public Builder scheduler(SchedulerFactory scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
            return this;
        }

        /**
         * Builds it.
         *
         * @throws IllegalArgumentException if no provider was added, or none offers a dataset of the scheduled request
         */
        public Xplorr build() {
            if (providers.isEmpty()) {
                throw new IllegalArgumentException("at least one provider must be added");
            }
            Offers.require(providers.values(), "datasets of scheduledRequest", scheduledRequest.datasets());
            Offers.require(providers.values(), "without of scheduledRequest", scheduledRequest.without());
            EngineSettings settings = new EngineSettings(
                    time, random, callsInFlight, pagesInFlight, readsPerConnection, callDeadline, maxPagesPerRead);
            // A sync that breaks its connection has ended, and another one finds out with its next session.
            SyncWatch watch = new SyncWatch(connectionStore, new ConnectionNews(listeners, (id, state) -> {}));
            List<SyncListener> watchers = new ArrayList<>(List.of(watch)); // first, so that others see what it noted
            watchers.addAll(listeners);
            SyncEngine engine = new SyncEngine(
                    settings, watch.over(store), watchers, watch::unreadable, Optional.ofNullable(executor));
            ConnectionNews news = new ConnectionNews(listeners, engine::stop);
            ConnectionRegistry registry =
                    new ConnectionRegistry(providers, connectionStore, news, engine::verify, time, new SecureRandom());
            Map<Provider, CloudProvider> added = Map.copyOf(providers);
            ConnectionSyncs syncs = new ConnectionSyncs(
                    registry,
                    engine,
                    connection -> providerOf(added, connection),
                    scheduledRequest,
                    scheduledSyncsAtOnce,
                    safetyCheckAfter);
            return new Xplorr(added, engine, registry, scheduler.create(syncs));
        }

        private static int within(String name, int value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(name + " must be 1 to " + most + ", was: " + value);
            }
            return value;
        }
    }
}
