package io.xplorr.testkit.aws.access;

/**
 * What a caller wants to do.
 *
 * @param action the IAM action, such as {@code ec2:DescribeInstances}
 * @param resource the ARN of the resource, or {@code *} for an action without one
 */
public record AccessRequest(Caller caller, String action, String resource, String region) {}
