package io.xplorr.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Two tenants do whatever they like, with each other's ids too: neither uses, sees or changes what is the other's. */
class TenantIsolationTest {
    private static final int RUNS = 40;
    private static final int OPERATIONS = 150;
    private static final Provider FAKE = Provider.of("fake");

    @Test
    void anySequenceOfOperations_neverCrossesTenants() {
        long first = Long.getLong("xplorr.seed", 1);
        System.out.println("TenantIsolationTest seeds: " + first + " and the " + (RUNS - 1) + " after it");
        int connected = 0;
        int refused = 0;
        for (long seed = first; seed < first + RUNS; seed++) {
            try (World world = new World(seed)) {
                for (int i = 0; i < OPERATIONS; i++) {
                    world.operate();
                }
                connected += world.connected;
                refused += world.refusedAsUnknown;
            }
        }
        assertThat(connected)
                .as("operations that connected, from seed %s", first)
                .isGreaterThan(RUNS);
        assertThat(refused)
                .as("operations on the other's connections, from seed %s", first)
                .isGreaterThan(RUNS);
    }

    private static final class World implements AutoCloseable {
        private final long seed;
        private final SplittableRandom random;
        private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
        private final ConnectionStore store = ConnectionStore.inMemory();
        private final FakeProvider provider;
        private final Xplorr xplorr;
        private final List<TenantId> tenants = List.of(TenantId.of("acme"), TenantId.of("globex"));
        private final Map<TenantId, Set<ExternalId>> issued = new HashMap<>();
        private final Map<TenantId, List<ConnectionId>> own = new HashMap<>();
        private final Map<ConnectionId, CloudConnection> kept = new HashMap<>();
        private final List<VerificationRequest> verified = new ArrayList<>();
        private int connected;
        private int refusedAsUnknown;

        World(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.provider = FakeProvider.builder(clock)
                    .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
                    .build();
            this.xplorr = Xplorr.builder()
                    .addProvider(provider)
                    .timeSource(clock)
                    .executor(clock.executor())
                    .connectionStore(store)
                    .build();
            provider.onVerify(request -> {
                verified.add(request);
                return verdict(request);
            });
            for (TenantId tenant : tenants) {
                issued.put(tenant, new HashSet<>());
                own.put(tenant, new ArrayList<>());
            }
        }

        void operate() {
            TenantId tenant = tenants.get(random.nextInt(2));
            TenantId other = tenants.get(tenant.equals(tenants.get(0)) ? 1 : 0);
            Connections connections = xplorr.connections(tenant);
            List<StoredConnection> othersBefore = store.list(other);
            verified.clear();
            clock.advance(Duration.ofMinutes(random.nextInt(120)));

            ConnectionId id = anyId(tenant, other);
            boolean mine = own.get(tenant).contains(id);
            int operation = random.nextInt(14);
            ThrowingCallable call = () -> run(operation, tenant, connections, id);
            if (operation > 2 && !mine) {
                assertThatThrownBy(call)
                        .as("seed %s, operation %s on another's or no connection", seed, operation)
                        .isInstanceOf(UnknownConnectionException.class)
                        .hasMessage(new UnknownConnectionException(id).getMessage());
                refusedAsUnknown++;
            } else {
                runLegal(call);
            }

            assertThat(store.list(other))
                    .as("seed %s, operation %s: what is %s's", seed, operation, other)
                    .isEqualTo(othersBefore);
            for (VerificationRequest request : verified) {
                assertThat(own.get(tenant))
                        .as("seed %s, operation %s", seed, operation)
                        .contains(request.connectionId());
                if (request.credentials() instanceof CredentialSource.Role role) {
                    assertThat(issued.get(tenant))
                            .as("seed %s, operation %s", seed, operation)
                            .containsAll(role.externalId().stream().toList());
                }
            }
            assertThat(connections.list())
                    .as("seed %s", seed)
                    .allMatch(status -> own.get(tenant).contains(status.id()));
            assertThat(issued.get(tenant))
                    .as("seed %s", seed)
                    .doesNotContainAnyElementsOf(
                            issued.get(other).isEmpty() ? Set.of(ExternalId.ofStored("none")) : issued.get(other));
        }

