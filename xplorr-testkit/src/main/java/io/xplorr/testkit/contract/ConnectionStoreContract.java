package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.MemberAccount;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.Rotation;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.record.AccountState;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConnectionStore} keeps to. Extend it, and return an empty store of yours. */
public abstract class ConnectionStoreContract {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId GLOBEX = TenantId.of("globex");
    private static final Instant CREATED = Instant.parse("2026-11-23T09:00:00.123456Z");
    private static final ExternalId FIRST_ID = ExternalId.ofStored("an-external-id-1");
    private static final ExternalId SECOND_ID = ExternalId.ofStored("an-external-id-2");

    private ConnectionStore store = ConnectionStore.inMemory();

    /** Returns a store that holds nothing; called before each test. */
    protected abstract ConnectionStore emptyStore() throws Exception;

    @BeforeEach
    final void openEmptyStore() throws Exception {
        store = emptyStore();
    }

    @Test
    final void save_firstVersion_isFoundAsItWas() {
        StoredConnection plain = plain("conn-1", ACME);

        assertThat(store.save(plain)).isTrue();

        assertThat(store.find(plain.id())).contains(plain);
    }

    @Test
    final void save_everyFieldSet_isFoundToTheLastValue() {
        StoredConnection role = full("conn-role", role());
        StoredConnection key = full("conn-key", accessKey());

        store.save(role);
        store.save(key);

        assertThat(store.find(role.id())).contains(role);
        assertThat(store.find(key.id())).contains(key);
    }

    @Test
    final void save_nextVersion_replacesTheHeldOne() {
        StoredConnection first = plain("conn-1", ACME);
        StoredConnection second = next(first);
        store.save(first);

        assertThat(store.save(second)).isTrue();

        assertThat(store.find(first.id())).contains(second);
        assertThat(store.list(ACME)).containsExactly(second);
    }

    @Test
    final void save_versionThatIsNotTheNext_changesNothing() {
        StoredConnection first = plain("conn-1", ACME);
        StoredConnection second = next(first);
        StoredConnection third = next(second);
        store.save(first);

        assertThat(store.save(first)).as("the same again").isFalse();
        assertThat(store.save(third)).as("one too far").isFalse();
        store.save(second);
        assertThat(store.save(next(first))).as("a rival of the held one").isFalse();

        assertThat(store.find(first.id())).contains(second);
    }

    @Test
    final void save_laterVersionOfNothing_isRefused() {
        assertThat(store.save(next(plain("conn-1", ACME)))).isFalse();
        assertThat(store.find(ConnectionId.of("conn-1"))).isEmpty();
    }

    @Test
    final void save_manyAtOnce_oneWins() throws Exception {
        StoredConnection first = plain("conn-1", ACME);
        store.save(first);
        StoredConnection second = next(first);

        List<Boolean> saved = atOnce(8, () -> store.save(second));

        assertThat(saved.stream().filter(won -> won)).hasSize(1);
    }

    @Test
    final void save_manyFirstVersionsAtOnce_oneWins() throws Exception {
        List<Boolean> saved = atOnce(8, () -> store.save(plain("conn-1", ACME)));

        assertThat(saved.stream().filter(won -> won)).hasSize(1);
    }

    @Test
    final void find_unknownId_isEmpty() {
        store.save(plain("conn-1", ACME));

        assertThat(store.find(ConnectionId.of("conn-2"))).isEmpty();
        assertThat(store.find(ConnectionId.of("CONN-1")))
                .as("ids tell case apart")
                .isEmpty();
    }

    @Test
    final void list_ofATenant_holdsItsOwnInOrderOfIds() {
        StoredConnection b = plain("conn-b", ACME);
        StoredConnection a = plain("conn-a", ACME);
        store.save(b);
        store.save(a);
        store.save(plain("conn-c", GLOBEX));

        assertThat(store.list(ACME)).containsExactly(a, b);
        assertThat(store.list(TenantId.of("ACME")))
                .as("tenants tell case apart")
                .isEmpty();
    }

    @Test
    final void list_removedConnection_isStillThere() {
        StoredConnection first = plain("conn-1", ACME);
        StoredConnection removed =
                first.become(ConnectionState.REMOVED, first.keys().wiped(), first.facts());
        store.save(first);
        store.save(removed);

        assertThat(store.list(ACME)).containsExactly(removed);
        assertThat(store.find(first.id())).contains(removed);
    }

