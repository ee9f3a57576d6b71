package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.PeriodStatus;
import io.xplorr.record.Window;
import io.xplorr.store.SliceState;
import io.xplorr.sync.CallCount;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole syncs of a company's payer over the wire, with whatever can go wrong on the way. */
class AwsSyncTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final DatasetId COST = DatasetId.of("cost.daily");

    private static final Fault TOO_OLD =
            Fault.errorCode("ValidationException", 400, "You haven't enabled historical data beyond 14 months.");

    private final FakeAccount account = new FakeAccount(Estate.company());

    @AfterEach
    void close() {
        assertThat(account.aws.unmetFaults()).as("faults that no call met").isEmpty();
        account.close();
    }

    @Test
    void sync_healthyAccount_holdsWhatTheEstateHolds() {
        SyncResult result = account.sync();

        assertThat(errors(result)).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(records("organization.accounts"))
                .extracting(row -> ((AccountRecord) row).id())
                .containsExactlyInAnyOrderElementsOf(account.aws.estate().accounts().stream()
                        .map(io.xplorr.testkit.aws.estate.Account::id)
                        .toList());
        assertThat(records(INSTANCES.value())).isNotEmpty().doesNotHaveDuplicates();
        assertThat(account.store.records(ACME, COST, CostRecord.class)).isNotEmpty();
    }

    @Test
    void sync_manyPages_countsAndPricesTheCallsThatAwsSaw() {
        try (FakeAccount big =
                new FakeAccount(Estate.large(50, 2, 1_000, 1_000), settings -> {}, 100, Duration.ofSeconds(2))) {
            SyncResult result = big.sync();

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(result.calls().byAction()).hasSameSizeAs(big.aws.calls().byAction());
            big.aws
                    .calls()
                    .byAction()
                    .forEach((action, count) -> assertThat(
                                    result.calls().of(action).count())
                            .as(action)
                            .isEqualTo(count));
            assertThat(result.calls().of("organizations:ListAccounts").count()).isEqualTo(3);
            assertThat(result.calls().of("ce:GetCostAndUsage").count()).isGreaterThan(5);
            assertThat(result.calls().spend())
                    .isPositive()
                    .isEqualByComparingTo(big.aws.calls().spend());
        }
    }

    @Test
    void sync_again_readsOnlyWhatIsOpenAndChangesNothing() {
        account.sync();
        List<String> before = keys();

        SyncResult second = account.sync();

        assertThat(second.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(second.calls().of("ce:GetCostAndUsage").billed()).isEqualTo(1);
        assertThat(second.moved()).isEmpty();
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void sync_costAlone_stillKnowsWhoPays() {
        account.sync(SyncRequest.builder().addDataset(COST).build());

        assertThat(account.store.states(ACME))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(state.seal().payer()).isPresent());
    }

    @Test
    void sync_settlingDayOfTheUsersOwn_keepsTheMonthBeforeOpenUntilThen() {
        SyncRequest cost = SyncRequest.builder().addDataset(COST).build();
        try (FakeAccount late =
                new FakeAccount(Estate.company(), settings -> settings.settlingDay(25), 1000, Duration.ofSeconds(2))) {
            late.sync(cost);

            assertThat(late.sync(cost).outcomes()).as("on the 23rd").hasSize(2);
            assertThat(october(late)).containsOnly(PeriodStatus.OPEN);
            late.clock.advance(Duration.ofDays(2));
            late.sync(cost);
            assertThat(late.sync(cost).outcomes()).as("after the 25th").hasSize(1);
            assertThat(october(late)).containsOnly(PeriodStatus.CLOSED);
        }
    }

    private static Set<PeriodStatus> october(FakeAccount account) {
        return account.store.records(ACME, COST, CostRecord.class).stream()
                .filter(row -> row.chargePeriod().startDate().getMonth() == Month.OCTOBER)
                .filter(row -> row.chargePeriod().startDate().getYear() == 2026)
                .map(CostRecord::periodStatus)
                .collect(Collectors.toSet());
    }

    @Test
    void sync_wrongExternalId_failsWithTheRemedy() {
        SyncResult result = account.xplorr.sync(account.connection("xplorr-ext-of-somebody-else"));

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(errors(result)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.ASSUME_ROLE_DENIED);
            assertThat(problem.remedy()).containsIgnoringCase("external ID");
            assertThat(problem.message() + problem.remedy()).doesNotContain("xplorr-ext-of-somebody-else");
        });
        assertThat(account.aws.calls().all()).allMatch(call -> call.action().equals("sts:AssumeRole"));
    }

    @Test
    void sync_revokedRole_keepsEverything() {
        account.sync();
        List<String> before = keys();
        account.aws.deleteRole(account.role);

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(AwsProblems.ASSUME_ROLE_DENIED);
        assertThat(result.outcomes()).isNotEmpty().allMatch(SliceOutcome.Kept.class::isInstance);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void sync_oneRegionDenied_completesTheOthers() {
        account.sync();
        List<String> before = keys();
        account.aws.deny("ec2:DescribeInstances", "eu-central-1");

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(errors(result)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.dataset()).contains(INSTANCES);
            assertThat(problem.scope().orElseThrow().value()).isEqualTo("eu-central-1");
            assertThat(problem.message()).contains("ec2:DescribeInstances");
            assertThat(problem.remedy()).isNotEmpty();
        });
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void sync_regionExcluded_isNotAskedAndKeepsWhatItHeld() {
        account.sync();
        List<String> before = keys();
        long calls = account.aws.calls().count();

        SyncResult result = account.xplorr.sync(CloudConnection.builder("acme")
                .credentials(AwsCredentials.roleBuilder(account.role.arn())
                        .externalId(ExternalId.ofStored(FakeAccount.EXTERNAL_ID))
                        .addExcludedRegion("eu-central-1")
                        .build())
                .build());

        assertThat(errors(result)).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(account.aws.calls().all().stream().skip(calls))
                .noneMatch(call -> call.region().equals("eu-central-1"));
        assertThat(account.store.states(ACME))
                .filteredOn(SliceState::retired)
                .isNotEmpty()
                .allMatch(state -> state.slice().scope().value().equals("eu-central-1"));
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void sync_oneRegionThrottledForAMinute_waitsItOut() {
        account.aws.arm(
                Fault.throttle(),
                CallMatcher.action("ec2:DescribeVolumes")
                        .inRegion("eu-central-1")
                        .during(Duration.ofMinutes(1)));

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.duration()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
        assertThat(result.calls().of("ec2:DescribeVolumes").throttled()).isPositive();
    }

    @Test
    void sync_costExplorerThrottles_retriesItsOwnCode() {
        account.aws.arm(
                Fault.throttle(), CallMatcher.action("ce:GetCostAndUsage").first(2));

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        CallCount calls = result.calls().of("ce:GetCostAndUsage");
        assertThat(calls.throttled()).isEqualTo(2);
        assertThat(calls.billed()).as("an error answer is not billed").isEqualTo(calls.count() - 2);
    }

    @Test
    void sync_resetInTheMiddleOfAPage_readsThePageAgain() {
        breakOnce(Fault.resetMidBody());
    }

    @Test
    void sync_truncatedBody_readsThePageAgain() {
        breakOnce(Fault.truncate());
    }

    @Test
    void sync_garbageForAnAnswer_readsThePageAgain() {
        breakOnce(Fault.badGateway());
    }

    @Test
    void sync_pageOfAProxyForAnAnswer_isNoEmptyAnswer() {
        breakOnce(Fault.garbage());
    }

    @Test
    void sync_regionsAnswerNamesNone_retiresNone() {
        account.sync();
        List<String> before = keys();
        account.aws.arm(
                Fault.garbage(
                        200,
                        "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                                + "<requestId>5ba8b5f6</requestId><regionInfo/></DescribeRegionsResponse>"),
                CallMatcher.action("ec2:DescribeRegions"));

        SyncResult result = account.sync();

        assertThat(errors(result)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNEXPECTED);
            assertThat(problem.message()).contains("regionInfo");
        });
        assertThat(keys()).isEqualTo(before);
        assertThat(account.store.states(account.connection().id())).noneMatch(SliceState::retired);
    }

    @Test
    void sync_stalledBody_readsThePageAgain() {
        breakOnce(Fault.stallMidBody());
    }

    @Test
    void sync_samePageTokenForEver_endsWithAProblemAndLosesNothingElse() {
        try (FakeAccount big = new FakeAccount(Estate.large(50, 2, 100, 1000))) {
            big.sync();
            List<String> before = keys(big);
            big.aws.forgetCalls();
            big.aws.arm(Fault.repeatToken(), CallMatcher.action("organizations:ListAccounts"));

            SyncResult result = big.sync();

            assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
            assertThat(errors(result)).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.PAGE_TOKEN_REPEATED);
                assertThat(problem.dataset()).contains(DatasetId.of("organization.accounts"));
            });
            assertThat(big.aws.calls().of("organizations:ListAccounts").count()).isLessThan(5);
            assertThat(keys(big)).isEqualTo(before);
        }
    }

    @Test
    void sync_sessionExpiresInTheMiddleOfPaging_assumesTheRoleAgainAndGoesOn() {
        DatasetId accounts = DatasetId.of("organization.accounts");
        try (FakeAccount big = new FakeAccount(Estate.large(50, 2, 100, 1000))) {
            big.aws.arm(
                    Fault.expireSession(),
                    CallMatcher.action("organizations:ListAccounts").nth(2));

            SyncResult result =
                    big.sync(SyncRequest.builder().addDataset(accounts).build());

            assertThat(errors(result)).isEmpty();
            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(result.calls().of("sts:AssumeRole").count()).isEqualTo(2);
            assertThat(result.calls().of("organizations:ListAccounts").count())
                    .as("three pages, of which the second came twice, with its token")
                    .isEqualTo(4);
            assertThat(big.store.records(ACME, accounts)).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void sync_http500ForAWhile_recovers() {
        account.aws.arm(
                Fault.internalError(),
                CallMatcher.action("elasticloadbalancing:DescribeLoadBalancers").during(Duration.ofSeconds(40)));

        SyncResult result = account.sync();

        assertThat(errors(result)).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(result.duration()).isBetween(Duration.ofSeconds(40), Duration.ofMinutes(3));
    }

    @Test
    void sync_costExplorerNotEnabledAnyMore_saysSoKeepsCostAndReadsTheRest() {
        account.sync();
        List<String> before = keys();
        account.clock.advance(Duration.ofDays(1));
        account.aws.costExplorer(CostExplorerSettings.notEnabled());

        SyncResult result = account.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(errors(result))
                .extracting(problem -> problem.dataset().orElseThrow())
                .contains(COST);
        assertThat(errors(result)).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.COST_EXPLORER_NOT_ENABLED);
            assertThat(problem.remedy()).containsIgnoringCase("24 h");
        });
        assertThat(result.calls().spend()).isEqualByComparingTo("0");
        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.slice().dataset().equals(INSTANCES))
                .isNotEmpty()
                .allMatch(SliceOutcome.Replaced.class::isInstance);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void sync_historyEndsBeforeTheOldestMonth_readsTheMonthsThatThereAre() {
        SyncRequest cost = SyncRequest.builder().addDataset(COST).build();
        account.aws.arm(TOO_OLD, CallMatcher.action("ce:GetCostAndUsage").nth(2));

        SyncResult result = account.sync(cost);

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(errors(result)).extracting(Problem::code).containsExactly(AwsProblems.COST_HISTORY_LIMIT);
        assertThat(result.outcomes()).hasSize(14);
        assertThat(result.outcomes())
                .filteredOn(outcome -> !(outcome instanceof SliceOutcome.Replaced))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.slice().window()).isEqualTo(Window.month(YearMonth.of(2025, 10))));
        assertThat(result.calls().of("ce:GetCostAndUsage").billed())
                .as("the refusal was free")
                .isEqualTo(result.calls().of("ce:GetCostAndUsage").count() - 1);
    }

    @Test
    void sync_noHistoryAtAll_endsWithAllMonthsMissing() {
        account.aws.arm(TOO_OLD, CallMatcher.action("ce:GetCostAndUsage"));

        SyncResult result = account.sync(SyncRequest.builder().addDataset(COST).build());

        assertThat(result.outcomes()).hasSize(14).allMatch(SliceOutcome.Missing.class::isInstance);
        assertThat(result.calls().spend()).isEqualByComparingTo("0");
    }

    @Test
    void sync_ec2DoesNotKnowOfManagedResources_asksWithoutThem() {
        account.aws.arm(
                Fault.errorCode("UnknownParameter", 400, "The parameter IncludeManagedResources is not recognized"),
                CallMatcher.action("ec2:DescribeInstances").nth(1));

        SyncResult result = account.sync();

        assertThat(errors(result)).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(records(INSTANCES.value())).isNotEmpty();
    }

    @Test
    void sync_costs_equalTheEstatesToTheLastDigit() {
        account.sync();

        BigDecimal held = account.store.records(ACME, COST, CostRecord.class).stream()
                .map(row -> row.amount(CostBasis.UNBLENDED).orElseThrow().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(held).isEqualByComparingTo(billFor14Months());
    }

    private BigDecimal billFor14Months() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        CostPeriod period = new CostPeriod(
                LocalDate.of(2025, 10, 1).atStartOfDay(), today.plusDays(1).atStartOfDay());
        return CostCube.sum(account.aws.estate().costs().lines(), period, today)
                .orElseThrow()
                .amount(CostMetric.UNBLENDED);
    }

    private void breakOnce(Fault fault) {
        account.sync();
        List<String> before = keys();
        Consumer<String> arm =
                action -> account.aws.arm(fault, CallMatcher.action(action).nth(1));
        Set.of("ec2:DescribeInstances", "ce:GetCostAndUsage", "organizations:ListAccounts", "rds:DescribeDBInstances")
                .forEach(arm);

        SyncResult result = account.sync();

        assertThat(errors(result)).isEmpty();
        assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(keys()).isEqualTo(before);
        assertThat(result.calls().total().retried()).isEqualTo(4);
    }

    private static List<Problem> errors(SyncResult result) {
        return result.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    private List<CloudRecord> records(String dataset) {
        return account.store.records(ACME, DatasetId.of(dataset));
    }

    private List<String> keys() {
        return keys(account);
    }

    private static List<String> keys(FakeAccount account) {
        return account.store.states(ACME).stream()
                .map(state -> state.slice().dataset())
                .distinct()
                .flatMap(dataset -> account.store.records(ACME, dataset).stream())
                .map(row -> row.dataset() + " " + row.key())
                .sorted()
                .toList();
    }
}
