package io.xplorr.examples.cli.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * Our permission policy, judged by an IAM that somebody else has written: moto, enforcing it. External IDs moto does not
 * judge.
 */
class MotoPermissionsTest {
    private static final ExternalId EXTERNAL_ID = ExternalId.ofStored("xplorr-moto-external-id");
    private static final String TAKEN_OUT = "ec2:DescribeVolumes";
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final List<DatasetId> DATASETS = List.of(
            INSTANCES,
            DatasetId.of("inventory.volumes"),
            DatasetId.of("inventory.snapshots"),
            DatasetId.of("inventory.databases"),
            DatasetId.of("inventory.load-balancers"));

    private static MotoServer moto;
    private static JsonNode made;

    @BeforeAll
    static void makeRoles() throws IOException, InterruptedException {
        moto = MotoServer.start();
        made = moto.run(
                "moto_roles.py", AwsOnboarding.builder(EXTERNAL_ID).build().permissionPolicy(), TAKEN_OUT);
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void sync_withThePublishedPolicy_isComplete() {
        SyncResult result = sync("whole", "accessKeyId", "secretAccessKey");

        assertThat(inOurPartition(result.problems())).isEmpty();
        assertThat(result.outcomes())
                .filteredOn(SliceOutcome.Replaced.class::isInstance)
                .hasSizeGreaterThan(DATASETS.size());
        assertThat(result.records(INSTANCES)).isEqualTo(3);
    }

    @Test
    void sync_withAnActionTakenOut_isDeniedThatAndReadsTheRest() {
        SyncResult result = sync("lesser", "accessKeyId", "secretAccessKey");

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(inOurPartition(result.problems())).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.dataset()).contains(DatasetId.of("inventory.volumes"));
            assertThat(problem.message()).contains(TAKEN_OUT);
            assertThat(problem.remedy()).contains(TAKEN_OUT);
        });
        assertThat(result.records(INSTANCES)).isEqualTo(3);
    }

    @Test
    void sync_byAUserThatMayNotAssumeIt_isRefused() {
        SyncResult result = sync("whole", "strangersKeyId", "strangersSecret");

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.outcomes()).noneMatch(SliceOutcome.Replaced.class::isInstance);
    }

    /** Leaves out the regions of China and GovCloud: moto says that the account has them, and refuses calls there. */
    private static List<Problem> inOurPartition(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.scope()
                        .filter(scope -> scope.value().matches("(cn|us-gov)-.*"))
                        .isEmpty())
                .toList();
    }

    private static SyncResult sync(String role, String keyId, String secret) {
        AwsBasicCredentials own = AwsBasicCredentials.create(
                made.get(keyId).textValue(), made.get(secret).textValue());
        CloudConnection connection = CloudConnection.builder(role)
                .credentials(AwsCredentials.importedRole(made.get(role).textValue(), EXTERNAL_ID))
                .build();
        SyncRequest.Builder request = SyncRequest.builder();
        DATASETS.forEach(request::addDataset);
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(AwsProvider.builder()
                        .endpointOverride(URI.create(moto.endpoint()))
                        .credentialsProvider(StaticCredentialsProvider.create(own))
                        .build())
                .build()) {
            return xplorr.sync(connection, request.build());
        }
    }
}
