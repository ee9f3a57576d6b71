package io.xplorr.testkit.aws.estate;

import java.util.Locale;
import java.util.Map;

/** Names and on-demand prices that look like AWS's list; no promise that they are today's. */
final class PriceList {
    static final String EC2 = "Amazon Elastic Compute Cloud - Compute";
    static final String EC2_OTHER = "EC2 - Other";
    static final String ELB = "Amazon Elastic Load Balancing";
    static final String RDS = "Amazon Relational Database Service";

    private static final Map<String, String> HOURLY = Map.ofEntries(
            Map.entry("t3.micro", "0.0104"),
            Map.entry("t3.medium", "0.0416"),
            Map.entry("m5.large", "0.096"),
            Map.entry("m5.2xlarge", "0.384"),
            Map.entry("c6i.xlarge", "0.17"),
            Map.entry("r6g.large", "0.1008"),
            Map.entry("m7g.4xlarge", "0.6528"),
            Map.entry("p3.8xlarge", "12.24"),
            Map.entry("db.t3.medium", "0.072"),
            Map.entry("db.m5.large", "0.178"),
            Map.entry("db.r6g.xlarge", "0.45"));
    private static final Map<String, String> PREFIX = Map.of(
            "us-east-1", "",
            "us-east-2", "USE2-",
            "us-west-2", "USW2-",
            "eu-west-1", "EU-",
            "eu-central-1", "EUC1-",
            "ap-southeast-1", "APS1-",
            "ap-northeast-1", "APN1-",
            "sa-east-1", "SAE1-");

    private PriceList() {}

    static String hourly(String type) {
        return HOURLY.getOrDefault(type, "0.1");
    }

    static String usageType(String region, String name) {
        return PREFIX.getOrDefault(region, region.replace("-", "").toUpperCase(Locale.ROOT) + "-") + name;
    }

    /** Returns how much of a normalized unit an instance type counts: a small is 1, a large 4, an xlarge 8. */
    static String normalizedUnits(String type) {
        String size = type.substring(type.lastIndexOf('.') + 1);
        return switch (size) {
            case "micro" -> "0.5";
            case "small" -> "1";
            case "medium" -> "2";
            case "large" -> "4";
            case "xlarge" -> "8";
            default -> String.valueOf(8 * Integer.parseInt(size.replace("xlarge", "")));
        };
    }
}
