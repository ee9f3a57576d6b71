package io.xplorr.aws.organization.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.testing.AwsStub;
import io.xplorr.aws.testing.FakeClients;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.record.Window;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationCollectorsTest {
    private static final String MEMBER = "444455556666";

    @Test
    void accounts_manyPages_comeWholeAndOnce() {
        Estate.Builder estate = Estate.builder().organization("o-example", Reading.ACCOUNT);
        estate.account(Reading.ACCOUNT, "Payer");
        for (int i = 0; i < 44; i++) {
            estate.account(String.format("5555%08d", i), "Member " + i);
        }
        try (FakeClients fake = new FakeClients(estate.build())) {
            Reading reading = Reading.global(new AccountCollector(fake.clients), Window.NOW);

            assertThat(reading.records(AccountRecord.class))
                    .extracting(AccountRecord::id)
                    .hasSize(45)
                    .doesNotHaveDuplicates();
            assertThat(reading.gate.actions()).hasSize(3).containsOnly("organizations:ListAccounts");
        }
    }

    @Test
    void accounts_account_hasAllThatAwsSays() {
        Instant joined = Instant.parse("2024-03-01T00:00:00Z");
        Estate estate = Estate.builder()
                .organization("o-example", Reading.ACCOUNT)
                .account(Reading.ACCOUNT, "Payer")
                .account(Account.of(MEMBER, "Data")
                        .withEmail("data@example.com")
                        .withState("SUSPENDED")
                        .withJoined(joined))
                .build();
        try (FakeClients fake = new FakeClients(estate)) {
            List<AccountRecord> rows = Reading.global(new AccountCollector(fake.clients), Window.NOW)
                    .records(AccountRecord.class);

            assertThat(rows)
                    .filteredOn(AccountRecord::isManagement)
                    .extracting(AccountRecord::id)
                    .containsExactly(Reading.ACCOUNT);
            assertThat(rows)
                    .filteredOn(row -> row.id().equals(MEMBER))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.name()).contains("Data");
                        assertThat(row.email()).contains("data@example.com");
                        assertThat(row.state()).isEqualTo(AccountState.SUSPENDED);
                        assertThat(row.joinedAt()).contains(joined);
                        assertThat(row.joinMethod()).contains("INVITED");
                        assertThat(row.uid()).contains(":account/o-example/" + MEMBER);
                    });
        }
    }

    @Test
    void accounts_stateAndStatus_stateWinsAndStatusStandsIn() {
        try (AwsStub stub = new AwsStub()
                .json(
                        "{\"Accounts\":[{\"Id\":\"1\",\"State\":\"PENDING_CLOSURE\",\"Status\":\"ACTIVE\"},"
                                + "{\"Id\":\"2\",\"Status\":\"SUSPENDED\"},{\"Id\":\"3\",\"State\":\"FROZEN\"},{\"Id\":\"4\"}]}")) {
            assertThat(Reading.global(new AccountCollector(stub.clients()), Window.NOW)
                            .records(AccountRecord.class))
                    .extracting(AccountRecord::state)
                    .containsExactly(
                            AccountState.PENDING_CLOSURE,
                            AccountState.SUSPENDED,
                            AccountState.UNKNOWN,
                            AccountState.UNKNOWN);
        }
    }

    @Test
    void accounts_emptyPageWithToken_goesOn() {
        try (AwsStub stub = new AwsStub()
                .json("{\"Accounts\":[],\"NextToken\":\"more\"}")
                .json("{\"Accounts\":[{\"Id\":\"1\"}]}")) {
            assertThat(Reading.global(new AccountCollector(stub.clients()), Window.NOW)
                            .records(AccountRecord.class))
                    .hasSize(1);
            assertThat(stub.requests().get(1)).contains("\"NextToken\":\"more\"");
        }
    }

    @Test
    void details_organization_hasPayerAndFeatures() {
        Estate estate = Estate.builder()
                .organization("o-example", Reading.ACCOUNT)
                .account(Reading.ACCOUNT, "Payer")
                .build();
        try (FakeClients fake = new FakeClients(estate)) {
            assertThat(Reading.global(new OrganizationCollector(fake.clients), Window.NOW)
                            .records(OrganizationRecord.class))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.id()).isEqualTo("o-example");
                        assertThat(row.managementAccountId()).isEqualTo(Reading.ACCOUNT);
                        assertThat(row.featureSet()).contains("ALL");
                    });
        }
    }
}
