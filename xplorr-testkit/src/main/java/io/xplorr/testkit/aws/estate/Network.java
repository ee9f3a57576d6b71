package io.xplorr.testkit.aws.estate;

/** The network that resources are in which say nothing else. */
final class Network {
    static final String VPC_ID = "vpc-0a1b2c3d4e5f67890";
    static final String SUBNET_ID = "subnet-0a1b2c3d4e5f67890";

    private Network() {}
}
