package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What customers do to a role that is connected: they delete it, make it anew, or give it another external ID. */
class RoleChangesTest {
    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final FakeRole role = customer.role(customer.payer, pending);

    @AfterEach
    void close() {
        assertThat(customer.aws.unmetFaults()).as("faults that no call met").isEmpty();
        customer.close();
    }

    @Test
    void verify_connectedRoleThatIsGone_isBrokenAtOnceAndSaysItWorked() {
        customer.complete(pending, role);
        customer.aws.deleteRole(role);
        Instant begun = customer.clock.now();

        ConnectionReport report = customer.connections.verify(pending.id());

        assertThat(customer.clock.now()).isEqualTo(begun);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.BROKEN);
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertSaysItWorked(problem);
            assertThat(problem.remedy()).contains("arn:aws:iam::" + FakeCustomer.VENDOR + ":root");
        });
    }

    @Test
    void sync_connectedRoleThatIsGone_isBrokenAndSaysItWorked() {
        customer.complete(pending, role);
        customer.aws.deleteRole(role);

        customer.xplorr.sync(customer.connections.connection(pending.id()));

        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.BROKEN);
        assertThat(customer.status(pending).openProblems()).singleElement().satisfies(this::assertSaysItWorked);
    }

    private void assertSaysItWorked(Problem problem) {
        assertThat(problem.code()).isEqualTo(AwsProblems.ASSUME_ROLE_DENIED);
        assertThat(problem.message())
                .contains("XplorrReadOnly", customer.payer, "let us in when it was verified, and does so no more");
        assertThat(problem.remedy())
                .contains("account " + customer.payer + " has no role XplorrReadOnly")
                .contains("deploy the stack again with the same external ID, which ends like "
                        + pending.externalId().masked())
                .doesNotContain(pending.externalId().reveal());
    }

    @Test
    void sync_roleMadeAnew_isBrokenUntilVerified() {
        customer.complete(pending, role);
        customer.aws.deleteRole(role);
        FakeRole anew = customer.role(customer.payer, pending);
        ConnectionId id = pending.id();

        assertThat(customer.xplorr.sync(customer.connections.connection(id)).problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.ROLE_MADE_ANEW);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.BROKEN);
        assertThat(customer.aws
                        .calls()
                        .of("ec2:DescribeInstances")
                        .inAccount(customer.payer)
                        .only(call -> call.sessionName().orElse("").endsWith("-2"))
                        .count())
                .isZero();

        ConnectionReport report = customer.connections.verify(id);

        assertThat(report.remarks()).extracting(Problem::code).containsExactly(AwsProblems.ROLE_MADE_ANEW);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(customer.connections.connection(id).credentials().settings())
                .containsEntry(CredentialSource.PRINCIPAL_UID, anew.roleId());
        assertThat(customer.xplorr.sync(customer.connections.connection(id)).status())
                .isEqualTo(SyncStatus.COMPLETE);
    }

    @Test
    void rotation_idReplacedRatherThanAdded_isCompletedThoughTheSyncBrokeIt() {
        customer.complete(pending, role);
        String next = customer.connections
                .beginRotation(pending.id())
                .externalId()
                .orElseThrow()
                .reveal();
        role.externalId(next);
        customer.xplorr.sync(customer.connections.connection(pending.id()));
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.BROKEN);

        assertThat(customer.connections.completeRotation(pending.id())).isInstanceOf(Completion.Connected.class);

        assertThat(customer.xplorr
                        .sync(customer.connections.connection(pending.id()))
                        .status())
                .isEqualTo(SyncStatus.COMPLETE);
    }
}
