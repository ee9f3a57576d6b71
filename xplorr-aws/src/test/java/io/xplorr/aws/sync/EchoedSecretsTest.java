package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS says back what it was sent. What becomes of that in the log is seen by {@link CanaryScanTest}. */
class EchoedSecretsTest {
    private final FakeAccount account = new FakeAccount(Estate.company());

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sts:AssumeRole, ValidationError",
        "sts:AssumeRole, AccessDenied",
        "sts:AssumeRole, SignatureDoesNotMatch",
        "ec2:DescribeRegions, UnauthorizedOperation",
        "ce:GetCostAndUsage, AccessDeniedException",
        "organizations:ListAccounts, SerializationException"
    })
    void sync_secretsEchoed_areInNoProblem(String action, String code) {
        String secret = account.vendorKey.secretAccessKey();
        account.aws.arm(
                new Fault.ErrorCode(
                        code,
                        400,
                        "1 validation error detected: Value '" + FakeAccount.EXTERNAL_ID
                                + "' at 'externalId', signed with " + account.vendorKey.accessKeyId() + " and "
                                + secret),
                CallMatcher.action(action));

        SyncResult result = account.sync();

        assertThat(result.problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("1 validation error detected: Value '***'"))
                .noneMatch(message -> message.contains(FakeAccount.EXTERNAL_ID)
                        || message.contains(secret)
                        || message.contains(account.vendorKey.accessKeyId()));
    }
}
