package io.xplorr.testkit.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random policies never crash the evaluator: it decides, or refuses by type. */
class PolicyFuzzTest {
    private static final int POLICIES = Boolean.getBoolean("xplorr.long") ? 1_000_000 : 100_000;
    private static final List<String> ELEMENTS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
            "Version",
            "Statement",
            "AWS",
            "Service",
            "StringEquals",
            "StringLikeIfExists",
            "ForAllValues:ArnLike",
            "NumericLessThan",
            "DateGreaterThan",
            "Bool",
            "Null",
            "IpAddress",
            "sts:ExternalId",
            "aws:PrincipalArn",
            "x");
    private static final List<String> ACTIONS = List.of("*", "ec2:Describe*", "sts:*", "ce:GetTags");
    private static final List<String> RESOURCES = List.of("*", "arn:aws:s3:::a/*", "arn:aws:iam::*:role/?");
    private static final List<String> PRINCIPALS =
            List.of("*", "111122223333", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/a");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringLikeIfExists",
            "ForAllValues:ArnLike",
            "ForAnyValue:StringNotEquals",
            "NumericLessThan",
            "DateGreaterThan",
            "Bool",
            "Null",
            "IpAddress",
            "Unknown");
    private static final List<String> WORDS = List.of(
            "Allow",
            "Deny",
            "*",
            "ec2:Describe*",
            "sts:AssumeRole",
            "ce:GetTags",
            "arn:aws:s3:::a/*",
            "111122223333",
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::111122223333:role/a",
            "true",
            "3600",
            "1e999999999",
            "2026-11-23",
            "2026-11-23T00:00:00Z",
            "999999999999",
            "${aws:username}",
            "a",
            "",
            "*?*?*",
            "2012-10-17",
            "\\u0000",
            "ü",
            ":");

    @Test
    void parseAndEvaluate_randomPolicies_decideOrRefuse() {
        long seed = Long.getLong("xplorr.seed", 1);
        System.out.println("PolicyFuzzTest seed: " + seed);
        Random random = new Random(seed);
        int judged = 0;
        int refused = 0;
        for (int i = 0; i < POLICIES; i++) {
            String json = random.nextBoolean() ? plausiblePolicy(random) : damaged(plausiblePolicy(random), random);
            try {
                judge(PolicyDocument.parse(json));
                judged++;
            } catch (PolicyException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", policy " + json, e);
            }
        }
        assertThat(judged).as("judged with seed %s", seed).isGreaterThan(POLICIES / 10);
        assertThat(refused).as("refused with seed %s", seed).isGreaterThan(POLICIES / 10);
    }

    @Test
    void matches_manyStars_endsSoon() {
        assertThat(Wildcards.matches("*a".repeat(1_000) + "b", "a".repeat(2_000)))
                .isFalse();
    }

    private static void judge(PolicyDocument policy) {
        Caller caller = Caller.of("arn:aws:sts::111122223333:assumed-role/a/run");
        try {
            IamEvaluator.of(policy).evaluate(IamRequest.of(caller, "ec2:DescribeInstances", "*"));
        } catch (PolicyException e) {
            TrustPolicy.of(policy)
                    .evaluate(AssumeRoleAttempt.by(caller).withExternalId("a").withTag("x", "3600"));
        }
    }

    private static String plausiblePolicy(Random random) {
        String who = random.nextBoolean()
                ? ",\"Resource\":" + texts(RESOURCES, random)
                : ",\"Principal\":{\"AWS\":" + texts(PRINCIPALS, random) + "}";
        String condition = random.nextBoolean()
                ? ",\"Condition\":{\"" + pick(OPERATORS, random) + "\":{\"sts:ExternalId\":" + texts(WORDS, random)
                        + "}}"
                : "";
        String extra = random.nextInt(4) == 0 ? ",\"" + pick(ELEMENTS, random) + "\":" + value(random, 0) : "";
        return "{\"Statement\":[{\"Effect\":\"" + pick(List.of("Allow", "Deny"), random) + "\",\"Action\":"
                + texts(ACTIONS, random) + who + condition + extra + "}]}";
    }

    private static String damaged(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}[]\",:\\0*".charAt(random.nextInt(10)));
                default -> text.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 5)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextInt());
            case 2 -> "\"" + pick(WORDS, random) + "\"";
            case 3 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
            default -> "{\"" + pick(ELEMENTS, random) + "\":" + value(random, depth + 1) + "}";
        };
    }

    private static String texts(List<String> usual, Random random) {
        List<String> words = random.nextInt(8) == 0 ? WORDS : usual;
        return random.nextBoolean()
                ? "\"" + pick(words, random) + "\""
                : "[\"" + pick(words, random) + "\",\"" + pick(words, random) + "\"]";
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
