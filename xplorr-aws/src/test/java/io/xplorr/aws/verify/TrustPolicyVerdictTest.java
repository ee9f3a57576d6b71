package io.xplorr.aws.verify;

import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.PENDING;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.testkit.aws.access.FakeRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library makes of every shape of trust policy, each judged by IAM's rules as the fake AWS applies them. */
class TrustPolicyVerdictTest {
    private static final FakeCustomer CUSTOMER = new FakeCustomer();
    private static final String ALLOW =
            "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::891377174505:root'}," + "'Action':'sts:AssumeRole'";

    static Stream<Arguments> shapes() {
        return Stream.of(
                safe("the published one", allow("'StringEquals':{'sts:ExternalId':'$ID'}")),
                safe("StringLike without a wildcard", allow("'StringLike':{'sts:ExternalId':'$ID'}")),
                safe("an array of two", allow("'StringEquals':{'sts:ExternalId':['$ID','another-one']}")),
                safe("ForAnyValue on an array", allow("'ForAnyValue:StringEquals':{'sts:ExternalId':['$ID','other']}")),
                safe(
                        "our exact user",
                        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::891377174505:user/user'},"
                                + "'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'$ID'}}}"),
                safe(
                        "root and PrincipalArn",
                        allow("'StringEquals':{'sts:ExternalId':'$ID'},'ArnLike':{'aws:PrincipalArn':"
                                + "'arn:aws:iam::891377174505:user/*'}")),
                safe(
                        "no condition, but a denial of all other IDs",
                        ALLOW + "},{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':"
                                + "{'StringNotEquals':{'sts:ExternalId':'$ID'}}}"),
                open("no condition", "external-id-required", ALLOW + "}"),
                open(
                        "StringEqualsIfExists",
                        "external-id-required",
                        allow("'StringEqualsIfExists':{'sts:ExternalId':'$ID'}")),
                open(
                        "ForAllValues, which holds for none",
                        "external-id-required",
                        allow("'ForAllValues:StringEquals':{'sts:ExternalId':'$ID'}")),
                open(
                        "StringNotEquals",
                        "external-id-required",
                        allow("'StringNotEquals':{'sts:ExternalId':'a-blocked-one'}")),
                open("StringLike with a wildcard", "external-id-exact", allow("'StringLike':{'sts:ExternalId':'*'}")),
                open(
                        "StringLike with our prefix",
                        "external-id-exact",
                        allow("'StringLike':{'sts:ExternalId':'xplorr-ext-*'}")),
                open("Null, which asks for any", "external-id-exact", allow("'Null':{'sts:ExternalId':'false'}")),
                open(
                        "a second statement without condition",
                        "external-id-required",
                        allow("'StringEquals':{'sts:ExternalId':'$ID'}") + "," + ALLOW + "}"),
                refused("a wrong ID", allow("'StringEquals':{'sts:ExternalId':'another-one'}")),
                refused("an ID in capital letters", allow("'StringEquals':{'sts:ExternalId':'$CAPITALS'}")),
                refused(
                        "another account",
                        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
                                + "'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'$ID'}}}"),
                refused(
                        "MFA",
                        allow("'StringEquals':{'sts:ExternalId':'$ID'},'Bool':{'aws:MultiFactorAuthPresent':'true'}")),
                refused(
                        "a source identity",
                        allow("'StringEquals':{'sts:ExternalId':'$ID','sts:SourceIdentity':'somebody'}")),
                refused(
                        "a denial",
                        allow("'StringEquals':{'sts:ExternalId':'$ID'}")
                                + ",{'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::891377174505:root'},"
                                + "'Action':'sts:*'}"));
    }

    @AfterAll
    static void close() {
        CUSTOMER.close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("shapes")
    void complete_anyTrustPolicy_comesToTheVerdict(
            String name, String statements, ConnectionState expected, String failedCheck) {
        PendingConnection pending = CUSTOMER.begin();
        String id = pending.externalId().reveal();
        FakeRole role = CUSTOMER.role(CUSTOMER.payer, pending)
                .trustPolicy(("{'Version':'2012-10-17','Statement':[" + statements + "]}")
                        .replace('\'', '"')
                        .replace("$ID", id)
                        .replace("$CAPITALS", id.toUpperCase(Locale.ROOT)));
        CUSTOMER.aws.forgetCalls();

        Completion completion = CUSTOMER.complete(pending, role);

        assertThat(CUSTOMER.status(pending).state()).isEqualTo(expected);
        assertThat(completion)
                .isInstanceOf(expected == CONNECTED ? Completion.Connected.class : Completion.Refused.class);
        List<Check> failed = completion.report().checks().stream()
                .filter(check -> check.status() != Check.Status.PASSED && check.status() != Check.Status.SKIPPED)
                .toList();
        assertThat(failed)
                .extracting(Check::name)
                .containsExactlyElementsOf(failedCheck.isEmpty() ? List.of() : List.of(failedCheck));
        assertThat(failed)
                .allSatisfy(check -> assertThat(check.problem())
                        .map(Problem::code)
                        .contains(
                                expected == QUARANTINED
                                        ? AwsProblems.EXTERNAL_ID_NOT_ENFORCED
                                        : AwsProblems.ASSUME_ROLE_DENIED));
        if (expected != CONNECTED) {
            assertThat(CUSTOMER.aws.calls().actions())
                    .as("no call with credentials that should not have been given")
                    .containsOnly("sts:AssumeRole", "sts:GetCallerIdentity");
            assertThat(CUSTOMER.aws
                            .calls()
                            .of("sts:GetCallerIdentity")
                            .inAccount(CUSTOMER.payer)
                            .count())
                    .isZero();
        }
        assertThat(completion.report().toString()).doesNotContain(id);
    }

    private static Arguments safe(String name, String statements) {
        return arguments(name, statements, CONNECTED, "");
    }

    private static Arguments open(String name, String failedCheck, String statements) {
        return arguments(name, statements, QUARANTINED, failedCheck);
    }

    private static Arguments refused(String name, String statements) {
        return arguments(name, statements, PENDING, "assume-role");
    }

    private static String allow(String conditions) {
        return ALLOW + ",'Condition':{" + conditions + "}}";
    }
}
