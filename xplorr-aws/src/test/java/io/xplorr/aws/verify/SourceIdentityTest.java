package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.connection.Check;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.PendingConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.access.FakeRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Connections that name themselves in the customer's CloudTrail, where the role permits it. */
class SourceIdentityTest {
    private static final DatasetId VOLUMES = DatasetId.of("inventory.volumes");

    private final FakeCustomer customer = new FakeCustomer();
    private final PendingConnection pending = customer.connections.begin(FakeCustomer.request()
            .addDataset(VOLUMES)
            .addSetting(AwsCredentials.SOURCE_IDENTITY, "true")
            .build());
    private final RoleTemplate template = RoleTemplate.of(
            AwsOnboarding.builder(pending.externalId()).sourceIdentity().build().cloudFormationTemplateJson());

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void complete_kitThatPermitsIt_isConnectedAndSyncsWithIt() {
        FakeRole role = demandingIt().deploy(customer.aws, customer.payer);

        assertThat(customer.complete(pending, role)).isInstanceOf(Completion.Connected.class);
        assertThat(customer.xplorr
                        .sync(
                                customer.connections.connection(pending.id()),
                                SyncRequest.builder().addDataset(VOLUMES).build())
                        .status())
                .isEqualTo(SyncStatus.COMPLETE);
    }

    @Test
    void complete_roleThatDoesNotPermitIt_saysSo() {
        FakeRole role = RoleTemplate.of(
                        AwsOnboarding.builder(pending.externalId()).build().cloudFormationTemplateJson())
                .deploy(customer.aws, customer.payer);

        Completion completion = customer.complete(pending, role);

        assertThat(completion.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(AwsProblems.SOURCE_IDENTITY_DENIED);
            assertThat(problem.message()).contains("xplorr-" + pending.id());
            assertThat(problem.remedy()).contains("sts:SetSourceIdentity");
        });
        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.PENDING);
    }

    @Test
    void complete_roleThatDemandsItAndNoExternalId_isQuarantined() {
        FakeRole role = demandingIt()
                .with(
                        "/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals",
                        it -> ((ObjectNode) it).remove("sts:ExternalId"))
                .deploy(customer.aws, customer.payer);

        Completion completion = customer.complete(pending, role);

        assertThat(customer.status(pending).state()).isEqualTo(ConnectionState.QUARANTINED);
        assertThat(completion.report().checks())
                .filteredOn(check -> check.status() == Check.Status.FAILED)
                .extracting(Check::name)
                .containsExactly("external-id-required");
    }

    @Test
    void complete_deniedForAnotherReason_isNotBlamedOnIt() {
        FakeRole role = demandingIt().deploy(customer.aws, customer.payer);
        customer.aws.deleteRole(role);

        assertThat(customer.complete(pending, role).report().problems())
                .extracting(Problem::code)
                .containsExactly(AwsProblems.ASSUME_ROLE_DENIED);
    }

    @Test
    void kit_thatPermitsIt_saysSoInEveryForm() {
        AwsOnboarding kit =
                AwsOnboarding.builder(pending.externalId()).sourceIdentity().build();

        assertThat(kit.trustPolicy()).contains("\"sts:SetSourceIdentity\"");
        assertThat(kit.callerPolicy()).as("which our own identity needs too").contains("\"sts:SetSourceIdentity\"");
        assertThat(kit.cloudFormationTemplate()).contains("sts:SetSourceIdentity");
        assertThat(kit.stackSetTemplate()).contains("sts:SetSourceIdentity");
        assertThat(kit.terraform()).contains("actions = [\"sts:AssumeRole\", \"sts:SetSourceIdentity\"]");
        assertThat(kit.cliCommands()).contains("sts:SetSourceIdentity");
        assertThat(AwsOnboarding.builder(pending.externalId()).build().trustPolicy())
                .doesNotContain("SetSourceIdentity");
    }

    private RoleTemplate demandingIt() {
        return template.with(
                "/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals",
                it -> ((ObjectNode) it).put("sts:SourceIdentity", "xplorr-" + pending.id()));
    }
}
