package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Secret;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.FakeAws;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An access key with another key's secret, to an AWS that looks at signatures. */
class WrongSecretTest {
    @Test
    void sync_secretOfAnotherKey_failsWithTheRemedyAndWithoutTheSecret() {
        try (FakeAws aws = FakeAws.builder(SmallEstate.withEverything())
                        .verifySignatures()
                        .start();
                Xplorr xplorr = Xplorr.builder()
                        .addProvider(AwsProvider.builder()
                                .endpointOverride(aws.endpoint())
                                .build())
                        .build()) {
            String id = aws.accessKey("111122223333").accessKeyId();
            String other = aws.accessKey("111122223333").secretAccessKey();

            SyncResult result = xplorr.sync(CloudConnection.builder("acme")
                    .credentials(AwsCredentials.accessKey(id, Secret.of(other)))
                    .build());

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.problems())
                    .allMatch(problem -> problem.code().equals(ProblemCode.CREDENTIALS_REJECTED))
                    .noneMatch(problem -> problem.message().contains(other))
                    .filteredOn(problem -> problem.nativeCode().equals(Optional.of("SignatureDoesNotMatch")))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.message()).startsWith("The secret does not belong");
                        assertThat(problem.remedy()).contains("blanks");
                    });
        }
    }
}
