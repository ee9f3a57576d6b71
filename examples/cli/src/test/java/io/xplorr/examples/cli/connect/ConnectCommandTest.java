package io.xplorr.examples.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.connection.ExternalId;
import io.xplorr.examples.cli.Cli;
import io.xplorr.examples.cli.Customer;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.record.DatasetId;
import io.xplorr.testkit.aws.access.AccessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class ConnectCommandTest {
    private static final List<DatasetId> DATASETS =
            List.of(DatasetId.of("cost.daily"), DatasetId.of("inventory.instances"));

    @TempDir
    private Path folder;

    private Customer customer;

    @BeforeEach
    void start() {
        customer = new Customer(folder);
    }

    @AfterEach
    void stop() {
        customer.close();
    }

    @Test
    void begin_forAPerson_tellsWhatToDoNext() {
        Cli cli = customer.run("connect", "begin", "--name=Acme", "--store=" + folder.resolve("another"));

        String id = cli.out().lines().findFirst().orElseThrow().split(" +")[1];
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("External ID: xplorr-ext-")
                .contains("xplorr connect template " + id + " --store " + folder.resolve("another"))
                .contains("xplorr connect complete " + id);
        assertThat(customer.aws.calls().all()).isEmpty();
    }

    @Test
    void begin_keepsTheExternalIdUnderAKeyThatOnlyItsOwnerReads() throws IOException {
        String externalId = customer.begin();

        Path key = folder.resolve("store.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(folder.resolve("store.mv.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain(externalId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect template", "connect policy --trust", "connect doctor", "sync --connection"})
    void command_keyFileThatIsGone_saysToPutItBack(String command) throws IOException {
        customer.begin();
        Path key = folder.resolve("store.key");
        Files.delete(key);

        Cli cli = customer.run(Cli.arguments(List.of(command.split(" ")), Customer.NAME));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err().lines()).singleElement().asString().contains("the key file " + key, "put it back");
        assertThat(customer.run("status", "--connection", Customer.NAME).out())
                .as("shows what is known nevertheless")
                .contains("PENDING", "the key file " + key);
    }

    @Test
    void complete_roleOfOurPolicies_isConnectedAndSyncs() {
        String externalId = customer.begin();
        customer.makeRole();

        Cli completed = customer.complete("--json");

        assertThat(completed.exitCode()).as(completed.out()).isZero();
        assertThat(completed.err()).startsWith("Verifying; AWS bills the account USD 0.01001 for it at most.");
        JsonNode report = completed.json();
        assertThat(report.get("verdict").textValue()).isEqualTo("WORKS");
        assertThat(report.get("account").textValue()).isEqualTo(Customer.ACCOUNT);
        assertThat(report.at("/datasets/cost.daily/status").textValue()).isEqualTo("GRANTED");
        assertThat(report.at("/datasets/inventory.instances/status").textValue())
                .isEqualTo("GRANTED");
        assertThat(customer.state()).isEqualTo("CONNECTED");

        Cli synced = customer.call("sync", "--connection", Customer.NAME, "--json");
        assertThat(synced.exitCode()).as(synced.out()).isZero();
        assertThat(synced.json().get("datasets"))
                .as("those that it was begun for")
                .hasSize(DATASETS.size());
        assertThat(synced.out() + completed.out() + customer.run("status").out())
                .doesNotContain(externalId);
    }

    @Test
    void complete_begunWithoutARegion_leavesItOutOfSyncs() {
        customer.begin("--exclude-region=eu-west-1");
        customer.makeRole();
        assertThat(customer.complete().exitCode()).isZero();

        Cli synced = customer.call("sync", "--connection", Customer.NAME);

        assertThat(synced.exitCode()).as(synced.out()).isZero();
        assertThat(customer.aws.calls().inRegion("eu-west-1").count()).isZero();
        assertThat(customer.call("sync", "--connection", Customer.NAME, "--exclude-region=eu-west-2")
                        .err())
                .contains("connect begin");
    }

    @Test
    void complete_actionMissing_exits1AndSaysWhich() {
        customer.begin();
        customer.makeRole()
                .permissionPolicy(customer.run("connect", "policy", "--datasets=cost.daily")
                        .out());

        Cli cli = customer.complete("--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.json().at("/datasets/inventory.instances/status").textValue())
                .isEqualTo("DENIED");
        assertThat(cli.json().at("/problems/0/message").textValue()).contains("ec2:DescribeInstances");
        assertThat(customer.state()).isEqualTo("DEGRADED");
    }

    @Test
    void complete_roleThatIsOpenToAll_exits2AndIsQuarantined() {
        String externalId = customer.begin();
        customer.makeRole()
                .trustPolicy(customer.run("connect", "policy", Customer.NAME, "--trust")
                        .out()
                        .replaceAll("(?s),\\s*\"Condition\".*?\\}\\s*\\}", ""));

        Cli cli = customer.complete();

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out())
                .contains("QUARANTINED, verdict UNSAFE", "EXTERNAL_ID_NOT_ENFORCED", "To do:")
                .doesNotContain(externalId);
    }

    @Test
    void complete_accessKey_takesTheSecretFromTheEnvironment() {
        customer.begin();
        AccessKey key = customer.aws.accessKey(Customer.ACCOUNT);
        Map<String, String> environment =
                Map.of(StoreOptions.PLACE, customer.store().toString(), AccountOptions.SECRET, key.secretAccessKey());

        Cli cli = Cli.run(
                environment,
                "connect",
                "complete",
                Customer.NAME,
                "--access-key-id=" + key.accessKeyId(),
                "--endpoint=" + customer.aws.endpoint());

        assertThat(cli.exitCode()).as(cli.out()).isZero();
        assertThat(customer.state()).isEqualTo("CONNECTED");
    }

    @Test
    void verify_afterTheRoleIsGone_exits2AndConnectionIsBroken() {
        customer.begin("--no-billed-calls");
        var role = customer.makeRole();
        assertThat(customer.complete().exitCode()).isZero();
        customer.aws.deleteRole(role);

        Cli cli = customer.call("connect", "verify", Customer.NAME);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).startsWith("Verifying; AWS bills nothing for it.");
        assertThat(cli.out()).contains("BROKEN, verdict REFUSED", "ASSUME_ROLE_DENIED");
        assertThat(customer.aws.calls().of("ce:*").all()).isEmpty();
    }

    @Test
    void template_everyFormat_isTheKitsToTheByte() {
        AwsOnboarding kit = AwsOnboarding.builder(ExternalId.ofStored(customer.begin("--group=acme")))
                .datasets(DATASETS)
                .build();

        for (TemplateFormat format : TemplateFormat.values()) {
            assertThat(customer.run("connect", "template", Customer.NAME, "--format", format.word())
                            .out())
                    .as(format.word())
                    .isEqualTo(format.text(kit))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stackset", "stackset-json"})
    void template_stackSetOfAConnectionWithoutAGroup_exits64AndSaysWhatToDo(String format) {
        customer.begin();

        Cli cli = customer.run("connect", "template", Customer.NAME, "--format", format);

        assertThat(cli.exitCode()).isEqualTo(64);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("--group");
    }

    @ParameterizedTest
    @EnumSource
    void template_help_namesTheFormat(TemplateFormat format) {
        assertThat(Cli.run("connect", "template", "--help").out().replaceAll("\\s+", ""))
                .contains(format.word());
    }

    @Test
    void template_ofAnotherTrustedAccountAndRole_holdsThem() {
        AwsOnboarding kit = AwsOnboarding.builder(ExternalId.ofStored(customer.begin()))
                .trusted(TrustedPrincipal.account("999988887777"))
                .roleName("Reader")
                .rolePath("/finops/")
                .datasets(DATASETS.subList(0, 1))
                .build();

        Cli cli = customer.run(
                "connect",
                "template",
                Customer.NAME,
                "--trusted-account=999988887777",
                "--role-name=Reader",
                "--role-path=/finops/",
                "--datasets=cost.daily");

        assertThat(cli.out()).isEqualTo(kit.cloudFormationTemplate());
    }

    @Test
    void template_link_opensTheConsoleOfTheRegion() {
        String externalId = customer.begin();

        Cli cli = customer.run(
                "connect",
                "template",
                Customer.NAME,
                "--link-to=https://templates.s3.amazonaws.com/xplorr.yaml",
                "--region=eu-west-1");

        assertThat(cli.out()).startsWith("https://").contains("region=eu-west-1", externalId);
    }

    @Test
    void template_publicOne_needsNoConnectionNorStore() {
        Cli cli = customer.run("connect", "template", "--format=cloudformation-public", "--role-name=Reader");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("Default: Reader").doesNotContain("xplorr-ext-");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=cloudformation", "--link-to=https://templates.s3.amazonaws.com/xplorr.yaml"})
    void template_ofNoConnection_exits64(String option) {
        Cli cli = customer.run("connect", "template", option);

        assertThat(cli.exitCode()).isEqualTo(64);
        assertThat(cli.err()).contains("give a connection");
    }

    @Test
    void policy_withoutAConnection_needsNoStore() {
        Cli cli = customer.run("connect", "policy");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("ce:GetCostAndUsage", "rds:DescribeDBInstances");
        assertThat(folder).isEmptyDirectory();
        assertThat(customer.run("connect", "policy", "--trust").exitCode()).isEqualTo(64);
    }

    @Test
    void policy_ofOurOwnIdentity_namesTheRoleInAnyAccount() {
        Cli cli = customer.run("connect", "policy", "--caller", "--role-name=Reader", "--role-path=/finops/");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("sts:AssumeRole", "arn:aws:iam::*:role/finops/Reader");
        assertThat(customer.run("connect", "policy", "--caller", "--trust").exitCode())
                .isEqualTo(64);
    }
}
