package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sts.model.StsException;

/** Our own identity is refused, as that of a pod whose web identity STS does not accept. */
class OwnIdentityTest {
    @Test
    void sync_ownIdentityRefusedBySts_blamesUsRatherThanTheCustomersRole() {
        try (FakeAccount account = account(() -> {
            throw refusal("AccessDenied", 403);
        })) {
            SyncResult result = account.sync();

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.outcomes()).allMatch(SliceOutcome.Missing.class::isInstance);
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(AwsProblems.OWN_CREDENTIALS_REJECTED);
                assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
                assertThat(problem.message()).contains("no identity of our own");
            });
            assertThat(account.aws.calls().all()).isEmpty();
        }
    }

    @Test
    void sync_ownIdentityThrottledAtFirst_isAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        AwsBasicCredentials[] key = new AwsBasicCredentials[1];
        try (FakeAccount account = account(() -> {
            if (asked.incrementAndGet() < 3) {
                throw refusal("Throttling", 400);
            }
            return key[0];
        })) {
            key[0] = AwsBasicCredentials.create(account.vendorKey.accessKeyId(), account.vendorKey.secretAccessKey());

            assertThat(account.sync().status()).isEqualTo(SyncStatus.COMPLETE);
        }
    }

    private static FakeAccount account(AwsCredentialsProvider identity) {
        return new FakeAccount(
                SmallEstate.withEverything(),
                settings -> settings.credentialsProvider(identity),
                1000,
                Duration.ofSeconds(2));
    }

    private static RuntimeException refusal(String code, int status) {
        return StsException.builder()
                .message("Not authorized to perform sts:AssumeRoleWithWebIdentity")
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("Not authorized to perform sts:AssumeRoleWithWebIdentity")
                        .build())
                .build();
    }
}
