package io.xplorr.examples.cli.aws;

import io.xplorr.aws.AwsProvider;
import io.xplorr.examples.cli.console.ShortDuration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The options that say where AWS is. */
public final class AwsOptions {
    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where to assume the role, and to ask for the other regions; us-east-1 by default.")
    private @Nullable String region;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where to send the calls of every service, such as a fake AWS; AWS itself by default.")
    private @Nullable URI endpoint;

    @Option(
            names = "--call-deadline",
            paramLabel = "TIME",
            converter = ShortDuration.class,
            description =
                    "How long one call may take with its retries, such as 90s; 3m by default, and 20s with --endpoint,"
                            + " where waiting seldom helps.")
    private @Nullable Duration callDeadline;

    /**
     * Returns what reads AWS, to be closed with the {@link io.xplorr.Xplorr} that gets it.
     *
     * @throws IllegalArgumentException if an option has a value that cannot be
     */
    public AwsProvider provider() {
        AwsProvider.Builder builder = AwsProvider.builder();
        if (region != null) {
            builder.region(region);
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    /** Returns how long one call may take with its retries. */
    public Duration callDeadline() {
        if (callDeadline != null) {
            return callDeadline;
        }
        return endpoint == null ? Duration.ofMinutes(3) : Duration.ofSeconds(20);
    }

    /** Returns where calls go if not to AWS. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Returns where calls go, that of STS first. */
    public List<URI> addresses() {
        return endpoint != null
                ? List.of(endpoint)
                : Stream.of("sts." + homeRegion(), "ec2." + homeRegion(), "ce.us-east-1", "organizations.us-east-1")
                        .map(host -> URI.create("https://" + host + ".amazonaws.com/"))
                        .toList();
    }

    /** Returns a client of STS with our own identity, over the one HTTP client of the class path; the caller closes it. */
    public StsClient sts() {
        return StsClient.builder()
                .region(Region.of(homeRegion()))
                .endpointOverride(endpoint)
                .build();
    }

    private String homeRegion() {
        return region == null ? "us-east-1" : region;
    }
}
