package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What is published works in a project that has nothing but the README's lines. */
class ConsumerTest {
    private static final String US = "999988887777";

    @Test
    void sync_publishedModules_isCompleteAndKept(@TempDir Path folder) {
        try (FakeAws fake = FakeAws.start(Estate.startup())) {
            AccessKey key = fake.accessKey(US);
            String role = fake.role(Estate.startup().accounts().get(0).id(), "XplorrReadOnly")
                    .trusting(US)
                    .externalId("xplorr-consumer-1")
                    .allowing("*:Get*", "*:List*", "*:Describe*")
                    .arn();
            AwsProvider aws = AwsProvider.builder()
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
                    .endpointOverride(fake.endpoint())
                    .build();
            try (JdbcStore store = JdbcStore.openFile(folder.resolve("store"));
                    Xplorr xplorr = Xplorr.builder()
                            .addProvider(aws)
                            .store(store)
                            .addListener(store.problemListener())
                            .build()) {
                CloudConnection acme = CloudConnection.builder("acme")
                        .credentials(AwsCredentials.importedRole(role, ExternalId.ofStored("xplorr-consumer-1")))
                        .build();

                assertEquals(SyncStatus.COMPLETE, xplorr.sync(acme).status());
                assertFalse(store.reader().monthlyCost(acme.id(), CostDatasets.DAILY).isEmpty());
            }
        }
    }
}
