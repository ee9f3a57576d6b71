package io.xplorr.examples.cli.connect.doctor;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether AWS is reached from here, and whether this machine's clock agrees with AWS's: by a call without a signature, which
 * AWS refuses. Immutable and thread-safe.
 */
final class Reach {
    /** AWS, or whatever stands in for it, does not answer. */
    static final ProblemCode UNREACHABLE = new ProblemCode("ENDPOINT_UNREACHABLE");

    private static final int PATIENCE_MILLIS = 10_000;
    // Source: IAM User Guide, elements of a request signature: it must reach AWS within five minutes of its time stamp.
    private static final Duration TOLERATED = Duration.ofMinutes(5);
    private static final byte[] CALL =
            "Action=GetCallerIdentity&Version=2011-06-15".getBytes(StandardCharsets.US_ASCII);

    private final List<URI> addresses;
    private final InstantSource clock;

    /**
     * Creates it.
     *
     * @param addresses what must be reached; the first one's clock is AWS's
     */
    Reach(List<URI> addresses, InstantSource clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Adds what it finds to a report, and returns whether there is any sense in going on. */
    boolean examine(ConnectionReport.Builder report) {
        Optional<Instant> theirs = Optional.empty();
        for (URI address : addresses) {
            try {
                Optional<Instant> date = call(address);
                report.addCheck(Check.passed("reach", Check.Weight.NEEDED, address + " answers."));
                theirs = theirs.or(() -> date);
            } catch (IOException e) {
                report.addCheck(Check.failed("reach", Check.Weight.NEEDED, unreachable(address, e)));
                return false;
            }
        }
        return theirs.map(time -> agrees(time, report)).orElse(true);
    }

    private boolean agrees(Instant theirs, ConnectionReport.Builder report) {
        Duration apart = Duration.between(theirs, clock.instant()).abs();
        if (apart.compareTo(TOLERATED) <= 0) {
            String finding = "This machine's clock is within " + (apart.toSeconds() + 1) + " s of AWS's.";
            report.addCheck(Check.passed("clock", Check.Weight.NEEDED, finding));
            return true;
        }
        Problem problem = Problem.builder(AwsProblems.CLOCK_SKEW)
                .kind(ErrorKind.INVALID_REQUEST)
                .message("This machine's clock says " + clock.instant() + ", AWS's says " + theirs
                        + "; AWS refuses what is over 5 minutes off.")
                .remedy("Set the clock, and keep it right with NTP.")
                .build();
        report.addCheck(Check.failed("clock", Check.Weight.NEEDED, problem));
        return false;
    }

    private static Optional<Instant> call(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(CALL);
            }
            connection.getResponseCode(); // whatever it is, it is an answer
            long date = connection.getDate();
            return date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
        } finally {
            connection.disconnect();
        }
    }

    private static Problem unreachable(URI address, IOException e) {
        return Problem.builder(UNREACHABLE)
                .kind(ErrorKind.UNAVAILABLE)
                .message(address + " does not answer: " + e)
                .remedy(
                        "1. Check the network and the name resolution of this machine. 2. Behind a proxy, start java with"
                                + " -Dhttps.proxyHost and -Dhttps.proxyPort. 3. A firewall must let HTTPS out to"
                                + " *.amazonaws.com. 4. With --endpoint, check that address.")
                .build();
    }
}
