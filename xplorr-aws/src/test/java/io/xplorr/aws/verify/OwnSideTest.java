package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong on our own side is not put on the customer. */
class OwnSideTest {
    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final FakeRole role = customer.role(customer.payer, pending);

    @AfterEach
    void close() {
        assertThat(customer.aws.unmetFaults()).as("faults that no call met").isEmpty();
        customer.close();
    }

    @Test
    void complete_deniedByAPolicyOfOurs_blamesNobodyElseAndDoesNotWait() {
        customer.aws.arm(Fault.denyBy("identity-based"), CallMatcher.action("sts:AssumeRole"));
        Instant begun = customer.clock.now();

        Completion completion = customer.complete(pending, role);

        assertThat(customer.clock.now()).isEqualTo(begun);
        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.OWN_IDENTITY_DENIED);
            assertThat(problem.message())
                    .contains(role.arn(), "sts:AssumeRole is denied by an identity-based policy of our own identity");
        });
    }

    @Test
    void sync_deniedByAPolicyOfOurs_doesNotBreakTheCustomersConnection() {
        customer.complete(pending, role);
        customer.aws.arm(Fault.denyBy("identity-based"), CallMatcher.action("sts:AssumeRole"));

        customer.xplorr.sync(customer.connections.connection(pending.id()));

        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(customer.status(pending).openProblems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.OWN_IDENTITY_DENIED);
    }

    @Test
    void complete_ourOwnIdentityRejected_blamesNobodyElse() {
        customer.aws.deleteAccessKey(customer.vendorKey.accessKeyId());

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(completion.report().problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.OWN_CREDENTIALS_REJECTED);
    }

    @Test
    void sync_ourOwnIdentityRejected_doesNotBreakTheCustomersConnection() {
        customer.complete(pending, role);
        customer.aws.deleteAccessKey(customer.vendorKey.accessKeyId());

        customer.xplorr.sync(customer.connections.connection(pending.id()));

        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(customer.status(pending).openProblems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.OWN_CREDENTIALS_REJECTED);
    }
}
