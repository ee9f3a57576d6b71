package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the command line's page work, in their order. */
class CliPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "cli.md");
    private static final String PAYER = "111122223333"; // on the page, of a company; a smaller account does here
    private static final String ACCOUNT = "123456789012";
    private static final String VENDOR = "891377174505";

    @TempDir
    private Path folder;

    private final FakeAws aws = FakeAws.start(Estate.startup());

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        aws.close();
    }

    @Test
    void page_everyCommand_exits0() throws IOException {
        AccessKey key = aws.accessKey(VENDOR);
        System.setProperty("aws.accessKeyId", key.accessKeyId());
        System.setProperty("aws.secretAccessKey", key.secretAccessKey());
        makeRole("xplorr-ext-example");

        List<String> commands = commands();
        for (String command : commands) {
            Cli cli = run(command);

            assertThat(cli.exitCode())
                    .as(command + "\n" + cli.out() + cli.err())
                    .isZero();
            assertThat(cli.out()).as(command).isNotBlank();
            if (command.startsWith("connect begin")) {
                makeRole(cli.out().replaceAll("(?s).*External ID: (\\S+).*", "$1"));
            }
        }
        assertThat(commands).hasSizeGreaterThan(15);
    }

    private Cli run(String command) {
        return Cli.run(
                Map.of(StoreOptions.PLACE, folder.resolve("store").toString()),
                command.replace("http://127.0.0.1:4566", aws.endpoint().toString())
                        .replace(PAYER, ACCOUNT)
                        .split(" +"));
    }

    private void makeRole(String externalId) {
        aws.role(ACCOUNT, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId(externalId)
                .allowing("*:Get*", "*:List*", "*:Describe*");
    }

    /** Returns what follows {@code xplorr} in the page's shell blocks. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith("xplorr ")) {
                commands.add(line.substring("xplorr ".length()));
            }
        }
        return commands;
    }
}
