package io.xplorr.testkit.aws.estate;

import java.util.List;
import java.util.stream.Stream;

/** The regions of the commercial partition, as of November 2026. */
public final class Regions {
    /** The 17 regions that every account has without asking. */
    public static final List<String> ENABLED_BY_DEFAULT = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    /** The regions that an account has to opt in to. */
    public static final List<String> OPT_IN = List.of(
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-south-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-west-1",
            "eu-central-2",
            "eu-south-1",
            "eu-south-2",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1");

    private Regions() {}

    public static List<String> all() {
        return Stream.concat(ENABLED_BY_DEFAULT.stream(), OPT_IN.stream())
                .sorted()
                .toList();
    }
}
