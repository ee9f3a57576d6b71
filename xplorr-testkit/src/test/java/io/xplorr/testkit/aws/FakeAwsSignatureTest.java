package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.access.AccessKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signatures and tokens are refused, and how. */
class FakeAwsSignatureTest extends FakeAwsAccessFixture {
    @Test
    void signature_withWrongSecret_refused() {
        AccessKey key = aws.accessKey(PAYER);
        AccessKey wrong = new AccessKey(key.accessKeyId(), "not the secret", Optional.empty(), PAYER);

        assertThat(payer(aws).withKey(wrong).query("rds", "DescribeDBInstances").errorCode())
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(payer(aws)
                        .withKey(wrong)
                        .json("ce", "GetCostAndUsage", MONTH)
                        .errorCode())
                .isEqualTo("InvalidSignatureException");
    }

    @Test
    void signature_sixteenMinutesOld_refusedWithTheTimes() {
        AccessKey key = aws.accessKey(PAYER);
        AwsClient late =
                new AwsClient(aws.endpoint(), key, "us-east-1", Clock.offset(aws.clock(), Duration.ofMinutes(-16)));

        assertThat(late.json("ce", "GetCostAndUsage", MONTH).errorMessage())
                .isEqualTo(
                        "Signature expired: 20261123T094400Z is now earlier than 20261123T094500Z (20261123T100000Z - "
                                + "15 min.)");
    }

    @ParameterizedTest(name = "{0} signed for {1} in {2}")
    @CsvSource({
        "ec2,  rds, eu-west-1, AuthFailure,               validate the provided access credentials",
        "rds,  ec2, eu-west-1, SignatureDoesNotMatch,     Credential should be scoped to correct service: 'rds'.",
        "elb,  elb, eu-west-1, SignatureDoesNotMatch,     scoped to correct service: 'elasticloadbalancing'.",
        "ce,   ec2, us-east-1, InvalidSignatureException, Credential should be scoped to correct service: 'ce'.",
        "ce,   ce,  eu-west-1, InvalidSignatureException, should be scoped to a valid region, not 'eu-west-1'."
    })
    void signature_ofAnotherScope_refused(String service, String signed, String region, String code, String message) {
        AwsClient client = payer(aws).scopedTo(signed, region);

        AwsClient.Answer answer =
                service.equals("ce") ? client.json("ce", "GetCostAndUsage", MONTH) : client.query(service, "Describe");

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.errorMessage()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "x-amz-date"})
    void signature_thatLeavesOutAHeader_refused(String header) {
        AwsClient.Answer answer = payer(aws).withoutSigning(header).query("rds", "DescribeDBInstances");

        assertThat(answer.errorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.errorMessage())
                .isEqualTo("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void session_withoutItsToken_isUnknown() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        AccessKey key = aws.accessKey(PAYER);
        AccessKey withToken = new AccessKey(key.accessKeyId(), key.secretAccessKey(), Optional.of("x"), PAYER);

        assertThat(session.withKey(withToken)
                        .query("rds", "DescribeDBInstances")
                        .errorCode())
                .isEqualTo("InvalidClientTokenId");
    }
}
