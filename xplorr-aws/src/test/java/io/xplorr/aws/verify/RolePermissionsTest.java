package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.DatasetPermission.Status;
import io.xplorr.connection.PendingConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a role lets us read, dataset by dataset, and what finding out costs. */
class RolePermissionsTest {
    private static final DatasetId COST = DatasetId.of("cost.daily");
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final DatasetId ACCOUNTS = DatasetId.of("organization.accounts");

    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final FakeRole role = customer.role(customer.payer, pending);

    @AfterEach
    void close() {
        assertThat(customer.aws.unmetFaults()).as("faults that no call met").isEmpty();
        customer.close();
    }

    @Test
    void complete_anyRole_makesOneBilledCallAtTheAnnouncedPrice() {
        Completion completion = customer.complete(pending, role);

        assertThat(customer.aws.calls().of("ce:*").count()).isEqualTo(1);
        assertThat(customer.aws.calls().spend()).isEqualByComparingTo("0.01");
        assertThat(completion.report().calls().spend()).isEqualByComparingTo("0.01");
        assertThat(customer.connections.verificationPrice(pending.provider()))
                .isGreaterThanOrEqualTo(completion.report().calls().spend());
    }

    @Test
    void complete_withoutBilledCalls_costsNothingAndSaysWhatWasNotTried() {
        PendingConnection free = customer.connections.begin(
                FakeCustomer.request().withoutBilledCalls().build());
        FakeRole freeRole = customer.role(customer.payer, free);

        Completion completion = customer.complete(free, freeRole);

        assertThat(customer.aws.calls().spend()).isZero();
        assertThat(permission(completion, COST).status()).isEqualTo(Status.SKIPPED);
        assertThat(completion).isInstanceOf(Completion.Connected.class);
    }

