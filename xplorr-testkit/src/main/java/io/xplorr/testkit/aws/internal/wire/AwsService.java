package io.xplorr.testkit.aws.internal.wire;

import java.util.Arrays;
import java.util.Optional;

/** The services that the fake knows, as they are named on the wire. */
public enum AwsService {
    STS("sts", "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/"),
    EC2("ec2", "ec2", "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/"),
    ELB_CLASSIC(
            "elasticloadbalancing",
            "elasticloadbalancing",
            "2012-06-01",
            "http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"),
    ELB_V2(
            "elasticloadbalancing",
            "elasticloadbalancing",
            "2015-12-01",
            "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"),
    RDS("rds", "rds", "2014-10-31", "http://rds.amazonaws.com/doc/2014-10-31/"),
    CLOUDWATCH(
            "monitoring",
            "cloudwatch",
            "GraniteServiceVersion20100801",
            "http://monitoring.amazonaws.com/doc/2010-08-01/"),
    COST_EXPLORER("ce", "ce", "AWSInsightsIndexService", ""),
    ORGANIZATIONS("organizations", "organizations", "AWSOrganizationsV20161128", "");

    /** Where the services are that have one endpoint only. */
    static final String GLOBAL_REGION = "us-east-1";

    private static final String CLOUDWATCH_QUERY_VERSION = "2010-08-01";

    private final String signingName;
    private final String actionPrefix;
    private final String wireName;
    private final String namespace;

    AwsService(String signingName, String actionPrefix, String wireName, String namespace) {
        this.signingName = signingName;
        this.actionPrefix = actionPrefix;
        this.wireName = wireName;
        this.namespace = namespace;
    }

    static Optional<AwsService> ofVersion(String version) {
        return CLOUDWATCH_QUERY_VERSION.equals(version) ? Optional.of(CLOUDWATCH) : named(version);
    }

    static Optional<AwsService> ofTarget(String prefix) {
        return named(prefix);
    }

    private static Optional<AwsService> named(String wireName) {
        return Arrays.stream(values())
                .filter(service -> service.wireName.equals(wireName))
                .findFirst();
    }

    /** Returns the service in a SigV4 credential scope. */
    public String signingName() {
        return signingName;
    }

    /** Returns the IAM action of an operation, such as {@code ec2:DescribeInstances}. */
    public String action(String operation) {
        return actionPrefix + ":" + operation;
    }

    /** Returns the full name of an error's type in JSON 1.0 and CBOR, where some are called otherwise than their codes. */
    String errorType(String code) {
        String type = switch (code) { // Source: the model of CloudWatch, November 2026
            case "InvalidParameterValue" -> "InvalidParameterValueException";
            case "MissingParameter" -> "MissingRequiredParameterException";
            case "ValidationError" -> "ValidationException";
            default -> code;
        };
        return "com.amazonaws." + actionPrefix + ".v2010_08_01#" + type;
    }

    /** Returns the XML namespace of the query protocols. */
    String namespace() {
        return namespace;
    }

    /** Tells a service whose only endpoint of the partition is in us-east-1. */
    public boolean global() {
        return this == COST_EXPLORER || this == ORGANIZATIONS;
    }
}
