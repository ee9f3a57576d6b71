package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one may ask EC2. Unlike the other services it refuses a parameter that it does not know: a slip of the pen would
 * otherwise pass for a call without that parameter.
 *
 * <p>Source: the model of EC2, November 2026.
 */
record Ec2Parameters(Set<String> own) {
    static final Ec2Parameters REGIONS = new Ec2Parameters(Set.of("RegionName", "AllRegions"));
    static final Ec2Parameters INSTANCES =
            new Ec2Parameters(Set.of("InstanceId", "IncludeManagedResources", "MaxResults", "NextToken"));
    static final Ec2Parameters VOLUMES =
            new Ec2Parameters(Set.of("VolumeId", "IncludeManagedResources", "MaxResults", "NextToken"));
    static final Ec2Parameters SNAPSHOTS =
            new Ec2Parameters(Set.of("SnapshotId", "Owner", "RestorableBy", "MaxResults", "NextToken"));

    private static final Set<String> OF_ALL = Set.of("Action", "Version", "DryRun", "Filter");
    private static final Set<String> OF_FILTERS = Set.of("Name", "Value");

    /**
     * Checks the names of all parameters.
     *
     * @throws AwsError if one of them is not known
     */
    void check(Input request) {
        refuseOthers(request.names(), name -> OF_ALL.contains(name) || own.contains(name));
        request.inputs("Filter").forEach(filter -> refuseOthers(filter.names(), OF_FILTERS::contains));
    }

    private static void refuseOthers(Collection<String> names, Predicate<String> known) {
        for (String name : names) {
            if (!known.test(name)) {
                throw new AwsError("UnknownParameter", 400, "The parameter " + name + " is not recognized");
            }
        }
    }
}