    @Test
    void complete_billedAnswerLost_isUnknownAndNotAskedTwice() {
        customer.aws.arm(Fault.reset(), CallMatcher.action("ce:GetCostAndUsage"));

        Completion completion = customer.complete(pending, role);

        assertThat(customer.aws.calls().of("ce:GetCostAndUsage").count()).isEqualTo(1);
        assertThat(completion.report().calls().spend())
                .isLessThanOrEqualTo(customer.connections.verificationPrice(pending.provider()));
        assertThat(permission(completion, COST).status()).isEqualTo(Status.UNKNOWN);
        assertThat(permission(completion, COST).problem())
                .hasValueSatisfying(problem -> assertThat(problem.message()).contains("ce:GetCostAndUsage was lost"));
        assertThat(permission(completion, INSTANCES).status()).isEqualTo(Status.GRANTED);
        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.WORKS_PARTLY);
    }

    @Test
    void complete_actionMissing_isDegradedAndNamesActionAndPolicy() {
        role.allowing(AwsActions.all().stream()
                .filter(action -> !action.equals("ec2:DescribeInstances"))
                .toArray(String[]::new));

        Completion completion = customer.complete(pending, role);

        DatasetPermission denied = permission(completion, INSTANCES);
        assertThat(denied.status()).isEqualTo(Status.DENIED);
        assertThat(denied.deniedBy())
                .hasValueSatisfying(kind -> assertThat(kind).contains("identity-based"));
        assertThat(denied.problem()).hasValueSatisfying(problem -> {
            assertThat(problem.remedy()).contains("ec2:DescribeInstances");
            assertThat(problem.dataset()).contains(INSTANCES);
        });
        assertThat(permission(completion, COST).status()).isEqualTo(Status.GRANTED);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.DEGRADED);
    }

    @Test
    void complete_actionDeniedByTheOrganisation_namesTheServiceControlPolicy() {
        customer.aws.deny("rds:DescribeDBInstances");

        Completion completion = customer.complete(pending, role);

        DatasetPermission denied = permission(completion, DatasetId.of("inventory.databases"));
        assertThat(denied.status()).isEqualTo(Status.DENIED);
        assertThat(denied.deniedBy())
                .hasValueSatisfying(kind -> assertThat(kind).contains("service control policy"));
    }

    @Test
    void complete_policyAttachedElsewhere_isRefusedAndSaysSo() {
        role.allowing();

        Completion completion = customer.complete(pending, role);

        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(completion.report().remarks())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.NOTHING_ALLOWED);
        assertThat(completion.report().remarks().get(0).remedy()).contains("attached to another role");
    }

    @Test
    void complete_costExplorerOff_isNotEnabledWithTheDayOfPatience() {
        customer.aws.costExplorer(CostExplorerSettings.notEnabled());

        Completion completion = customer.complete(pending, role);

        assertThat(permission(completion, COST).status()).isEqualTo(Status.NOT_ENABLED);
        assertThat(permission(completion, COST).problem())
                .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains("24"));
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.DEGRADED);
    }

    @Test
    void complete_listAccountsMissing_showsThatOnlyTheManagementAccountIsVisible() {
        role.allowing(AwsActions.all().stream()
                .filter(action -> !action.equals("organizations:ListAccounts"))
                .toArray(String[]::new));

        Completion completion = customer.complete(pending, role);

        assertThat(permission(completion, ACCOUNTS).status()).isEqualTo(Status.DENIED);
        assertThat(completion.report().remarks()).isEmpty();
    }

    @Test
    void complete_memberWithoutItsPayer_isConnectedAndNamesThePayer() {
        FakeRole memberRole = customer.role(customer.member, pending);

        Completion completion = customer.complete(pending, memberRole);

        assertThat(completion.report().payer()).contains(customer.payer);
        assertThat(completion.report().remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo(ConnectionProblems.PAYER_NOT_CONNECTED);
            assertThat(remark.message()).contains(customer.member, customer.payer);
        });
        assertThat(permission(completion, ACCOUNTS).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void sync_memberBesideItsPayer_isCompleteAndSaysOnceWhatIsReadThere() {
        customer.complete(pending, role);
        PendingConnection member = customer.begin();

        Completion completion = customer.complete(member, customer.role(customer.member, member));
        SyncResult result = customer.xplorr.sync(
                customer.connections.connection(member.id()),
                SyncRequest.builder()
                        .addDataset(ACCOUNTS)
                        .addDataset(DatasetId.of("cost.categories"))
                        .addDataset(DatasetId.of("cost.allocation-tags"))
                        .addDataset(INSTANCES)
                        .build());

        assertThat(completion.report().remarks()).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.problems())
                .hasSize(3)
                .allMatch(problem -> problem.code().equals(AwsProblems.NOT_MANAGEMENT_ACCOUNT)
                        && problem.severity() == Problem.Severity.INFO);
        assertThat(customer.status(member).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(customer.status(member).openProblems()).isEmpty();
    }

    @Test
    void complete_narrowedToCost_asksForNothingElse() {
        PendingConnection cost = customer.connections.begin(
                FakeCustomer.request().addDataset(COST).build());
        FakeRole costRole = customer.role(customer.payer, cost).allowing("ce:GetCostAndUsage");

        Completion completion = customer.complete(cost, costRole);

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.WORKS);
        assertThat(customer.aws.calls().actions())
                .containsExactlyInAnyOrder(
                        "sts:AssumeRole",
                        "sts:GetCallerIdentity",
                        "ce:GetCostAndUsage",
                        "organizations:DescribeOrganization");
    }

    @Test
    void sync_costAlone_stillLearnsWhoPays() {
        PendingConnection cost = customer.connections.begin(
                FakeCustomer.request().addDataset(COST).build());
        customer.complete(cost, customer.role(customer.payer, cost));
        customer.aws.forgetCalls();

        customer.xplorr.sync(
                customer.connections.connection(cost.id()),
                SyncRequest.builder().addDataset(COST).build());

        assertThat(customer.aws.calls().of("organizations:DescribeOrganization").all())
                .singleElement()
                .satisfies(call -> assertThat(call.errorCode()).isEmpty());
    }

    private static DatasetPermission permission(Completion completion, DatasetId dataset) {
        return completion.report().permissions().stream()
                .filter(it -> it.dataset().equals(dataset))
                .findFirst()
                .orElseThrow();
    }
}
