package io.xplorr.examples.cli.connect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.Cli;
import io.xplorr.examples.cli.Customer;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.testkit.aws.access.AccessKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class ConnectDoctorTest {
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
    void doctor_nothingNamed_tellsOfReachClockAndOurIdentity() {
        Cli cli = doctor();

        assertThat(cli.exitCode()).as(cli.out()).isZero();
        assertThat(statuses(cli)).isEqualTo(Map.of("reach", "PASSED", "clock", "PASSED", "own-identity", "PASSED"));
    }

    @Test
    void doctor_nobodyAnswers_saysWhoAndWhatToDo() {
        Cli cli = customer.run("connect", "doctor", "--json", "--endpoint=http://127.0.0.1:1/");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(statuses(cli)).isEqualTo(Map.of("reach", "FAILED"));
        assertProblem(cli, "ENDPOINT_UNREACHABLE", "http://127.0.0.1:1/", "proxy");
    }

    @Test
    void doctor_clockThatIsOff_saysByWhatAndGoesNoFurther() {
        InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(6));

        Cli cli = Cli.run(Map.of(), late, "connect", "doctor", "--json", "--endpoint=" + customer.aws.endpoint());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(statuses(cli)).isEqualTo(Map.of("reach", "PASSED", "clock", "FAILED"));
        assertProblem(cli, "CLOCK_SKEW", "5 minutes", "NTP");
    }

    @Test
    void doctor_ourKeyIsGone_saysThatWeAreNobody() {
        customer.aws.deleteAccessKey(customer.ourKey.accessKeyId());

        Cli cli = doctor();

        assertThat(cli.exitCode()).isEqualTo(2);
        assertProblem(cli, "OWN_CREDENTIALS_REJECTED", "InvalidClientTokenId", "AWS_PROFILE");
    }

    @Test
    void doctor_roleOfAPendingConnection_isLookedAtAndTheConnectionStaysAsItIs() {
        customer.begin();
        customer.makeRole();

        Cli cli = doctor(Customer.NAME, "--role-arn=" + Customer.ROLE);

        assertThat(cli.exitCode()).as(cli.out()).isZero();
        assertThat(statuses(cli))
                .containsEntry("reference", "PASSED")
                .containsEntry("assume-role", "PASSED")
                .containsEntry("external-id-required", "PASSED")
                .containsEntry("external-id-exact", "PASSED");
        assertThat(cli.json().get("datasets")).hasSize(2);
        assertThat(customer.state()).isEqualTo("PENDING");
    }

    @Test
    void doctor_roleThatIsMisspelt_saysWhatToLookForAtOnce() {
        String externalId = customer.begin();
        customer.makeRole();

        Cli cli = doctor(Customer.NAME, "--role-arn=" + Customer.ROLE + "s");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertProblem(
                cli, "ASSUME_ROLE_DENIED", "XplorrReadOnlys", "…" + externalId.substring(externalId.length() - 4));
        assertThat(cli.out()).doesNotContain(externalId);
    }

    @Test
    void doctor_textThatIsNoArn_saysSo() {
        Cli cli = doctor("--role-arn=arn:aws:iam::123456789012:user/alice", "--external-id=anything");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertProblem(cli, "CREDENTIALS_MALFORMED", "user", "RoleArn");
    }

    @Test
    void doctor_connectionWhoseRoleHasLostAnAction_exits1AndNamesIt() {
        customer.begin();
        var role = customer.makeRole();
        assertThat(customer.complete().exitCode()).isZero();
        role.permissionPolicy(customer.run("connect", "policy", "--datasets=inventory.instances")
                .out());

        Cli cli = doctor(Customer.NAME);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.json().at("/datasets/cost.daily/status").textValue()).isEqualTo("DENIED");
        assertProblem(cli, "ACCESS_DENIED", "ce:GetCostAndUsage", "");
        assertThat(customer.state()).as("the doctor changes nothing").isEqualTo("CONNECTED");
    }

    @Test
    void doctor_accessKeyThatIsInactive_saysSoAndNeedsNoIdentityOfOurs() {
        AccessKey key = customer.aws.accessKey(Customer.ACCOUNT);
        customer.aws.deleteAccessKey(key.accessKeyId());
        customer.aws.deleteAccessKey(customer.ourKey.accessKeyId());

        Cli cli = Cli.run(
                Map.of(AccountOptions.SECRET, key.secretAccessKey()),
                "connect",
                "doctor",
                "--json",
                "--access-key-id=" + key.accessKeyId(),
                "--no-billed-calls",
                "--endpoint=" + customer.aws.endpoint());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertProblem(cli, "CREDENTIALS_REJECTED", "", "key");
        assertThat(cli.out() + cli.err()).doesNotContain(key.secretAccessKey()).contains("bills nothing");
    }

    private Cli doctor(String... more) {
        return customer.call(Cli.arguments(List.of("connect", "doctor", "--json"), more));
    }

    private static Map<String, String> statuses(Cli cli) {
        return cli.json()
                .get("checks")
                .valueStream()
                .collect(Collectors.toMap(
                        check -> check.get("name").textValue(),
                        check -> check.get("status").textValue()));
    }

    private static void assertProblem(Cli cli, String code, String inMessage, String inRemedy) {
        JsonNode problem = cli.json().at("/problems/0");
        assertThat(problem.get("code").textValue()).isEqualTo(code);
        assertThat(problem.get("message").textValue() + problem.get("remedy").textValue())
                .contains(inMessage)
                .contains(inRemedy);
    }
}
