package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that are handed in with a wrong reference or setting, or before AWS knows them everywhere. */
class RoleHandInTest {
    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final FakeRole role = customer.role(customer.payer, pending);

    @AfterEach
    void close() {
        assertThat(customer.aws.unmetFaults()).as("faults that no call met").isEmpty();
        customer.close();
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
}
