package io.xplorr.aws.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Whatever AWS says about an error, it becomes a problem that a person can read, and that holds no secret. */
class ErrorTextFuzzTest {
    private static final int TEXTS = Boolean.getBoolean("xplorr.long") ? 1_000_000 : 100_000;
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Scope HOME = Scope.region("us-east-1");
    private static final List<String> ACTIONS = List.of(
            "sts:AssumeRole",
            "sts:GetCallerIdentity",
            "ce:GetCostAndUsage",
            "ce:GetCostAndUsageWithResources",
            "ec2:DescribeInstances",
            "organizations:ListAccounts",
            "cloudwatch:GetMetricData");
    private static final List<String> CODES = List.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "ValidationError",
            "ValidationException",
            "Throttling",
            "ExpiredToken",
            "SignatureDoesNotMatch",
            "DataUnavailableException",
            "OptInRequired",
            "",
            "\u0000",
            "NoSuchThing");
    private static final List<String> PARTS = List.of(
            "User: arn:aws:sts::111122223333:assumed-role/X/y is not authorized to perform: ",
            "ec2:DescribeInstances",
            " with an explicit deny in a service control policy",
            " because no identity-based policy allows the ",
            "Linked account doesn't have access",
            "DurationSeconds exceeds the MaxSessionDuration",
            "Signature expired: 20261123T000000Z",
            "Credential=",
            "external_id: \"",
            "aws_session_token=",
            SECRET,
            "wJalrXUtnFEMI%2FK7MDENG%2BbPxRfiCYEXAMPLEKEY",
            "AKIAIOSFODNN7EXAMPLE",
            "=".repeat(300),
            " \r\n\t",
            "$1\\",
            "\ud83d",
            "\u202e",
            "policy");

    private final AwsErrors errors = new AwsErrors(
            new Scrubber(() -> List.of(SECRET)),
            scope -> false,
            action -> action.startsWith("ce:"),
            new DeniedAs("the role", "Sync again."));

    @Test
    @Timeout(120)
    void errorOf_randomTexts_isReadableAndHoldsNoSecret() {
        long seed = Long.getLong("xplorr.seed", 1);
        System.out.println("ErrorTextFuzzTest: " + TEXTS + " texts with seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            try {
                CallError error = errors.errorOf(one(ACTIONS, random), HOME, thrown(text, random));
                require(!error.message().isBlank() && error.message().length() < 2_000, error.message());
                String told = error.message() + error.remedy() + errors.scrub(text);
                require(!told.contains("FEMI") && !told.contains("IOSFODNN7"), told);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + text, e);
            }
        }
    }

    private static void require(boolean holds, String text) {
        if (!holds) { // an assertion for each would take longer than the texts
            assertThat(text).as("a text that holds a secret, or is none").isNull();
        }
    }

    private static Throwable thrown(String text, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> SdkClientException.create(text);
            case 1 -> SdkClientException.create(text, new IOException(text));
            case 2 -> new IllegalStateException(text);
            default ->
                AwsServiceException.builder()
                        .statusCode(random.nextInt(1_000))
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(random.nextInt(20) == 0 ? null : one(CODES, random))
                                .errorMessage(random.nextInt(20) == 0 ? null : text)
                                .build())
                        .build();
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(8); parts > 0; parts--) {
            text.append(one(PARTS, random));
            if (random.nextInt(4) == 0) {
                text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