        /** Runs what may be refused for the state that the tenant's own connection is in. */
        private void runLegal(ThrowingCallable call) {
            try {
                call.call();
            } catch (ConnectionStateException e) {
                assertThat(e.state()).as("seed %s", seed).isNotNull();
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }

        private void run(int operation, TenantId tenant, Connections connections, ConnectionId id) {
            switch (operation) {
                case 0, 1 -> begin(tenant, connections);
                case 2 -> importExisting(tenant, connections);
                case 3 -> note(tenant, connections.complete(id, "role-" + random.nextInt(5)));
                case 4 -> note(tenant, connections.completeWithAccessKey(id, "key", Secret.of("secret")));
                case 5 -> connections.verify(id);
                case 6 -> assertThat(connections.status(id).tenant()).isEqualTo(tenant);
                case 7 -> connections.beginRotation(id).externalId().ifPresent(issued.get(tenant)::add);
                case 8 -> note(tenant, connections.completeRotation(id));
                case 9 -> note(tenant, connections.completeRotationWithAccessKey(id, "key-2", Secret.of("secret-2")));
                case 10 ->
                    assertThat(issued.get(tenant))
                            .contains(connections.pending(id).externalId());
                case 11 -> sync(tenant, connections, id);
                case 12 -> connections.cancelRotation(id);
                default -> {
                    if (random.nextInt(4) == 0) {
                        connections.remove(id);
                    } else {
                        connections.connection(id);
                    }
                }
            }
        }

        private void begin(TenantId tenant, Connections connections) {
            ConnectionRequest.Builder request = ConnectionRequest.builder("Any", FAKE);
            if (random.nextBoolean()) {
                request.organizationGroup("group-" + random.nextInt(2)); // both tenants use the same names
            }
            PendingConnection pending = connections.begin(request.build());
            own.get(tenant).add(pending.id());
            issued.get(tenant).add(pending.externalId());
        }

        /** Tries to bring along an external ID that the other tenant, or this one, was issued. */
        private void importExisting(TenantId tenant, Connections connections) {
            List<ExternalId> all = new ArrayList<>();
            issued.values().forEach(all::addAll);
            if (all.isEmpty()) {
                return;
            }
            CredentialSource role =
                    new CredentialSource.Role(FAKE, "role", Optional.of(all.get(random.nextInt(all.size()))), Map.of());
            assertThatThrownBy(() -> connections.importExisting(
                            ConnectionRequest.builder("Any", FAKE).build(), role))
                    .as("seed %s, tenant %s", seed, tenant)
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private void note(TenantId tenant, Completion completion) {
            if (completion instanceof Completion.Connected made) {
                assertThat(made.connection().tenant()).as("seed %s", seed).isEqualTo(tenant);
                kept.put(made.connection().id(), made.connection());
                connected++;
            }
        }

        private void sync(TenantId tenant, Connections connections, ConnectionId id) {
            boolean handedOut = own.get(tenant).contains(id) && kept.containsKey(id);
            xplorr.sync(handedOut ? kept.get(id) : connections.connection(id));
        }

        private ConnectionId anyId(TenantId tenant, TenantId other) {
            List<ConnectionId> ids = own.get(random.nextInt(3) == 0 ? other : tenant);
            return ids.isEmpty() || random.nextInt(20) == 0
                    ? ConnectionId.of("conn-" + random.nextInt(10))
                    : ids.get(random.nextInt(ids.size()));
        }

        private ConnectionReport verdict(VerificationRequest request) {
            Check.Weight[] weights = Check.Weight.values();
            ConnectionReport.Builder report = FakeProvider.works(request).toBuilder();
            if (random.nextInt(3) == 0) {
                Problem problem = Problem.builder(ProblemCode.ACCESS_DENIED).build();
                report.addCheck(Check.failed("any", weights[random.nextInt(weights.length)], problem));
            }
            return report.build();
        }

        @Override
        public void close() {
            xplorr.close();
        }
    }
}
