package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.access.FakeRole;
import org.junit.jupiter.api.BeforeEach;

/** A customer's role that trusts the vendor, in a fake that verifies signatures. */
abstract class FakeAwsAccessFixture extends FakeAwsFixture {
    static final String MONTH =
            "{\"TimePeriod\":{\"Start\":\"2026-11-01\",\"End\":\"2026-11-10\"},\"Granularity\":\"MONTHLY\","
                    + "\"Metrics\":[\"UnblendedCost\"]}";

    FakeAws aws;
    FakeRole role;

    @BeforeEach
    void begin() {
        aws = start(organization(), FakeAws.Builder::verifySignatures);
        role = aws.role(PAYER, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId("ext-1")
                .allowing("ec2:Describe*");
    }
}
