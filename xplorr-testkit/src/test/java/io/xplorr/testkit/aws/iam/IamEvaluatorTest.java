package io.xplorr.testkit.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamEvaluatorTest {
    private static final Caller CALLER = Caller.of("arn:aws:sts::111122223333:assumed-role/XplorrReadOnly/run");
    private static final PolicyDocument ALL = policy("Allow", "*");

    @Test
    void evaluate_noPolicy_isImplicitDenyOfIdentity() {
        Decision decision = IamEvaluator.of().evaluate(request("ce:GetCostAndUsage"));

        assertThat(decision).isEqualTo(new Decision.ImplicitDeny("ce:GetCostAndUsage", PolicyKind.IDENTITY_BASED));
        assertThat(((Decision.Denied) decision).reason())
                .isEqualTo("because no identity-based policy allows the ce:GetCostAndUsage action");
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "ec2:DescribeInstances, ec2:DescribeInstances, true",
        "EC2:describeinstances, ec2:DescribeInstances, true",
        "ec2:Describe*, ec2:DescribeVolumes, true",
        "ec2:*Volumes, ec2:DescribeVolumes, true",
        "ec2:Describe?olumes, ec2:DescribeVolumes, true",
        "*, ec2:DescribeVolumes, true",
        "ec2:Describe, ec2:DescribeVolumes, false",
        "ec2:Describe?, ec2:DescribeVolumes, false",
        "rds:*, ec2:DescribeVolumes, false",
        "ec2:Get*, ec2:DescribeVolumes, false",
    })
    void evaluate_actionPattern_matchesLikeAws(String pattern, String action, boolean allowed) {
        assertThat(IamEvaluator.of(policy("Allow", pattern))
                        .evaluate(request(action))
                        .isAllowed())
                .isEqualTo(allowed);
        assertThat(IamEvaluator.of(PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":\""
                                + pattern + "\",\"Resource\":\"*\"}}"))
                        .evaluate(request(action))
                        .isAllowed())
                .isEqualTo(!allowed);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "*, *, true",
        "*, arn:aws:s3:::bucket/key, true",
        "arn:aws:s3:::bucket/*, arn:aws:s3:::bucket/a:b/c, true",
        "arn:aws:iam::*:role/Xplorr*, arn:aws:iam::111122223333:role/XplorrReadOnly, true",
        "arn:aws:iam::*:role/xplorr*, arn:aws:iam::111122223333:role/XplorrReadOnly, false",
        "arn:aws:iam::*, arn:aws:iam::111122223333:role/XplorrReadOnly, refused",
        "arn:aws:iam:*:role/A, arn:aws:iam::111122223333:role/A, refused",
        "arn:aws:iam:*:*:role/A, arn:aws:iam::111122223333:x:role/A, false",
        "arn:aws:ec2:*:*:instance/*, *, false",
    })
    void evaluate_resourcePattern_matchesPartByPart(String pattern, String resource, String verdict) {
        String json = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"" + pattern + "\"}}";
        if (verdict.equals("refused")) {
            assertThatThrownBy(() -> PolicyDocument.parse(json)).isInstanceOf(PolicyException.class);
            return;
        }
        Decision decision =
                IamEvaluator.of(PolicyDocument.parse(json)).evaluate(IamRequest.of(CALLER, "s3:GetObject", resource));

        assertThat(decision.isAllowed()).isEqualTo(Boolean.parseBoolean(verdict));
    }

    @Test
    void evaluate_notResource_allowsTheRest() {
        IamEvaluator evaluator = IamEvaluator.of(PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:GetObject\",\"NotResource\":\"arn:aws:s3:::secret/*\"}}"));

        assertThat(evaluator
                        .evaluate(IamRequest.of(CALLER, "s3:GetObject", "arn:aws:s3:::open/a"))
                        .isAllowed())
                .isTrue();
        assertThat(evaluator
                        .evaluate(IamRequest.of(CALLER, "s3:GetObject", "arn:aws:s3:::secret/a"))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void evaluate_denyBesideAllow_denyWins() {
        Decision decision = IamEvaluator.of(ALL, policy("Deny", "ec2:*")).evaluate(request("ec2:DescribeInstances"));

        assertThat(decision).isEqualTo(new Decision.ExplicitDeny("ec2:DescribeInstances", PolicyKind.IDENTITY_BASED));
        assertThat(((Decision.Denied) decision).reason())
                .isEqualTo("with an explicit deny in an identity-based policy");
    }

    @Test
    void evaluate_sessionPolicy_isIntersectedAndNamed() {
        IamEvaluator session = IamEvaluator.of(ALL).withSessionPolicies(policy("Allow", "ce:GetTags"));

        assertThat(session.evaluate(request("ce:GetTags")).isAllowed()).isTrue();
        assertThat(session.evaluate(request("ec2:DescribeInstances")))
                .isEqualTo(new Decision.ImplicitDeny("ec2:DescribeInstances", PolicyKind.SESSION));
        assertThat(IamEvaluator.of(policy("Allow", "ec2:*"))
                        .withSessionPolicies(ALL)
                        .evaluate(request("ce:GetTags")))
                .as("a session policy grants nothing by itself")
                .isEqualTo(new Decision.ImplicitDeny("ce:GetTags", PolicyKind.IDENTITY_BASED));
    }

    @Test
    void evaluate_severalSessionPolicies_addUp() {
        IamEvaluator session =
                IamEvaluator.of(ALL).withSessionPolicies(policy("Allow", "ce:GetTags"), policy("Allow", "ec2:*"));

        assertThat(session.evaluate(request("ec2:DescribeInstances")).isAllowed())
                .isTrue();
        assertThat(IamEvaluator.of(ALL)
                        .withSessionPolicies()
                        .evaluate(request("ec2:DescribeInstances"))
                        .isAllowed())
                .as("no session policy is no limit")
                .isTrue();
    }

    @Test
    void evaluate_boundaryAndServiceControl_areIntersectedAndNamed() {
        IamRequest request = request("ce:GetTags");

        assertThat(IamEvaluator.of(ALL)
                        .withPermissionsBoundary(policy("Allow", "ec2:*"))
                        .evaluate(request))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason())
                                .isEqualTo("because no permissions boundary allows the ce:GetTags action"));
        assertThat(IamEvaluator.of(ALL)
                        .withServiceControlPolicies(ALL, policy("Deny", "ce:*"))
                        .evaluate(request))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason())
                                .isEqualTo("with an explicit deny in a service control policy"));
    }

    @Test
    void evaluate_severalKindsRefuse_theFirstOfAwsIsNamed() {
        PolicyDocument other = policy("Allow", "ec2:*");
        IamRequest request = request("ce:GetTags");

        assertThat(IamEvaluator.of(other)
                        .withSessionPolicies(other)
                        .withPermissionsBoundary(other)
                        .withServiceControlPolicies(other)
                        .evaluate(request))
                .isEqualTo(new Decision.ImplicitDeny("ce:GetTags", PolicyKind.SERVICE_CONTROL));
        assertThat(IamEvaluator.of(other)
                        .withSessionPolicies(policy("Deny", "ce:*"))
                        .evaluate(request))
                .as("a deny anywhere is found before a missing allow")
                .isEqualTo(new Decision.ExplicitDeny("ce:GetTags", PolicyKind.SESSION));
    }

    @Test
    void of_policyWithPrincipal_refused() {
        PolicyDocument trust = PolicyDocument.parse(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}");

        assertThatThrownBy(() -> IamEvaluator.of(trust)).isInstanceOf(PolicyException.class);
    }

    private static IamRequest request(String action) {
        return IamRequest.of(CALLER, action, "*");
    }

    private static PolicyDocument policy(String effect, String action) {
        return PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect
                + "\",\"Action\":[\"" + action + "\"],\"Resource\":\"*\"}]}");
    }
}
