package io.xplorr.examples.cli.show;

import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.MemberAccount;
import io.xplorr.examples.cli.store.KnownConnection;
import io.xplorr.jdbc.DatasetStatus;
import io.xplorr.jdbc.OpenProblem;
import io.xplorr.jdbc.StoreReader;
import io.xplorr.record.AccountRecord;
import io.xplorr.sync.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a connection stands. Immutable and thread-safe.
 *
 * @param registered its state; empty for an account of the operator's own, which has none
 * @param syncedAt when a sync last got something
 * @param members the accounts of its organisation, if it is the one that pays
 * @param held what the store holds, by dataset
 * @param problems what is wrong, as of the last verification and of the last sync that looked
 */
record ConnectionStanding(
        KnownConnection known,
        Optional<ConnectionStatus> registered,
        Optional<Instant> syncedAt,
        List<MemberAccount> members,
        List<DatasetStatus> held,
        List<Problem> problems) {
    static ConnectionStanding of(KnownConnection known, StoreReader reader) {
        List<DatasetStatus> held = reader.status(known.id());
        Optional<ConnectionStatus> registered = known.registered().map(ConnectionStatus::of);
        return new ConnectionStanding(
                known,
                registered,
                registered.isPresent()
                        ? registered.get().syncedAt()
                        : held.stream().map(DatasetStatus::newestObservedAt).max(Comparator.naturalOrder()),
                registered.map(ConnectionStatus::members).orElseGet(() -> members(reader, known.id())),
                held,
                registered.map(ConnectionStatus::openProblems).orElseGet(() -> problems(reader, known.id())));
    }

    long slices() {
        return held.stream().mapToLong(DatasetStatus::slices).sum();
    }

    long records() {
        return held.stream().mapToLong(DatasetStatus::records).sum();
    }

    private static List<Problem> problems(StoreReader reader, ConnectionId id) {
        return reader.openProblems(id).stream().map(OpenProblem::problem).toList();
    }

    private static List<MemberAccount> members(StoreReader reader, ConnectionId id) {
        List<MemberAccount> members = new ArrayList<>();
        reader.records(
                id,
                OrganizationDatasets.ACCOUNTS,
                AccountRecord.class,
                account -> members.add(
                        new MemberAccount(account.id(), account.name(), account.state(), account.isManagement())));
        members.sort(Comparator.comparing(MemberAccount::id));
        return members;
    }
}
