package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.access.Trust;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A fake AWS in a process of its own, for clients in any language. When it is ready it prints one line, {@code listening
 * on} and its address, and runs until the process is stopped; {@code --help} tells the flags, the keys and the roles. While
 * it runs, {@code /_xplorr/faults}, {@code calls} and {@code clock} below its address steer and watch it.
 */
public final class FakeAwsServer {
    /** The exit code if a flag is wrong: {@code EX_USAGE} of BSD's sysexits. */
    static final int USAGE = 64;

    /** The exit code if it cannot listen. */
    static final int FAILED = 1;

    /** The account that the roles of all accounts trust. */
    static final String VENDOR = "891377174505";

    static final AccessKey VENDOR_KEY =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), VENDOR);
    static final String HELP = """
            Flags, each followed by its value unless it says otherwise:
              --port N              the port; a free one by default
              --estate NAME         company (default), startup, enterprise or large
              --seed N              another company or enterprise for each number, and other page tokens; 1 by default
              --accounts N --regions N --resources N --cost-rows N
                                    how large the large estate is; 200, 17, 100000 and 1000000 by default
              --cost-page-size N    groups on a page of GetCostAndUsage; 1000 by default
              --latency MILLIS      how much longer each answer takes; 0 by default
              --throttling          refuse calls above AWS's published rates (no value)
              --verify-signatures   check signatures and the time of requests (no value)
              --iam on|off          off: every role trusts everyone and allows everything; on by default
              --external-id ID      what the roles demand; xplorr-ext-example by default
              --trust-policy FILE   whom the roles trust, as a trust policy in JSON, in place of the above
              --permission-policy FILE
                                    what the roles allow, as a policy in JSON; Get, List and Describe by default
              --faults FILE         what goes wrong, in JSON as POST /_xplorr/faults takes it
            Keys: AKIAIOSFODNN7EXAMPLE with wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, of account 891377174505, which
            the role XplorrReadOnly of every account of the estate trusts; AKIAI44QH8DHBEXAMPLE with
            je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY, of the first account of the estate.
            It exits with 64 if a flag is wrong, and with 1 if it cannot listen.""";

    private FakeAwsServer() {}

    /** Starts the server; exits with 64 if a flag is wrong, and with 1 if it cannot listen. */
    public static void main(String[] args) {
        int exitCode = run(System.out, System.err, args);
        if (exitCode != 0) { // and not after success: the server runs on
            System.exit(exitCode);
        }
    }

    /** Starts the server, or tells why not; returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            Flags flags = Flags.parse(args);
            if (flags.has("--help")) {
                out.println(HELP);
            } else {
                start(flags, out);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    static FakeAws start(Flags flags, PrintStream out) {
        Estate estate = estate(flags);
        FakeAws.Builder builder = FakeAws.builder(estate)
                .port(flags.number("--port", 0, 0, 65_535))
                .seed(flags.number("--seed", 1))
                .costPageSize(flags.number("--cost-page-size", 1000, 1, 1_000_000))
                .latency(Duration.ofMillis(flags.number("--latency", 0, 0, 3_600_000)));
        if (flags.has("--verify-signatures")) {
            builder.verifySignatures();
        }
        if (flags.has("--throttling")) {
            builder.publishedRates();
        }
        FakeAws aws = builder.start();
        try {
            furnish(aws, flags);
        } catch (IllegalArgumentException e) {
            aws.close();
            throw e;
        }
        out.println("listening on " + aws.endpoint());
        return aws;
    }

    private static void furnish(FakeAws aws, Flags flags) {
        List<Account> accounts = aws.estate().accounts();
        aws.addAccessKey(VENDOR_KEY);
        aws.addAccessKey(new AccessKey(
                "AKIAI44QH8DHBEXAMPLE",
                "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
                Optional.empty(),
                accounts.get(0).id()));
        boolean enforced = flags.word("--iam", List.of("on", "off")).equals("on");
        if (!enforced && (flags.has("--trust-policy") || flags.has("--permission-policy"))) {
            throw new IllegalArgumentException("--iam must be on for a policy to count, was: off");
        }
        Optional<Trust> trust = flags.file("--trust-policy").map(Trust::ofPolicy);
        Permissions permissions = flags.file("--permission-policy")
                .map(Permissions::ofPolicy)
                .orElseGet(() -> Permissions.allowing("*:Get*", "*:List*", "*:Describe*"));
        for (Account account : accounts) {
            FakeRole role = aws.role(account.id(), "XplorrReadOnly")
                    .trusting(VENDOR)
                    .externalId(flags.text("--external-id").orElse("xplorr-ext-example"))
                    .permissions(enforced ? permissions : Permissions.everything());
            trust.ifPresent(role::trust);
            if (!enforced) {
                role.trust(attempt -> true);
            }
        }
        flags.file("--faults").ifPresent(aws::arm);
    }

    private static Estate estate(Flags flags) {
        long seed = flags.number("--seed", 1);
        return switch (flags.word("--estate", List.of("company", "startup", "enterprise", "large"))) {
            case "startup" -> Estate.startup();
            case "enterprise" -> Estate.enterprise(seed);
            case "large" ->
                Estate.large(
                        flags.number("--accounts", 200, 1, 10_000),
                        flags.number("--regions", 17, 1, 17),
                        flags.number("--resources", 100_000, 0, 10_000_000),
                        flags.number("--cost-rows", 1_000_000, 0, 100_000_000));
            default -> Estate.company(seed);
        };
    }
}
