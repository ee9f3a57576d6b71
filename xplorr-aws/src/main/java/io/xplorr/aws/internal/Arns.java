package io.xplorr.aws.internal;

import io.xplorr.record.Scope;

/** Builds ARNs of the standard partition, where AWS's answers hold short ids only. */
public final class Arns {
    private Arns() {}

    public static String instance(Scope region, String account, String id) {
        return of("ec2", region, account, "instance/" + id);
    }

    public static String volume(Scope region, String account, String id) {
        return of("ec2", region, account, "volume/" + id);
    }

    /** Returns a snapshot's ARN, which AWS writes without an account. */
    public static String snapshot(Scope region, String id) {
        return of("ec2", region, "", "snapshot/" + id);
    }

    public static String classicLoadBalancer(Scope region, String account, String name) {
        return of("elasticloadbalancing", region, account, "loadbalancer/" + name);
    }

    public static String databaseCluster(Scope region, String account, String id) {
        return of("rds", region, account, "cluster:" + id);
    }

    private static String of(String service, Scope region, String account, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
