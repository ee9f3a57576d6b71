package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final String ROLE = "--role-arn arn:aws:iam::111122223333:role/XplorrReadOnly";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            no command                |                                          | subcommand
            unknown command           | synch                                    | belongs to no option
            no account                | sync                                     | --role-arn
            both ways in              | sync ROLE --access-key-id AKIAIOSFODNN7EXAMPLE | mutually exclusive
            external ID alone         | sync --external-id abc                   | --role-arn
            doctor's external ID alone | connect doctor --external-id abc         | --role-arn
            not an ARN                | sync --role-arn XplorrReadOnly           | role ARN is not usable
            another partition         | sync --role-arn arn:aws-cn:iam::111122223333:role/R | AWS China
            external ID that cannot be | sync ROLE --external-id a                | external ID must be 2 to 1224
            no such dataset           | sync ROLE --datasets cost.daily,cost.dayly | cost.dayly
            months as a word          | sync ROLE --months many                  | '--months'
            too many months           | sync ROLE --months 61                    | historyMonths must be 0 to 60, was: 61
            deadline without a unit   | sync ROLE --deadline 30                  | must be like 90s
            deadline too short        | sync ROLE --deadline 0s                  | deadline must be at least a second
            negative spend            | sync ROLE --max-spend -1                 | maxSpend must not be negative
            region that is none       | sync ROLE --region moon-1                | moon-1
            endpoint without a scheme | sync ROLE --endpoint localhost:5000      | endpoint must be an address such as
            endpoint of another kind  | sync ROLE --endpoint ftp://localhost     | endpoint must be an address such as
            call without time         | sync ROLE --call-deadline 0s             | callDeadline must be at least a second
            name that cannot be       | sync ROLE --name a/b                     | connection id must be
            name of a connection      | sync --connection a --name b             | --name is for accounts of your own
            no such connection        | sync --connection a                      | no connection has the id or name a
            password in the open      | sync ROLE --store jdbc:postgresql://h/d?password=x | must not hold a password
            unknown database          | sync ROLE --store jdbc:mysql://h/d       | jdbc:postgresql:
            no path                   | sync ROLE --store /                      | must be the path of a file
            nothing to show           | status --store memory                    | must last
            unknown line              | cost --by region                         | '--by'
            unknown metric            | cost --metric tax                        | '--metric'
            no months                 | cost --months 0                          | --months must be at least 1
            too often                 | schedule --every 10s                     | interval
            key without its secret    | sync --access-key-id AKIAIOSFODNN7EXAMPLE | XPLORR_SECRET_ACCESS_KEY
            """)
    void run_wrongArguments_saysWhatIsWrongAndExits64(String what, String line, String message) {
        String[] arguments =
                line == null ? new String[0] : line.replace("ROLE", ROLE).split(" +");

        Cli cli = Cli.run(arguments);

        assertThat(cli.err()).as(what).contains(message).contains("--help");
        assertThat(cli.out()).isEmpty();
        assertThat(cli.exitCode()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"--secret-access-key=SECRET", "--secret-access-key SECRET", "SECRET", "--access-key-id SECRET"})
    void run_secretAsAnArgument_isRefusedAndNotRepeated(String arguments) {
        Cli cli = Cli.run(("sync --role-arn arn:aws:iam::111122223333:role/R " + arguments)
                .replace("SECRET", SECRET)
                .split(" "));

        assertThat(cli.exitCode()).isEqualTo(64);
        assertThat(cli.err()).isNotBlank().doesNotContain(SECRET);
    }

    @Test
    void run_secretInPlaceOfTheKeysId_isRefusedAndNotRepeated() {
        Cli cli = Cli.run(Map.of("XPLORR_SECRET_ACCESS_KEY", SECRET), "sync", "--access-key-id", SECRET);

        assertThat(cli.exitCode()).isEqualTo(64);
        assertThat(cli.err()).contains("access key id is not usable").doesNotContain(SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "connect"})
    void help_eachCommandOfTheList_isToldInAWholeSentence(String command) {
        String list = Cli.run((command + " --help").strip().split(" "))
                .out()
                .replaceAll("(?s).*Commands[^\\n]*:\\n|\\n\\n.*", "");

        assertThat(list.strip().split("\\n {2}(?=\\S)"))
                .hasSizeGreaterThan(5)
                .allMatch(told -> told.strip().endsWith("."));
    }

    @Test
    void help_datasets_namesEachAndMarksTheDefaults() {
        String help = Cli.run("sync", "--help").out();
        String told = help.substring(help.indexOf("with a star:"), help.indexOf("--months=N  "))
                .replaceAll("\\s+", " ");

        try (AwsProvider provider = AwsProvider.create()) {
            assertThat(told.replaceAll("^with a star: |\\. $", "").split(", "))
                    .containsExactlyInAnyOrderElementsOf(provider.datasets().stream()
                            .map(dataset -> dataset.id() + (dataset.onByDefault() ? "*" : ""))
                            .toList());
        }
    }

    @Test
    void run_help_tellsExitCodes() {
        Cli cli = Cli.run("sync", "--help");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("--role-arn", "--endpoint", "XPLORR_SECRET_ACCESS_KEY", "partial", "64");
    }
}
