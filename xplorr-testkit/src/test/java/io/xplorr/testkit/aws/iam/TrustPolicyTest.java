package io.xplorr.testkit.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustPolicyTest {
    private static final String VENDOR = "111122223333";
    private static final Caller CALLER = Caller.of("arn:aws:sts::111122223333:assumed-role/vendor/worker-1");
    private static final String RIGHT = "xplorr-ext-right";
    private static final String WRONG = "xplorr-ext-wrong";

    @ParameterizedTest(name = "{0}: right ID {2}, wrong ID {3}, no ID {4}")
    @MethodSource("shapes")
    void evaluate_trustPolicyShape_verdictOfAws(
            String shape, String policy, boolean right, boolean wrong, boolean none) {
        TrustPolicy trust = TrustPolicy.parse(policy);
        AssumeRoleAttempt attempt = AssumeRoleAttempt.by(CALLER);

        assertThat(trust.evaluate(attempt.withExternalId(RIGHT)).isAllowed()).isEqualTo(right);
        assertThat(trust.evaluate(attempt.withExternalId(WRONG)).isAllowed()).isEqualTo(wrong);
        assertThat(trust.evaluate(attempt).isAllowed()).isEqualTo(none);
    }

    static Stream<Arguments> shapes() {
        String root = "arn:aws:iam::" + VENDOR + ":root";
        String role = "arn:aws:iam::" + VENDOR + ":role/vendor";
        return Stream.of(
                // the only shapes that do what they should
                arguments("root and ID", allow(root, externalId("StringEquals", RIGHT)), true, false, false),
                arguments("bare account and ID", allow(VENDOR, externalId("StringEquals", RIGHT)), true, false, false),
                arguments("role and ID", allow(role, externalId("StringEquals", RIGHT)), true, false, false),
                arguments(
                        "array of two IDs",
                        allow(root, externalId("StringEquals", "older", RIGHT)),
                        true,
                        false,
                        false),
                arguments(
                        "any value of array",
                        allow(root, externalId("ForAnyValue:StringEquals", "older", RIGHT)),
                        true,
                        false,
                        false),
                arguments(
                        "PrincipalArn and ID",
                        allow(
                                root,
                                externalId("StringEquals", RIGHT) + ",\"ArnLike\":{\"aws:PrincipalArn\":\"" + role
                                        + "\"}"),
                        true,
                        false,
                        false),
                arguments(
                        "open, but denied with another ID",
                        statements(
                                statement("Allow", root, ""),
                                statement("Deny", "*", externalId("StringNotEquals", RIGHT))),
                        true,
                        false,
                        false),
                // holes
                arguments("no condition", allow(root, ""), true, true, true),
                arguments("IfExists", allow(root, externalId("StringEqualsIfExists", RIGHT)), true, false, true),
                arguments("all values", allow(root, externalId("ForAllValues:StringEquals", RIGHT)), true, false, true),
                arguments("any text", allow(root, externalId("StringLike", "*")), true, true, false),
                arguments("common prefix", allow(root, externalId("StringLike", "xplorr-ext-*")), true, true, false),
                arguments("anybody without ID", allow("*", ""), true, true, true),
                arguments(
                        "open, but denied with any other value",
                        statements(
                                statement("Allow", root, ""),
                                statement("Deny", "*", externalId("ForAnyValue:StringNotEquals", RIGHT))),
                        true,
                        false,
                        true),
                // closed
                arguments("another ID", allow(root, externalId("StringEquals", "other")), false, false, false),
                arguments(
                        "ID in capitals",
                        allow(root, externalId("StringEquals", "XPLORR-EXT-RIGHT")),
                        false,
                        false,
                        false),
                arguments(
                        "another account",
                        allow("444455556666", externalId("StringEquals", RIGHT)),
                        false,
                        false,
                        false),
                arguments("another role", allow(role + "-2", externalId("StringEquals", RIGHT)), false, false, false),
                arguments(
                        "another PrincipalArn",
                        allow(
                                root,
                                externalId("StringEquals", RIGHT) + ",\"ArnLike\":{\"aws:PrincipalArn\":\"" + role
                                        + "-2\"}"),
                        false,
                        false,
                        false),
                arguments(
                        "MFA demanded",
                        allow(
                                root,
                                externalId("StringEquals", RIGHT)
                                        + ",\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}"),
                        false,
                        false,
                        false),
                arguments(
                        "source identity demanded",
                        allow(
                                root,
                                externalId("StringEquals", RIGHT) + ",\"StringLike\":{\"sts:SourceIdentity\":\"*\"}"),
                        false,
                        false,
                        false),
                arguments(
                        "explicit deny",
                        statements(
                                statement("Allow", root, externalId("StringEquals", RIGHT)),
                                statement("Deny", root, "")),
                        false,
                        false,
                        false));
    }

    @Test
    void evaluate_sourceIdentityDemandedAndGiven_needsItsOwnAction() {
        String demand = externalId("StringEquals", RIGHT) + ",\"StringLike\":{\"sts:SourceIdentity\":\"xplorr-*\"}";
        AssumeRoleAttempt attempt =
                AssumeRoleAttempt.by(CALLER).withExternalId(RIGHT).withSourceIdentity("xplorr-acme");

        assertThat(TrustPolicy.parse(allow(VENDOR, demand)).evaluate(attempt))
                .isEqualTo(new Decision.ImplicitDeny("sts:SetSourceIdentity", PolicyKind.ROLE_TRUST));
        String both =
                allow(VENDOR, demand).replace("\"sts:AssumeRole\"", "[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]");
        assertThat(TrustPolicy.parse(both).evaluate(attempt)).isEqualTo(new Decision.Allowed());
    }

    @Test
    void evaluate_sessionTag_needsTagSessionAndIsSeenByConditions() {
        AssumeRoleAttempt attempt = AssumeRoleAttempt.by(CALLER).withTag("team", "finops");
        String sts = allow(
                        VENDOR,
                        "\"StringEquals\":{\"aws:RequestTag/team\":\"finops\"},"
                                + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\",\"project\"]}")
                .replace("\"sts:AssumeRole\"", "\"sts:*\"");

        assertThat(TrustPolicy.parse(allow(VENDOR, "")).evaluate(attempt))
                .isEqualTo(new Decision.ImplicitDeny("sts:TagSession", PolicyKind.ROLE_TRUST));
        assertThat(TrustPolicy.parse(sts).evaluate(attempt).isAllowed()).isTrue();
        assertThat(TrustPolicy.parse(sts)
                        .evaluate(attempt.withTag("owner", "x"))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void evaluate_explicitDeny_saysSoInWordsOfAws() {
        TrustPolicy trust = TrustPolicy.parse(statements(statement("Deny", "*", "")));

        Decision decision = trust.evaluate(AssumeRoleAttempt.by(CALLER));

        assertThat(((Decision.Denied) decision).reason()).isEqualTo("with an explicit deny in the role trust policy");
    }

    @Test
    void evaluate_sessionOfRoleWithPath_isKnownByItsRole() {
        String role = "arn:aws:iam::111122223333:role/teams/finops/vendor";
        TrustPolicy trust = TrustPolicy.parse(allow(role, ""));

        Caller session = Caller.session(role, "worker-1");

        assertThat(session.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/vendor/worker-1");
        assertThat(trust.evaluate(AssumeRoleAttempt.by(session)).isAllowed()).isTrue();
        assertThat(trust.evaluate(AssumeRoleAttempt.by(CALLER)).isAllowed()).isFalse();
    }

    @Test
    void evaluate_sessionName_mayBeDemanded() {
        TrustPolicy trust = TrustPolicy.parse(allow(VENDOR, "\"StringLike\":{\"sts:RoleSessionName\":\"xplorr-*\"}"));
        AssumeRoleAttempt attempt = AssumeRoleAttempt.by(CALLER);

        assertThat(trust.evaluate(attempt.withSessionName("xplorr-sync")).isAllowed())
                .isTrue();
        assertThat(trust.evaluate(attempt.withSessionName("someone")).isAllowed())
                .isFalse();
    }

    @Test
    void evaluate_serviceAsPrincipal_isNobodyOfAnAccount() {
        String policy = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\","
                + "\"Federated\":\"cognito-identity.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}";

        assertThat(TrustPolicy.parse(policy)
                        .evaluate(AssumeRoleAttempt.by(CALLER))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void parse_notATrustPolicy_refused() {
        assertThatThrownBy(() -> TrustPolicy.parse(
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("Principal is missing");
        assertThatThrownBy(() ->
                        TrustPolicy.parse(allow(VENDOR, "").replace("\"Effect\"", "\"Resource\":\"*\",\"Effect\"")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("Resource is not allowed");
    }

    @Test
    void callerOf_whatCannotCall_refused() {
        assertThatThrownBy(() -> Caller.of("arn:aws:s3:::bucket"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:s3:::bucket");
    }

    private static String allow(String principal, String condition) {
        return statements(statement("Allow", principal, condition));
    }

    private static String statements(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String statement(String effect, String principal, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"sts:AssumeRole\""
                + (condition.isEmpty() ? "" : ",\"Condition\":{" + condition + "}") + "}";
    }

    private static String externalId(String operator, String... ids) {
        return "\"" + operator + "\":{\"sts:ExternalId\":[\"" + String.join("\",\"", ids) + "\"]}";
    }
}
