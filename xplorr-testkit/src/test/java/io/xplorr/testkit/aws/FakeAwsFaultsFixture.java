package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import java.util.List;
import java.util.stream.IntStream;

/** A dozen instances, and what calls that read them are told. */
abstract class FakeAwsFaultsFixture extends FakeAwsFixture {
    static final String INSTANCES = "ec2:DescribeInstances";

    static Estate.Builder estate() {
        Estate.Builder estate = organization();
        for (int i = 0; i < 12; i++) {
            estate.place(PAYER, "eu-west-1", Instance.builder("i-" + i).build());
        }
        return estate;
    }

    static List<String> codes(AwsClient client, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> client.query("ec2", "DescribeInstances").errorCode())
                .toList();
    }
}
