package io.xplorr.aws.verify;

import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static io.xplorr.connection.ConnectionState.PENDING;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.DatasetPermission;
import io.xplorr.connection.PendingConnection;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.testkit.aws.access.FakeRole;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** The published template, deployed as it is or with one field changed: the library says which. Prints a row for each. */
class TemplateMutationTest {
    private static final FakeCustomer CUSTOMER = new FakeCustomer();
    private static final String STATEMENT = "/AssumeRolePolicyDocument/Statement/0";
    private static final String STATEMENTS = "/AssumeRolePolicyDocument/Statement";
    private static final String PERMISSIONS = "/Policies/0/PolicyDocument/Statement";
    private static final String OURS = "arn:aws:iam::" + FakeCustomer.VENDOR + ":";

    @AfterAll
    static void close() {
        CUSTOMER.close();
    }

    static Stream<Arguments> trustMutations() {
        return Stream.of(
                trust("as it is", statement -> {}, CONNECTED, "", ""),
                trust("another account", principal("arn:aws:iam::444455556666:root"), PENDING, "assume-role", OURS),
                trust("another user of ours", principal(OURS + "user/other"), PENDING, "assume-role", OURS + "root"),
                trust("no such principal", principal(OURS + "role/gone"), PENDING, "assume-role", OURS + "root"),
                trust("any principal", principal("*"), CONNECTED, "", "whose only principal is"),
                trust(
                        "another ID",
                        condition("StringEquals", "xplorr-ext-of-somebody-else"),
                        PENDING,
                        "assume-role",
                        "sts:ExternalId must be this connection's, which ends like …"),
                trust("any ID", condition("StringLike", "*"), QUARANTINED, "external-id-exact", "wildcard"),
                trust(
                        "any ID of ours",
                        condition("StringLike", "xplorr-*"),
                        QUARANTINED,
                        "external-id-exact",
                        "wildcard"),
                trust(
                        "all but one ID",
                        condition("StringNotEquals", "x-1"),
                        QUARANTINED,
                        "external-id-required",
                        "StringEquals"),
                trust(
                        "ID only if there is one",
                        statement -> rename(statement, "StringEquals", "StringEqualsIfExists"),
                        QUARANTINED,
                        "external-id-required",
                        "not StringEqualsIfExists"),
                trust(
                        "no condition",
                        it -> it.remove("Condition"),
                        QUARANTINED,
                        "external-id-required",
                        "\"Condition\""),
                trust(
                        "StringLike without a wildcard, which is as good",
                        statement -> rename(statement, "StringEquals", "StringLike"),
                        CONNECTED,
                        "",
                        ""),
                trust("denied", it -> it.put("Effect", "Deny"), PENDING, "assume-role", "trust policy"),
                trust(
                        "another action",
                        it -> it.put("Action", "sts:TagSession"),
                        PENDING,
                        "assume-role",
                        "trust policy"),
                trust(
                        "MFA besides",
                        it -> ((ObjectNode) it.get("Condition"))
                                .putObject("Bool")
                                .put("aws:MultiFactorAuthPresent", "true"),
                        PENDING,
                        "assume-role",
                        "MFA"),
                arguments(
                        "a denial besides",
                        STATEMENTS,
                        change((ArrayNode statements) -> statements
                                .addObject()
                                .put("Effect", "Deny")
                                .put("Principal", "*")
                                .put("Action", "sts:AssumeRole")),
                        PENDING,
                        "assume-role",
                        "has a statement that denies"),
                arguments(
                        "another name",
                        "",
                        change((ObjectNode role) -> role.put("RoleName", "Other")),
                        PENDING,
                        "assume-role",
                        "a role XplorrReadOnly with the path /"),
                arguments(
                        "another path",
                        "",
                        change((ObjectNode role) -> role.put("Path", "/teams/")),
                        PENDING,
                        "assume-role",
                        "a role XplorrReadOnly with the path /"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trustMutations")
    void trust_oneFieldChanged_isNamedOrSaidToBeHidden(
            String name, String place, Consumer<JsonNode> change, ConnectionState state, String check, String words) {
        PendingConnection pending = CUSTOMER.begin();
        FakeRole role = template(pending).with(place, change).deploy(CUSTOMER.aws, CUSTOMER.payer);

        Completion completion =
                CUSTOMER.connections.complete(pending.id(), "arn:aws:iam::" + CUSTOMER.payer + ":role/XplorrReadOnly");
        CUSTOMER.aws.deleteRole(role);

        List<Check> failed = completion.report().checks().stream()
                .filter(it -> it.status() == Check.Status.FAILED)
                .toList();
        print(name, CUSTOMER.status(pending).state(), check);
        assertThat(CUSTOMER.status(pending).state()).isEqualTo(state);
        assertThat(failed).extracting(Check::name).isEqualTo(check.isEmpty() ? List.of() : List.of(check));
        assertThat(told(completion.report()))
                .contains(words)
                .doesNotContain(pending.externalId().reveal());
    }

    @ParameterizedTest
    @MethodSource("io.xplorr.aws.AwsActions#all")
    void permissions_oneActionMissing_isNamedAsSoonAsItIsAskedFor(String action) {
        Set<String> denied =
                deniedWith(statements -> forEachAction(statements, actions -> remove(actions, action)), action);

        // What an account has none of is not asked for: commitments' coverage, the definitions of categories.
        boolean asked = CUSTOMER.aws.calls().of(action).count() > 0;
        assertThat(denied).isEqualTo(asked ? Set.of(action) : Set.of());
        assertThat(List.of(
                                "ce:DescribeCostCategoryDefinition",
                                "ce:GetReservationCoverage",
                                "ce:GetSavingsPlansCoverage")
                        .contains(action))
                .isEqualTo(!asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce:GetCostAndUsage", "ec2:DescribeVolumes", "organizations:ListAccounts"})
    void permissions_oneActionDenied_isNamedWithItsPolicy(String action) {
        Set<String> denied = deniedWith(
                statements -> statements
                        .addObject()
                        .put("Effect", "Deny")
                        .put("Action", action)
                        .put("Resource", "*"),
                action);

        assertThat(denied).containsExactly(action);
    }

    @Test
    void permissions_none_isRefused() {
        PendingConnection pending = CUSTOMER.begin();
        FakeRole role = template(pending).deploy(CUSTOMER.aws, CUSTOMER.payer).allowing();

        Completion completion = CUSTOMER.complete(pending, role);

        assertThat(completion.report().remarks())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.NOTHING_ALLOWED);
        assertThat(CUSTOMER.status(pending).state()).isEqualTo(PENDING);
    }

    @Test
    void permissions_moreThanAskedFor_areNotUsedAndSaidToBeHidden() {
        PendingConnection pending = CUSTOMER.begin();
        FakeRole role = template(pending)
                .with(
                        PERMISSIONS,
                        statements -> ((ArrayNode) statements)
                                .addObject()
                                .put("Effect", "Allow")
                                .put("Action", "*")
                                .put("Resource", "*"))
                .deploy(CUSTOMER.aws, CUSTOMER.payer);

        Completion completion = CUSTOMER.complete(pending, role);

        assertThat(CUSTOMER.status(pending).state()).isEqualTo(CONNECTED);
        assertThat(told(completion.report())).contains("its only policy is the one from the template");
    }

    /** Returns the actions that the library calls denied, after a verification of everything and a sync of the action's. */
    private static Set<String> deniedWith(Consumer<ArrayNode> change, String action) {
        ConnectionRequest.Builder request = FakeCustomer.request();
        AwsActions.datasets().forEach(request::addDataset);
        CUSTOMER.aws.forgetCalls();
        PendingConnection pending = CUSTOMER.connections.begin(request.build());
        FakeRole role = template(pending)
                .with(PERMISSIONS, statements -> change.accept((ArrayNode) statements))
                .deploy(CUSTOMER.aws, CUSTOMER.payer);
        Completion completion = CUSTOMER.complete(pending, role);
        Stream<Problem> told = completion.report().permissions().stream()
                .filter(it -> it.status() == DatasetPermission.Status.DENIED)
                .flatMap(it -> it.problem().stream());
        if (CUSTOMER.status(pending).state() == CONNECTED) {
            SyncRequest.Builder sync = SyncRequest.builder();
            AwsActions.datasets().stream()
                    .filter(dataset -> AwsActions.of(Set.of(dataset)).contains(action))
                    .forEach(sync::addDataset);
            told = CUSTOMER.xplorr.sync(CUSTOMER.connections.connection(pending.id()), sync.build()).problems().stream()
                    .filter(it -> it.code().equals(ProblemCode.ACCESS_DENIED));
        }
        print(action, CUSTOMER.status(pending).state(), "");
        CUSTOMER.aws.deleteRole(role);
        Set<String> denied = told.filter(
                        problem -> problem.message().startsWith(problem.action().orElseThrow())
                                && problem.message().contains("identity-based policy")
                                && problem.remedy().contains(problem.action().orElseThrow()))
                .map(problem -> problem.action().orElseThrow())
                .collect(Collectors.toSet());
        assertThat(CUSTOMER.status(pending).state()).isEqualTo(denied.isEmpty() ? CONNECTED : DEGRADED);
        return denied;
    }

    private static RoleTemplate template(PendingConnection pending) {
        return RoleTemplate.of(
                AwsOnboarding.builder(pending.externalId()).build().cloudFormationTemplateJson());
    }

    private static String told(ConnectionReport report) {
        StringBuilder text = new StringBuilder();
        report.checks().forEach(check -> text.append(check.finding()).append('\n'));
        report.problems().forEach(problem -> text.append(problem.remedy()).append('\n'));
        return text.toString();
    }

    private static void print(String change, ConnectionState state, String check) {
        System.out.printf("%-50s %-11s %s%n", change, state, check);
    }

    private static Arguments trust(
            String name, Consumer<ObjectNode> change, ConnectionState state, String check, String words) {
        return arguments(name, STATEMENT, change(change), state, check, words);
    }

    @SuppressWarnings("unchecked") // what is at the place is known
    private static <T extends JsonNode> Consumer<JsonNode> change(Consumer<T> change) {
        return node -> change.accept((T) node);
    }

    private static Consumer<ObjectNode> principal(String principal) {
        return statement -> statement.putObject("Principal").put("AWS", principal);
    }

    private static Consumer<ObjectNode> condition(String operator, String externalId) {
        return statement -> statement.putObject("Condition").putObject(operator).put("sts:ExternalId", externalId);
    }

    private static void rename(ObjectNode statement, String operator, String other) {
        ObjectNode condition = (ObjectNode) statement.get("Condition");
        condition.set(other, condition.remove(operator));
    }

    private static void forEachAction(ArrayNode statements, Consumer<ArrayNode> change) {
        statements.forEach(statement -> change.accept((ArrayNode) statement.get("Action")));
    }

    private static void remove(ArrayNode actions, String action) {
        for (int i = actions.size() - 1; i >= 0; i--) {
            if (actions.get(i).asText().equals(action)) {
                actions.remove(i);
            }
        }
    }
}
