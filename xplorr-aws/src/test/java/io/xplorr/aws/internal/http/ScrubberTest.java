package io.xplorr.aws.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
    private static final String CANARY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final Scrubber scrubber = new Scrubber(() -> List.of(CANARY));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261123/us-east-1, Signature=SECRETBITS",
                "X-Amz-Security-Token: SECRETBITS",
                "x-amz-security-token=SECRETBITS&Action=x",
                "{\"SessionToken\":\"SECRETBITS\"}",
                "aws_secret_access_key = SECRETBITS",
                "ExternalId=SECRETBITS&RoleArn=x",
                "key ASIASECRETBITS0EXAMPLE is unknown"
            })
    void scrub_namedSecret_isGone(String text) {
        assertThat(scrubber.scrub(text)).doesNotContain("SECRETBITS").doesNotContain("IOSFODNN7");
    }

    @Test
    void scrub_heldSecret_isGonePlainAndUrlEncoded() {
        assertThat(scrubber.scrub("a " + CANARY + " b wJalrXUtnFEMI%2FK7MDENG%2BbPxRfiCYEXAMPLEKEY c"))
                .isEqualTo("a *** b *** c");
    }

    @Test
    void scrub_harmlessText_stays() {
        String text = "User: arn:aws:iam::111122223333:user/x is not authorized to perform: ce:GetTags";

        assertThat(scrubber.scrub(text)).isEqualTo(text);
    }
}
