package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A fake AWS in a process of its own, for clients in any language. It prints {@code listening on} and its address when
 * it is ready, and runs until the process ends; {@code --help} tells the flags, the keys and the roles.
 */
public final class FakeAwsServer {
    /** The account that the roles of all accounts trust. */
    static final String VENDOR = "891377174505";

    private static final AccessKey VENDOR_KEY =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), VENDOR);
    private static final String HELP = """
            Flags, each followed by its value unless it says otherwise:
              --port N              the port; a free one by default
              --estate NAME         startup, company (default), enterprise or large
              --seed N              another company or enterprise for each number; 1 by default
              --accounts N --regions N --resources N --cost-rows N
                                    how large the large estate is; 200, 17, 100000 and 1000000 by default
              --cost-page-size N    groups on a page of GetCostAndUsage; 1000 by default
              --latency MILLIS      how much longer each answer takes; 0 by default
              --external-id ID      what the roles demand; xplorr-ext-example by default
              --verify-signatures   check signatures and the time of requests (no value)
              --throttling          refuse calls above AWS's published rates (no value)
            Keys: AKIAIOSFODNN7EXAMPLE with wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, of account 891377174505, which
            the role XplorrReadOnly of every account of the estate trusts; AKIAI44QH8DHBEXAMPLE with
            je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY, of the first account of the estate.""";

    private FakeAwsServer() {}

    /** Starts the server; exits with 2 if a flag is wrong. */
    public static void main(String[] args) {
        Flags flags;
        try {
            flags = Flags.parse(args);
            if (flags.has("--help")) {
                System.out.println(HELP);
                return;
            }
            start(flags, System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static FakeAws start(Flags flags, PrintStream out) {
        Estate estate = estate(flags);
        FakeAws.Builder builder = FakeAws.builder(estate)
                .port(flags.number("--port", 0))
                .costPageSize(flags.number("--cost-page-size", 1000))
                .latency(Duration.ofMillis(flags.number("--latency", 0)));
        if (flags.has("--verify-signatures")) {
            builder.verifySignatures();
        }
        if (flags.has("--throttling")) {
            builder.publishedRates();
        }
        FakeAws aws = builder.start();
        aws.addAccessKey(VENDOR_KEY);
        aws.addAccessKey(new AccessKey(
                "AKIAI44QH8DHBEXAMPLE",
                "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
                Optional.empty(),
                estate.accounts().get(0).id()));
        for (Account account : estate.accounts()) {
            aws.role(account.id(), "XplorrReadOnly")
                    .trusting(VENDOR)
                    .externalId(flags.text("--external-id", "xplorr-ext-example"))
                    .allowing("*:Get*", "*:List*", "*:Describe*");
        }
        out.println("listening on " + aws.endpoint());
        return aws;
    }

    private static Estate estate(Flags flags) {
        long seed = flags.number("--seed", 1);
        String name = flags.text("--estate", "company");
        return switch (name) {
            case "startup" -> Estate.startup();
            case "company" -> Estate.company(seed);
            case "enterprise" -> Estate.enterprise(seed);
            case "large" ->
                Estate.large(
                        flags.number("--accounts", 200),
                        flags.number("--regions", 17),
                        flags.number("--resources", 100_000),
                        flags.number("--cost-rows", 1_000_000));
            default ->
                throw new IllegalArgumentException(
                        "--estate must be startup, company, enterprise or large, was: " + name);
        };
    }
}
