package io.xplorr.testkit.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Caller CALLER = Caller.of("arn:aws:iam::111122223333:user/alice");

    // The request's values are joined by &; "-" means that the request does not carry the key.
    @ParameterizedTest(name = "{0} {1} given {2}: {3}")
    @CsvSource({
        "StringEquals, '\"a\"', a, true",
        "StringEquals, '\"a\"', A, false",
        "StringEquals, '[\"a\",\"b\"]', b, true",
        "StringEquals, '\"a\"', -, false",
        "StringEqualsIfExists, '\"a\"', -, true",
        "StringEqualsIfExists, '\"a\"', b, false",
        "StringNotEquals, '[\"a\",\"b\"]', b, false",
        "StringNotEquals, '[\"a\",\"b\"]', c, true",
        "StringNotEquals, '\"a\"', -, true",
        "StringEqualsIgnoreCase, '\"a\"', A, true",
        "StringNotEqualsIgnoreCase, '\"a\"', A, false",
        "StringLike, '\"a*\"', abc, true",
        "StringLike, '\"a?\"', abc, false",
        "StringLike, '\"*\"', -, false",
        "StringEqualsIgnoreCase, '\"a\"', b, false",
        "StringNotEqualsIgnoreCase, '\"a\"', B, true",
        "StringNotLike, '\"a*\"', abc, false",
        "StringNotLike, '\"a*\"', bc, true",
        "StringEquals, '\"a*\"', abc, false",
        "ArnLike, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:role/xplorr, true",
        "ArnEquals, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:role/xplorr, true",
        "ArnLike, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:user/xplorr, false",
        "ArnLike, '\"arn:aws:iam::*:role/x*\"', no-arn, false",
        "ArnNotLike, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:user/xplorr, true",
        "ArnNotLike, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:role/xplorr, false",
        "ArnNotEquals, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:role/xplorr, false",
        "ArnNotEquals, '\"arn:aws:iam::*:role/x*\"', arn:aws:iam::111122223333:user/xplorr, true",
        "Bool, '\"true\"', True, true",
        "Bool, true, true, true",
        "Bool, '\"true\"', false, false",
        "Bool, '\"true\"', -, false",
        "BoolIfExists, '\"true\"', -, true",
        "Null, '\"true\"', -, true",
        "Null, '\"true\"', a, false",
        "Null, '\"false\"', a, true",
        "Null, '\"false\"', -, false",
        "NumericEquals, 3600, 3600.0, true",
        "NumericNotEquals, 3600, 3600.0, false",
        "NumericLessThan, '\"3600\"', 3599, true",
        "NumericLessThan, '\"3600\"', 3600, false",
        "NumericLessThanEquals, '\"3600\"', 3600, true",
        "NumericGreaterThan, '\"3600\"', 3600, false",
        "NumericGreaterThanEquals, '\"3600\"', 3600, true",
        "NumericEquals, 3600, 3601, false",
        "NumericNotEquals, 3600, 3601, true",
        "NumericLessThanEquals, '\"3600\"', 3601, false",
        "NumericGreaterThan, '\"3600\"', 3601, true",
        "NumericGreaterThanEquals, '\"3600\"', 3599, false",
        "NumericLessThan, '\"3600\"', many, false",
        "DateLessThan, '\"2026-11-23T00:00:00Z\"', 2026-11-22T23:59:59Z, true",
        "DateLessThan, '\"2026-11-23T00:00:00Z\"', 2026-11-23T00:30:00+01:00, true",
        "DateLessThanEquals, '\"2026-11-23\"', 2026-11-23T00:00:00Z, true",
        "DateGreaterThan, '\"2026-11-23\"', 2026-11-23T00:00:00Z, false",
        "DateGreaterThanEquals, '\"2026-11-23\"', 1795392000, true",
        "DateLessThan, '\"2026-11-23\"', 2026-11-23, false",
        "DateLessThanEquals, '\"2026-11-23\"', 2026-11-23T00:00:01Z, false",
        "DateGreaterThan, '\"2026-11-23\"', 2026-11-23T00:00:01Z, true",
        "DateGreaterThanEquals, '\"2026-11-23\"', 2026-11-22T23:59:59Z, false",
        "DateEquals, '\"2026-11-23\"', 1795392000, true",
        "DateEquals, '\"2026-11-23\"', 1795392001, false",
        "DateNotEquals, '\"2026-11-23\"', 1795392001, true",
        "DateNotEquals, '\"2026-11-23\"', 1795392000, false",
        "ForAnyValue:StringEquals, '[\"a\",\"b\"]', c&a, true",
        "ForAnyValue:StringEquals, '[\"a\",\"b\"]', c&d, false",
        "ForAnyValue:StringEquals, '\"a\"', -, false",
        "ForAnyValue:StringNotEquals, '\"a\"', a&b, true",
        "ForAnyValue:StringNotEquals, '\"a\"', a, false",
        "ForAllValues:StringEquals, '[\"a\",\"b\"]', a&b, true",
        "ForAllValues:StringEquals, '[\"a\",\"b\"]', a&c, false",
        "ForAllValues:StringEquals, '\"a\"', -, true",
        "ForAllValues:StringNotEquals, '\"a\"', b&a, false",
        "ForAllValues:StringNotLike, '\"a*\"', b&c, true",
        "ForAnyValue:StringLikeIfExists, '\"a*\"', -, true",
    })
    void evaluate_operator_holdsAsInAws(String operator, String policyValue, String given, boolean holds) {
        IamEvaluator evaluator = IamEvaluator.of(PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\","
                + "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"" + operator + "\":{\"aws:SomeKey\":"
                + policyValue
                + "}}}}"));
        IamRequest request = IamRequest.of(CALLER, "ec2:DescribeInstances", "*");

        IamRequest withKey = given.equals("-") ? request : request.with("AWS:somekey", given.split("&"));

        assertThat(evaluator.evaluate(withKey).isAllowed()).isEqualTo(holds);
    }

    @ParameterizedTest(name = "region {0}, caller''s account {1}: {2}")
    @CsvSource({"eu-west-1, 111122223333, true", "eu-west-1, 444455556666, false", "us-east-1, 111122223333, false"})
    void evaluate_severalOperatorsAndKeys_allMustHold(String region, String account, boolean holds) {
        IamEvaluator evaluator = IamEvaluator.of(PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\","
                + "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":\""
                + account + "\",\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:user/alice\"},"
                + "\"StringLike\":{\"aws:RequestedRegion\":\"eu-*\"}}}}"));

        IamRequest request = IamRequest.of(CALLER, "ec2:DescribeInstances", "*").with("aws:RequestedRegion", region);

        assertThat(evaluator.evaluate(request).isAllowed()).isEqualTo(holds);
    }
}
