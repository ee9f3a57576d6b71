package io.xplorr.examples.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.Cli;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Regions;
import io.xplorr.testkit.aws.estate.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class SyncCommandTest {
    private static final String PAYER = "111122223333";
    private static final String EXTERNAL_ID = "xplorr-canary-external-id";
    private static final String VENDOR = "891377174505";

    private final FakeAws aws = FakeAws.start(Estate.company());
    private final AccessKey identity = aws.accessKey(VENDOR);
    private final String role = aws.role(PAYER, "XplorrReadOnly")
            .trusting(VENDOR)
            .externalId(EXTERNAL_ID)
            .allowing("*:Get*", "*:List*", "*:Describe*")
            .arn();

    /** The AWS default credential chain looks here first. */
    @BeforeEach
    void signIn() {
        System.setProperty("aws.accessKeyId", identity.accessKeyId());
        System.setProperty("aws.secretAccessKey", identity.secretAccessKey());
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        aws.close();
    }

    @Test
    void sync_allRead_exits0AndTellsWhatThereIs() {
        Cli cli = syncByRole("--datasets", "cost.daily,inventory.instances,inventory.databases,organization.accounts");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        JsonNode result = cli.json();
        assertThat(result.get("status").textValue()).isEqualTo("COMPLETE");
        assertThat(result.get("problems")).isEmpty();
        assertThat(result.at("/datasets/organization.accounts/records").longValue())
                .isEqualTo(aws.estate().accounts().size());
        assertCounts(result.at("/datasets/inventory.instances"), Instance.class);
        assertCounts(result.at("/datasets/inventory.databases"), Database.class);
        assertCost(result.get("cost"), 14);
        assertThat(result.get("durationMillis").longValue()).isPositive();
    }

    @Test
    void sync_calls_areThoseThatAwsSawAndBilled() {
        JsonNode result =
                syncByRole("--datasets", "cost.daily,inventory.instances").json();

        Map<String, Long> seen = aws.calls().byAction();
        assertThat(result.get("calls")).hasSameSizeAs(seen.entrySet());
        seen.forEach((action, count) -> {
            JsonNode calls = result.get("calls").get(action);
            assertThat(calls.get("count").longValue()).as(action).isEqualTo(count);
            assertThat(calls.get("throttled").longValue()).isZero();
            assertThat(calls.get("retried").longValue()).isZero();
        });
        assertThat(result.get("spend").isTextual()).isTrue();
        assertThat(new BigDecimal(result.get("spend").textValue()))
                .isEqualByComparingTo(aws.calls().spend());
    }

    @Test
    void sync_months_readsSoManyBeforeThisOne() {
        assertCost(
                syncByRole("--datasets", "cost.daily", "--months", "2").json().get("cost"), 3);
    }

    @Test
    void sync_excludedRegion_isNotAsked() {
        aws.deny("ec2:DescribeInstances", "eu-west-1");

        Cli cli = syncByRole("--datasets", "inventory.instances", "--exclude-region", "eu-west-1,ap-south-1");

        assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
        assertThat(aws.calls().inRegion("eu-west-1").count()).isZero();
    }

    @Test
    void sync_deniedRegion_exits1AndSaysWhere() {
        aws.deny("ec2:DescribeInstances", "eu-west-1");

        Cli cli = syncByRole("--datasets", "inventory.instances");

        assertThat(cli.exitCode()).isEqualTo(1);
        JsonNode result = cli.json();
        assertThat(result.get("status").textValue()).isEqualTo("PARTIAL");
        assertThat(result.at("/datasets/inventory.instances/byRegion").has("us-east-1"))
                .isTrue();
        assertThat(result.at("/datasets/inventory.instances/byRegion").has("eu-west-1"))
                .as("not read, which is not the same as 0")
                .isFalse();
        assertThat(result.get("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.get("code").textValue()).isEqualTo("ACCESS_DENIED");
            assertThat(problem.get("dataset").textValue()).isEqualTo("inventory.instances");
            assertThat(problem.get("region").textValue()).isEqualTo("eu-west-1");
            assertThat(problem.get("message").textValue()).isNotBlank();
            assertThat(problem.get("remedy").textValue()).isNotBlank();
        });
    }

    @Test
    void sync_wrongExternalId_exits2() {
        Cli cli = Cli.run(
                "sync",
                "--json",
                "--role-arn",
                role,
                "--external-id",
                "another",
                "--endpoint",
                aws.endpoint().toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.json().get("status").textValue()).isEqualTo("FAILED");
        assertThat(cli.json().at("/problems/0/code").textValue()).isEqualTo("ASSUME_ROLE_DENIED");
    }

    @Test
    void sync_noMoneyToSpend_makesNoBilledCall() {
        Cli cli = syncByRole("--datasets", "cost.daily", "--max-spend", "0");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.json().at("/problems/0/code").textValue()).isEqualTo("BUDGET_EXHAUSTED");
        assertThat(aws.calls().of("ce:*").count()).isZero();
    }

    @Test
    void sync_accessKey_takesTheSecretFromTheEnvironment() {
        AccessKey key = aws.accessKey(PAYER);

        Cli cli = Cli.run(
                Map.of("XPLORR_SECRET_ACCESS_KEY", key.secretAccessKey()),
                "sync",
                "--json",
                "--access-key-id",
                key.accessKeyId(),
                "--datasets",
                "inventory.instances",
                "--endpoint",
                aws.endpoint().toString());

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(aws.calls().of("sts:AssumeRole").count()).isZero();
        assertCounts(cli.json().at("/datasets/inventory.instances"), Instance.class);
    }

    @Test
    void sync_region_isWhereTheRoleIsAssumedAndTheRegionsAreAskedFor() {
        syncByRole("--datasets", "inventory.instances", "--region", "eu-west-1");

        assertThat(aws.calls().of("sts:AssumeRole").inRegion("eu-west-1").count())
                .isOne();
        assertThat(aws.calls().of("ec2:DescribeRegions").inRegion("eu-west-1").count())
                .isOne();
    }

    @Test
    void sync_withoutJson_tellsAPerson() {
        Cli cli = Cli.run(Cli.arguments(byRole(), "--datasets", "cost.daily,organization.details"));

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("COMPLETE", "cost.daily", "UNBLENDED", "ce:GetCostAndUsage", "AWS bills USD 0.");
    }

    private Cli syncByRole(String... more) {
        return Cli.run(Cli.arguments(byRole(), Cli.arguments(List.of("--json"), more)));
    }

    private List<String> byRole() {
        return List.of(
                "sync",
                "--role-arn",
                role,
                "--external-id",
                EXTERNAL_ID,
                "--endpoint",
                aws.endpoint().toString());
    }

    private void assertCounts(JsonNode dataset, Class<? extends Resource> kind) {
        long all = 0;
        for (String region : Regions.ENABLED_BY_DEFAULT) {
            long count = aws.estate().inventory().resources(kind, PAYER, region).stream()
                    .filter(resource -> resource.existsAt(aws.clock().instant()))
                    .count();
            assertThat(dataset.get("byRegion").get(region).longValue())
                    .as(region)
                    .isEqualTo(count);
            all += count;
        }
        assertThat(dataset.get("records").longValue()).isEqualTo(all).isPositive();
    }

    /** Adds the bill up without xplorr, and compares every month and basis to the last digit. */
    private void assertCost(JsonNode cost, int months) {
        LocalDate today = LocalDate.now(aws.clock());
        assertThat(cost).hasSize(months);
        for (int i = 0; i < months; i++) {
            YearMonth month = YearMonth.from(today).minusMonths(i);
            CostPeriod period = new CostPeriod(
                    month.atDay(1).atStartOfDay(), month.plusMonths(1).atDay(1).atStartOfDay());
            Map<CostMetric, BigDecimal> sums = CostCube.sum(aws.estate().costs().lines(), period, today)
                    .orElseThrow()
                    .amounts();
            JsonNode told = cost.get(month.toString());
            assertThat(told).hasSize(5);
            for (CostMetric metric : CostMetric.values()) {
                Optional<BigDecimal> amount = Optional.ofNullable(told.get(metric.name()))
                        .map(JsonNode::textValue)
                        .map(BigDecimal::new);
                assertThat(amount.isPresent()).isEqualTo(metric.isCost());
                amount.ifPresent(
                        exact -> assertThat(exact).as(month + " " + metric).isEqualByComparingTo(sums.get(metric)));
            }
        }
    }
}
