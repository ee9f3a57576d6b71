package io.xplorr.testkit.aws.access;

import java.util.Map;

/**
 * What a caller wants to do. Immutable and thread-safe.
 *
 * @param action the IAM action, such as {@code ec2:DescribeInstances}
 * @param resource the ARN of the resource, or {@code *} for an action without one
 * @param context what conditions look at besides, by the names of IAM: {@code aws:CurrentTime}, say
 */
public record AccessRequest(Caller caller, String action, String resource, String region, Map<String, String> context) {
    public AccessRequest {
        context = Map.copyOf(context);
    }

    public AccessRequest(Caller caller, String action, String resource, String region) {
        this(caller, action, resource, region, Map.of());
    }
}
