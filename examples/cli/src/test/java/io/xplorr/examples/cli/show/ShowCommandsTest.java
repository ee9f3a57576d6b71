package io.xplorr.examples.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.Cli;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.Regions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** The commands that show what a store holds, after one sync of a company's payer. */
class ShowCommandsTest {
    private static final String PAYER = "111122223333";

    @TempDir
    private static Path folder;

    private static FakeAws aws;

    @BeforeAll
    static void sync() {
        aws = FakeAws.start(Estate.company());
        AccessKey key = aws.accessKey(PAYER);
        Cli cli = Cli.run(
                Map.of(AccountOptions.SECRET, key.secretAccessKey()),
                "sync",
                "--name=acme",
                "--access-key-id=" + key.accessKeyId(),
                "--datasets=cost.daily,organization.accounts,inventory.instances",
                "--months=2",
                "--endpoint=" + aws.endpoint(),
                "--store=" + store());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void cost_byServiceAsJson_isTheEstatesToTheLastDigit() {
        JsonNode months = show("cost", "--json").json().at("/connections/0/months");

        assertThat(months).hasSize(3);
        assertMonths(months, CostMetric.UNBLENDED, line -> line.dimension("SERVICE"));
    }

    @Test
    void cost_byAccountAndAnotherMetric_isTheEstatesToTheLastDigit() {
        JsonNode acme = show("cost", "--json", "--by=account", "--metric=net_amortized", "--months=1")
                .json()
                .at("/connections/0");

        assertThat(acme.get("id").textValue()).isEqualTo("acme");
        assertThat(acme.get("metric").textValue()).isEqualTo("NET_AMORTIZED");
        assertThat(acme.get("months")).hasSize(1);
        assertMonths(acme.get("months"), CostMetric.NET_AMORTIZED, ShowCommandsTest::account);
    }

    @Test
    void cost_forAPerson_showsEveryDigitOrCents() {
        BigDecimal total = sums(lastMonth(), CostMetric.UNBLENDED, line -> "").get("");

        Cli exact = show("cost", "--months=2");
        Cli cents = show("cost", "--months=2", "--cents");

        String line = exact.out()
                .lines()
                .filter(each -> each.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        assertThat(new BigDecimal(line.split(" +")[1])).isEqualByComparingTo(total);
        assertThat(exact.out()).contains(thisMonth() + " is estimated").doesNotContain(lastMonth() + " is estimated");
        assertThat(cents.out()).containsPattern("Total +\\d+\\.\\d\\d +\\d+\\.\\d\\d\\R");
    }

    @Test
    void inventory_countsAreTheEstatesByRegion() {
        JsonNode inventory = show("inventory", "--json").json().at("/connections/0/inventory");

        Map<String, Long> told = inventory
                .valueStream()
                .collect(Collectors.toMap(
                        group -> group.get("region").textValue(),
                        group -> group.get("count").longValue()));
        assertThat(told).isEqualTo(instances()).isNotEmpty();
        assertThat(inventory).allSatisfy(group -> {
            assertThat(group.get("type").textValue()).isEqualTo("compute.instance");
            assertThat(group.get("observedAt").textValue()).startsWith("20");
            assertThat(group.get("retired").booleanValue()).isFalse();
        });
    }

    @Test
    void inventory_list_tellsOfEachResource() {
        JsonNode resources = show("inventory", "--json", "--list").json().at("/connections/0/resources");
        Cli text = show("inventory", "--list");

        assertThat(resources)
                .hasSize((int) instances().values().stream().mapToLong(n -> n).sum());
        assertThat(resources)
                .allSatisfy(resource ->
                        assertThat(text.out()).contains(resource.get("id").textValue()));
    }

    @Test
    void inventory_forAPerson_tellsHowOldTheKnowledgeIs() {
        assertThat(show("inventory").out())
                .containsPattern("compute\\.instance +us-east-1 +\\d+ +\\d+ (s|min) ago +\\d+ d");
    }

    @Test
    void status_tellsOfSyncAccountsAndSlices() {
        JsonNode acme = show("status", "--json").json().at("/connections/0");
        Cli text = show("status");

        assertThat(acme.get("accounts"))
                .hasSameSizeAs(aws.estate().accounts())
                .filteredOn(account -> account.get("management").booleanValue())
                .singleElement()
                .satisfies(payer -> assertThat(payer.get("id").textValue()).isEqualTo(PAYER));
        assertThat(acme.at("/datasets/cost.daily/slices").longValue()).isEqualTo(3);
        assertThat(acme.at("/datasets/inventory.instances/slices").longValue())
                .isEqualTo(Regions.ENABLED_BY_DEFAULT.size());
        assertThat(acme.get("problems")).isEmpty();
        assertThat(text.out())
                .contains("acme", "Last synced", "cost.daily")
                .contains(aws.estate().accounts().stream().map(Account::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "cost", "inventory"})
    void show_connectionThatIsNone_exits64(String command) {
        Cli cli = show(command, "--connection=acme2");

        assertThat(cli.exitCode()).isEqualTo(64);
        assertThat(cli.err()).contains("no connection has the id or name acme2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "cost", "inventory", "schedule"})
    void show_storeThatIsNotThere_saysSoAndMakesNone(String command) {
        Path none = folder.resolve("none");

        Cli cli = Cli.run(command, "--store=" + none);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err().lines()).singleElement().asString().contains("there is no store " + none);
        assertThat(none.resolveSibling("none.mv.db")).doesNotExist();
    }

    private static Cli show(String... arguments) {
        Cli cli = Cli.run(Cli.arguments(List.of(arguments), "--store=" + store()));
        assertThat(cli.err()).as(cli.out()).matches(text -> text.isEmpty() || cli.exitCode() != 0);
        return cli;
    }

    private static String account(CostLine line) {
        return aws.estate().accounts().stream()
                .filter(account -> account.id().equals(line.accountId()))
                .map(account -> account.id() + " " + account.name())
                .findFirst()
                .orElseThrow();
    }

    private static Path store() {
        return folder.resolve("store");
    }

    private static YearMonth thisMonth() {
        return YearMonth.from(LocalDate.now(aws.clock()));
    }

    private static YearMonth lastMonth() {
        return thisMonth().minusMonths(1);
    }

    private static Map<String, Long> instances() {
        return Regions.ENABLED_BY_DEFAULT.stream()
                .map(region -> Map.entry(
                        region,
                        aws.estate().inventory().resources(Instance.class, PAYER, region).stream()
                                .filter(resource ->
                                        resource.existsAt(aws.clock().instant()))
                                .count()))
                .filter(region -> region.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Compares every month and line with what the estate's own lines come to. */
    private static void assertMonths(JsonNode months, CostMetric metric, Function<CostLine, String> label) {
        months.properties().forEach(month -> {
            Map<String, BigDecimal> sums = sums(YearMonth.parse(month.getKey()), metric, label);
            JsonNode told = month.getValue().get("cost");
            assertThat(told).as(month.getKey()).hasSize(sums.size());
            sums.forEach((line, sum) -> assertThat(new BigDecimal(told.get(line).textValue()))
                    .as(month.getKey() + " " + line)
                    .isEqualByComparingTo(sum));
        });
    }

    private static Map<String, BigDecimal> sums(YearMonth month, CostMetric metric, Function<CostLine, String> label) {
        LocalDate today = LocalDate.now(aws.clock());
        CostPeriod period = new CostPeriod(
                month.atDay(1).atStartOfDay(), month.plusMonths(1).atDay(1).atStartOfDay());
        return aws.estate().costs().lines().stream().collect(Collectors.groupingBy(label)).entrySet().stream()
                .flatMap(lines -> CostCube.sum(lines.getValue(), period, today).stream()
                        .map(sum -> Map.entry(lines.getKey(), sum.amounts().get(metric))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
