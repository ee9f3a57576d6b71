package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.DatasetPermission.Status;
import io.xplorr.connection.PendingConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, handed in over the wire, with whatever can be wrong with them. */
class RoleVerificationTest {
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
    void complete_anyRole_probesInOrderAndNamesItsSessions() {
        customer.complete(pending, role);

        List<Call> assumed = customer.aws.calls().of("sts:AssumeRole").all();
        assertThat(assumed).extracting(Call::status).containsExactly(200, 403, 403);
        assertThat(customer.aws.calls().inAccount(customer.payer).all())
                .extracting(Call::sessionName)
                .containsOnly(Optional.of("xplorr-" + pending.id() + "-v1"));
    }

    @ParameterizedTest
    @CsvSource({
        "12345, it must look like",
        "111122223333, this is only the account",
        "' arn:aws:iam::111122223333:role/XplorrReadOnly', blanks",
        "arn:aws:iam::111122223333:role/Xplorr ReadOnly, character that no ARN has",
        "arn:aws:iam::1111-2222-3333:role/XplorrReadOnly, 12 digits",
        "arn:aws-us-gov:iam::111122223333:role/XplorrReadOnly, GovCloud",
        "arn:aws-cn:iam::111122223333:role/XplorrReadOnly, China",
        "arn:aws:iam::111122223333:user/somebody, ARN of a user",
        "arn:aws:iam::111122223333:root, root user",
        "arn:aws:sts::111122223333:assumed-role/XplorrReadOnly/session, session"
    })
    void complete_malformedArn_isRefusedWithoutACall(String arn, String why) {
        Completion completion = customer.connections.complete(pending.id(), arn);

        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConnectionProblems.CREDENTIALS_MALFORMED);
            assertThat(problem.message()).containsIgnoringCase(why);
        });
        assertThat(customer.aws.calls().count()).isZero();
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeCustomer.VENDOR, "999988887777"})
    void complete_roleOfOurOwnAccount_isRefusedBeforeItIsAssumed(String own) {
        Completion completion =
                customer.connections.complete(pending.id(), "arn:aws:iam::" + own + ":role/Administrator");

        assertThat(completion.report().problems()).extracting(Problem::code).containsExactly(AwsProblems.OWN_ACCOUNT);
        assertThat(customer.aws.calls().of("sts:AssumeRole").count()).isZero();
    }

    @Test
    void complete_roleThatIsMadeMeanwhile_isWaitedFor() {
        customer.aws.arm(
                Fault.errorCode("AccessDenied", 403, "not authorized to perform: sts:AssumeRole"),
                CallMatcher.action("sts:AssumeRole").during(Duration.ofSeconds(40)));
        Instant begun = customer.clock.now();

        Completion completion = customer.complete(pending, role);

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(Duration.between(begun, customer.clock.now()))
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void complete_roleThatDoesNotExist_isRefusedAfterAMinuteWithTheActualValues() {
        Instant begun = customer.clock.now();

        Completion completion =
                customer.connections.complete(pending.id(), "arn:aws:iam::111122223333:role/teams/Missing");

        assertThat(Duration.between(begun, customer.clock.now()))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.ASSUME_ROLE_DENIED);
            assertThat(problem.remedy())
                    .contains("account 111122223333", "role Missing", "path /teams/")
                    .contains("arn:aws:iam::" + FakeCustomer.VENDOR + ":root")
                    .contains("ends like " + pending.externalId().masked())
                    .contains("user/user")
                    .doesNotContain(pending.externalId().reveal());
        });
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
    void complete_primaryRegionThatIsOff_saysSoRatherThanBadCredentials() {
        PendingConnection south = customer.connections.begin(FakeCustomer.request()
                .addSetting(AwsCredentials.PRIMARY_REGION, "eu-south-1")
                .build());
        customer.aws.arm(
                Fault.errorCode("InvalidClientTokenId", 403),
                CallMatcher.action("sts:GetCallerIdentity").inRegion("eu-south-1"));

        Completion completion = customer.complete(south, customer.role(customer.payer, south));

        assertThat(completion.report().verdict()).isEqualTo(ConnectionReport.Verdict.REFUSED);
        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.REGION_NOT_ENABLED);
            assertThat(problem.remedy()).contains("Enable eu-south-1");
        });
    }

    @Test
    void sync_primaryRegionSwitchedOff_saysSoRatherThanBadCredentials() {
        PendingConnection south = customer.connections.begin(FakeCustomer.request()
                .addSetting(AwsCredentials.PRIMARY_REGION, "eu-central-1")
                .build());
        customer.complete(south, customer.role(customer.payer, south));
        customer.aws.arm(
                Fault.errorCode("InvalidClientTokenId", 403),
                CallMatcher.action("sts:GetCallerIdentity").inRegion("eu-central-1"));

        SyncResult result = customer.xplorr.sync(customer.connections.connection(south.id()));

        assertThat(result.problems()).extracting(Problem::code).contains(AwsProblems.REGION_NOT_ENABLED);
        assertThat(result.problems()).extracting(Problem::code).doesNotContain(ProblemCode.CREDENTIALS_REJECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "primaryRegion, mars-north-1, primaryRegion must be a region",
        "sourceIdentity, yes, sourceIdentity must be true or false",
        "sessionDurationSeconds, 60, 900 to 43200",
        "primary-region, eu-central-1, settings must be among"
    })
    void begin_settingThatCannotBe_isRefusedAtOnce(String name, String value, String why) {
        assertThatThrownBy(() -> customer.connections.begin(
                        FakeCustomer.request().addSetting(name, value).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
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
