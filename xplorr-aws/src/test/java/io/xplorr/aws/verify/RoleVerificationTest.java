package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.DatasetPermission.Status;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role proves, over the wire, that it lets us in and nobody without its external ID. */
class RoleVerificationTest {
    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final FakeRole role = customer.role(customer.payer, pending);

    @AfterEach
    void close() {
        assertThat(customer.aws.unmetFaults()).as("faults that no call met").isEmpty();
        customer.close();
    }

    @Test
    void complete_publishedKit_isConnectedAndSyncs() {
        AwsOnboarding kit = AwsOnboarding.builder(pending.externalId()).build();
        role.trustPolicy(kit.trustPolicy()).permissionPolicy(kit.permissionPolicy());

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().checks())
                .extracting(Check::name)
                .containsExactly(
                        "reference",
                        "own-identity",
                        "customers-account",
                        "assume-role",
                        "external-id-required",
                        "external-id-exact",
                        "identity",
                        "trusts-nobody-else",
                        "allows-nothing-else");
        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.WORKS);
        assertThat(completion.report().permissions())
                .hasSizeGreaterThan(8)
                .allMatch(it -> it.status() == Status.GRANTED || it.status() == Status.SKIPPED)
                .filteredOn(it -> it.status() == Status.SKIPPED)
                .as("what would cost another request of Cost Explorer is not tried")
                .allMatch(it -> it.dataset().value().matches("(cost|commitments)[.].*"));
        assertThat(completion.report().account()).contains(customer.payer);
        assertThat(completion.report().principalUid()).contains(role.roleId());
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(customer.xplorr
                        .sync(customer.connections.connection(pending.id()))
                        .status())
                .isEqualTo(SyncStatus.COMPLETE);
        assertThat(customer.status(pending).members())
                .hasSize(customer.aws.estate().accounts().size());
    }

    @Test
    void complete_anyRole_probesInOrderAndNamesItsSessions() {
        customer.complete(pending, role);

        List<Call> assumed = customer.aws.calls().of("sts:AssumeRole").all();
        assertThat(assumed).extracting(Call::status).containsExactly(200, 403, 403);
        assertThat(customer.aws.calls().inAccount(customer.payer).all())
                .extracting(Call::sessionName)
                .containsOnly(Optional.of("xplorr-" + pending.id() + "-v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity-based", "service control", "session", "VPC endpoint"})
    void complete_probeDeniedByAPolicyOfOurs_provesNothing(String kind) {
        role.trust(attempt -> true);
        customer.aws.arm(
                Fault.denyBy(kind), CallMatcher.action("sts:AssumeRole").nth(2));

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.OWN_IDENTITY_DENIED);
            assertThat(problem.remedy()).contains("The customer has nothing to do");
        });
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-based", "role trust", "resource control"})
    void complete_probeDeniedByAPolicyOfTheirs_isRefusedByTheRole(String kind) {
        customer.aws.arm(
                Fault.denyBy(kind), CallMatcher.action("sts:AssumeRole").nth(2));

        assertThat(customer.complete(pending, role)).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_probeThrottled_isRepeatedNotPassed() {
        role.trust(attempt -> true); // without an external ID too
        customer.aws.arm(Fault.throttle(), CallMatcher.action("sts:AssumeRole").nth(2));

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void complete_probeWithoutAnAnswer_isUnknownAndNotConnected(boolean downAfterTheRightId) {
        Optional<String> right = Optional.of(pending.externalId().reveal());
        role.trust(attempt -> {
            if (attempt.externalId().isPresent() == downAfterTheRightId) {
                customer.aws.arm(Fault.unavailable(), CallMatcher.action("sts:AssumeRole"));
            }
            return attempt.externalId().equals(right);
        });

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
        assertThat(completion.report().checks().stream().filter(it -> it.status() == Check.Status.UNKNOWN))
                .extracting(Check::name)
                .containsExactly(downAfterTheRightId ? "external-id-required" : "external-id-exact");
        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.PENDING);
    }

    @Test
    void complete_probeThatFailsForAnotherReason_isUnknown() {
        customer.aws.arm(
                Fault.errorCode("ValidationError", 400),
                CallMatcher.action("sts:AssumeRole").nth(3));

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.UNDECIDED);
    }

    @Test
    void verify_connectedRoleOpenedMeanwhile_isQuarantined() {
        customer.complete(pending, role);
        role.trust(attempt -> true);

        ConnectionReport report = customer.connections.verify(pending.id());

        assertThat(report.verdict()).isEqualTo(ConnectionReport.Verdict.UNSAFE);
        assertThat(report.permissions()).isEmpty();
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.QUARANTINED);
        assertThat(customer.status(pending).openProblems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.EXTERNAL_ID_NOT_ENFORCED);
    }

    @Test
    void trigger_roleOpenedADayAgo_isQuarantinedByFreeCalls() {
        customer.complete(pending, role);
        role.trust(attempt -> true);
        customer.clock.advance(Duration.ofHours(24));
        customer.aws.forgetCalls();

        customer.xplorr.scheduler().trigger(pending.id()).toCompletableFuture().join();

        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.QUARANTINED);
        assertThat(customer.aws.calls().actions()).allMatch(action -> action.startsWith("sts:"));
    }
}