    @Test
    final void shareExternalId_ofAGroup_isTheFirstProposal() {
        OrganizationGroup group = new OrganizationGroup(ACME, Provider.AWS, "members", 0);

        assertThat(store.shareExternalId(group, FIRST_ID)).isEqualTo(FIRST_ID);
        assertThat(store.shareExternalId(group, SECOND_ID)).isEqualTo(FIRST_ID);
    }

    @Test
    final void shareExternalId_ofOtherGroups_isTheirOwn() {
        store.shareExternalId(new OrganizationGroup(ACME, Provider.AWS, "members", 0), FIRST_ID);

        for (OrganizationGroup other : List.of(
                new OrganizationGroup(GLOBEX, Provider.AWS, "members", 0),
                new OrganizationGroup(ACME, Provider.GCP, "members", 0),
                new OrganizationGroup(ACME, Provider.AWS, "Members", 0),
                new OrganizationGroup(ACME, Provider.AWS, "members", 1))) {
            assertThat(store.shareExternalId(other, SECOND_ID)).as("%s", other).isEqualTo(SECOND_ID);
        }
    }

    @Test
    final void shareExternalId_manyAtOnce_allGetTheSame() throws Exception {
        OrganizationGroup group = new OrganizationGroup(ACME, Provider.AWS, "members", 0);
        List<ExternalId> got = atOnce(
                8,
                () -> store.shareExternalId(
                        group,
                        ExternalId.ofStored("id-of-" + Thread.currentThread().getId())));

        assertThat(new HashSet<>(got)).hasSize(1);
    }

    private static StoredConnection plain(String id, TenantId tenant) {
        return new StoredConnection(
                ConnectionId.of(id),
                1,
                tenant,
                ConnectionRequest.builder("Acme production", Provider.AWS).build(),
                ConnectionState.PENDING,
                CREATED,
                ConnectionKeys.of(Optional.of(FIRST_ID), 0),
                ConnectionFacts.NONE);
    }

    private static StoredConnection next(StoredConnection held) {
        return held.become(held.state(), held.keys(), held.facts().verifying());
    }

    private static StoredConnection full(String id, CredentialSource credentials) {
        ConnectionRequest request = ConnectionRequest.builder("Größe 'n' \"Maß\" ☂", Provider.of("other"))
                .organizationGroup("all accounts")
                .addDataset(DatasetId.of("cost.daily"))
                .addDataset(DatasetId.of("inventory.instances"))
                .addSetting("primaryRegion", "eu-central-1")
                .expiresAfter(Duration.ofHours(7))
                .withoutBilledCalls()
                .build();
        Problem whole = Problem.builder(ProblemCode.ACCESS_DENIED)
                .severity(Problem.Severity.WARNING)
                .kind(ErrorKind.PERMISSION)
                .dataset(DatasetId.of("cost.daily"))
                .scope(Scope.region("eu-central-1"))
                .action("ce:GetCostAndUsage")
                .nativeCode("AccessDeniedException")
                .message("It is denied.")
                .remedy("1. Allow it.")
                .build();
        Problem bare = Problem.builder(ProblemCode.UNEXPECTED).message("Odd.").build();
        ConnectionFacts facts = new ConnectionFacts(
                Optional.of("111122223333"),
                7,
                Optional.of(CREATED.plusSeconds(60)),
                Optional.of(CREATED.plusSeconds(3_600)),
                List.of(
                        new MemberAccount("111122223333", Optional.of("payer"), AccountState.ACTIVE, true),
                        new MemberAccount("444455556666", Optional.empty(), AccountState.SUSPENDED, false)),
                List.of(whole, bare),
                List.of(bare));
        ConnectionKeys keys = new ConnectionKeys(
                Optional.of(FIRST_ID),
                2,
                Optional.of(credentials),
                Optional.of(new Rotation(CREATED.plusSeconds(7_200), Optional.of(SECOND_ID))),
                Optional.of(ExternalId.ofStored("an-external-id-0")));
        return new StoredConnection(
                ConnectionId.of(id), 1, ACME, request, ConnectionState.DEGRADED, CREATED, keys, facts);
    }

    private static CredentialSource role() {
        return new CredentialSource.Role(
                Provider.of("other"),
                "arn:aws:iam::111122223333:role/XplorrReadOnly",
                Optional.of(FIRST_ID),
                Map.of("primaryRegion", "eu-central-1"));
    }

    private static CredentialSource accessKey() {
        return new CredentialSource.AccessKey(
                Provider.of("other"),
                "AKIAIOSFODNN7EXAMPLE",
                Secret.of("a secret / with +odd= characters"),
                Optional.of(Secret.of("a token")),
                Map.of());
    }

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(Collections.nCopies(threads, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
