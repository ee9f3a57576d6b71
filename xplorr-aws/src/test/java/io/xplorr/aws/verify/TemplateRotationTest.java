package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.Rotation;
import io.xplorr.sync.Problem;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.call.Call;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** The published template on its way from one external ID to the next, as an administrator updates its stack. */
class TemplateRotationTest {
    private static final String STATEMENT = "/AssumeRolePolicyDocument/Statement/0";

    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.begin();
    private final RoleTemplate first =
            RoleTemplate.of(AwsOnboarding.builder(pending.externalId()).build().cloudFormationTemplateJson());
    private FakeRole role;
    private Rotation rotation;

    @BeforeEach
    void connectAndBeginTheRotation() {
        role = first.deploy(customer.aws, customer.payer);
        assertThat(customer.complete(pending, role)).isInstanceOf(Completion.Connected.class);
        rotation = customer.connections.beginRotation(pending.id());
    }

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void stack_withBothIds_acceptsEitherAndRefusesAnyOther() {
        role.trustPolicy(first.parameter("NextExternalId", next()).trustPolicy());

        assertThat(answersTo(() -> customer.connections.verify(pending.id())))
                .as("the present ID, none, a wrong one")
                .containsExactly(200, 403, 403);
        assertThat(answersTo(() -> customer.connections.completeRotation(pending.id())))
                .as("the next ID, none, a wrong one")
                .startsWith(200, 403, 403);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void stack_updatedInTheGuidesOrder_isReadableThroughoutAndRefusesTheFormerIdAtLast() {
        RoleTemplate both = kitTemplate();
        role.trustPolicy(both.trustPolicy());
        ConnectionReport before = customer.connections.verify(pending.id());
        assertThat(customer.connections.completeRotation(pending.id())).isInstanceOf(Completion.Connected.class);
        ConnectionReport between = customer.connections.verify(pending.id());
        role.trustPolicy(both.parameter("ExternalId", next())
                .parameter("NextExternalId", "")
                .trustPolicy());
        ConnectionReport after = customer.connections.verify(pending.id());
        ConnectionReport later = customer.connections.verify(pending.id());

        assertThat(List.of(before, between, after, later))
                .extracting(ConnectionReport::verdict)
                .containsOnly(ConnectionReport.Verdict.WORKS);
        assertThat(between.problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.FORMER_EXTERNAL_ID_ACCEPTED);
        assertThat(after.problems()).isEmpty();
        assertThat(after.checks())
                .filteredOn(check -> check.name().equals(Check.FORMER_EXTERNAL_ID_REFUSED))
                .extracting(Check::status)
                .containsExactly(Check.Status.PASSED);
        assertThat(later.checks())
                .as("is not asked about again")
                .extracting(Check::name)
                .doesNotContain(Check.FORMER_EXTERNAL_ID_REFUSED);
    }

    @Test
    void completeRotation_stackNotUpdated_isRefusedAndThePresentIdStays() {
        Completion completion = customer.connections.completeRotation(pending.id());

        assertThat(completion).isInstanceOf(Completion.Refused.class);
        assertThat(completion.report().problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.ASSUME_ROLE_DENIED);
        assertThat(customer.connections.verify(pending.id()).verdict()).isEqualTo(ConnectionReport.Verdict.WORKS);
    }

    static Stream<Arguments> unsafeChanges() {
        return Stream.of(
                unsafe("no condition", "external-id-required", statement -> statement.remove("Condition")),
                unsafe("IDs only if there is one", "external-id-required", operator("StringEqualsIfExists")),
                unsafe(
                        "IDs of all values, which none has",
                        "external-id-required",
                        operator("ForAllValues:StringEquals")),
                unsafe(
                        "any ID",
                        "external-id-exact",
                        statement -> statement
                                .putObject("Condition")
                                .putObject("StringLike")
                                .put("sts:ExternalId", "*")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsafeChanges")
    void completeRotation_trustOfBothIdsOpened_isQuarantined(
            String name, String failedCheck, Consumer<JsonNode> change) {
        role.trustPolicy(kitTemplate().with(STATEMENT, change).trustPolicy());

        Completion completion = customer.connections.completeRotation(pending.id());

        assertThat(completion.report().checks())
                .filteredOn(check -> check.status() == Check.Status.FAILED)
                .extracting(Check::name)
                .contains(failedCheck);
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.QUARANTINED);
    }

    private RoleTemplate kitTemplate() {
        return RoleTemplate.of(
                AwsOnboarding.builder(pending.externalId(), rotation).build().cloudFormationTemplateJson());
    }

    private String next() {
        return rotation.externalId().map(ExternalId::reveal).orElseThrow();
    }

    private List<Integer> answersTo(Runnable verification) {
        customer.aws.forgetCalls();
        verification.run();
        return customer.aws.calls().of("sts:AssumeRole").all().stream()
                .map(Call::status)
                .toList();
    }

    private static Arguments unsafe(String name, String failedCheck, Consumer<ObjectNode> change) {
        Consumer<JsonNode> ofStatement = statement -> change.accept((ObjectNode) statement);
        return arguments(name, failedCheck, ofStatement);
    }

    private static Consumer<ObjectNode> operator(String operator) {
        return statement -> {
            ObjectNode condition = (ObjectNode) statement.get("Condition");
            condition.set(operator, condition.remove("StringEquals"));
        };
    }
}
