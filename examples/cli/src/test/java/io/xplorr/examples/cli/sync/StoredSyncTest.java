package io.xplorr.examples.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.Cli;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** What {@code xplorr sync} does on a store that lasts. */
class StoredSyncTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private Path folder;

    private final FakeAws aws = FakeAws.start(Estate.startup());
    private final AccessKey key = aws.accessKey(ACCOUNT);
    private String store = "";

    @BeforeEach
    void place() {
        store = folder.resolve("made/for/it/store").toString();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void sync_secondTime_readsWhatIsDueAndSaysWhatItLeft() {
        Cli first = sync("--store", store);
        int billed = aws.calls().of("ce:*").count();
        aws.forgetCalls();
        Cli second = sync("--store", store);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        key.accessKeyId() + "-at-127.0.0.1-" + aws.endpoint().getPort() + ": COMPLETE",
                        "slices were due.");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).containsPattern("Incremental: \\d+ of \\d+ slices were due; 1[23] were left");
        assertThat(aws.calls().of("ce:*").count())
                .as("this month's pages, and the last one's until it is settled")
                .isPositive()
                .isLessThan(billed);
    }

    @Test
    void sync_secondTime_tellsAllCostThatIsHeld() {
        Cli first = sync("--store", store, "--json");
        Cli second = sync("--store", store, "--json");

        assertThat(second.json().get("cost")).hasSize(14).isEqualTo(first.json().get("cost"));
    }

    @Test
    void sync_twoAccounts_areKeptApart() {
        AccessKey other = aws.accessKey(ACCOUNT);
        sync("--store", store, "--name", "mine");

        Cli cli = sync(other, "--store", store);

        assertThat(cli.out()).as("nothing of it is held").doesNotContain("Incremental");
    }

    @Test
    void status_regionDenied_isAnOpenProblemUntilItIsRead() {
        Runnable lift = aws.deny("ec2:DescribeInstances", "eu-west-1");
        assertThat(sync("--store", store).exitCode()).isEqualTo(1);
        JsonNode denied = problems();
        lift.run();
        assertThat(sync("--store", store).exitCode()).isZero();

        assertThat(denied).singleElement().satisfies(problem -> {
            assertThat(problem.get("code").textValue()).isEqualTo("ACCESS_DENIED");
            assertThat(problem.get("region").textValue()).isEqualTo("eu-west-1");
        });
        assertThat(problems()).isEmpty();
    }

    @Test
    void sync_failedOutright_saysThatTheStoreIsAsItWas() {
        sync("--store", store);
        aws.deleteAccessKey(key.accessKeyId());

        Cli cli = sync("--store", store);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).contains("FAILED", "as it was").doesNotContain("Incremental");
    }

    @Test
    void sync_noStoreNamed_takesTheEnvironmentsElseTheOneAtHome() throws IOException {
        Path named = folder.resolve("named");
        sync(Map.of(StoreOptions.PLACE, named.toString()));
        sync(Map.of(StoreOptions.PLACE, ""));

        assertThat(named.resolveSibling("named.mv.db")).isRegularFile();
        assertThat(Cli.HOME.resolve("store.mv.db")).isRegularFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Cli.HOME)))
                .isEqualTo("rwx------");
    }

    @Test
    void sync_storeThatAnotherProcessHasOpen_saysSoInOneLine() throws IOException {
        Path file = folder.resolve("store.mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Cli cli = sync("--store", file.toString());

            assertThat(lock.isValid()).isTrue();
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err().lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "another process has the store",
                            folder.resolve("store").toString());
            assertThat(aws.calls().all()).isEmpty();
        }
    }

    @Test
    void sync_databaseOutOfReach_saysWhyWithoutItsPassword() {
        Cli cli = sync(Map.of(
                StoreOptions.PLACE,
                "jdbc:postgresql://127.0.0.1:1/xplorr?password=canary-password",
                StoreOptions.PASSWORD,
                "canary-password"));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err())
                .contains("the store jdbc:postgresql://127.0.0.1:1/xplorr cannot be opened")
                .contains("refused")
                .doesNotContain("canary-password");
    }

    private JsonNode problems() {
        return Cli.run("status", "--json", "--store", store).json().at("/connections/0/problems");
    }

    private Cli sync(String... more) {
        return sync(key, more);
    }

    private Cli sync(AccessKey by, String... more) {
        return Cli.run(Map.of(AccountOptions.SECRET, by.secretAccessKey()), Cli.arguments(arguments(by), more));
    }

    private Cli sync(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(AccountOptions.SECRET, key.secretAccessKey());
        return Cli.run(all, arguments(key).toArray(String[]::new));
    }

    private List<String> arguments(AccessKey by) {
        return List.of(
                "sync",
                "--access-key-id",
                by.accessKeyId(),
                "--datasets",
                "cost.daily,inventory.instances",
                "--endpoint",
                aws.endpoint().toString());
    }
}
