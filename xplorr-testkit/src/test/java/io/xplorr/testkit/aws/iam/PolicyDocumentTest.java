package io.xplorr.testkit.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xplorr.testkit.aws.iam.PolicyException.Reason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ''                                                                  | no JSON at all   | MALFORMED
            {"Statement":                                                       | cut short        | MALFORMED
            {"Statement":{},"Statement":{}}                                     | a key twice      | MALFORMED
            []                                                                  | an array         | MALFORMED
            {"Version":"2012-10-17"}                                            | no statement     | MALFORMED
            {"Statement":[]}                                                    | empty statements | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*"},"Extra":"1"}            | unknown element  | MALFORMED
            {"Version":"2020-01-01","Statement":[]}                             | unknown version  | MALFORMED
            {"Statement":{"Effect":"Permit","Action":"*","Resource":"*"}}       | unknown effect   | MALFORMED
            {"Statement":{"Effect":"Allow","Resource":"*"}}                     | no action        | MALFORMED
            {"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}         | empty actions    | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}       | both actions     | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"DescribeInstances"}}       | no service       | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*:Describe*"}}             | any service      | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"bucket"}}   | no ARN           | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Sid":"a-b"}}           | odd Sid          | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Extra":"1"}}           | unknown element  | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":"1"}}       | no conditions    | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"Is":{"aws:a":"1"}}}}             | unknown operator | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"NullIfExists":{"aws:a":"true"}}}} | Null if exists  | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Principal":{"AWS":"arn:aws:iam::111122223333:role/*"}}} | wildcard in principal | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Principal":{"AWS":"1111"}}}                   | short account    | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","Principal":{"Team":"a"}}}                     | unknown principal | MALFORMED
            {"Statement":{"Effect":"Allow","Action":"*","NotPrincipal":{"AWS":"111122223333"}}}        | NotPrincipal     | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Principal":{"AWS":"AROAEXAMPLEEXAMPLEAAA"}}}  | unique id        | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Principal":{"CanonicalUser":"79a5"}}}         | canonical user   | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}    | variable         | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"StringLike":{"aws:a":"${aws:username}"}}}} | variable in a condition | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}} | IP address | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"NumericLessThan":{"aws:a":"many"}}}} | no number    | UNSUPPORTED
            {"Statement":{"Effect":"Allow","Action":"*","Condition":{"DateLessThan":{"aws:a":"2026-02-30"}}}} | no day    | UNSUPPORTED
            """)
    void parse_whatCannotBeJudged_refusedByReason(String json, String why, Reason reason) {
        PolicyException refusal = catchThrowableOfType(PolicyException.class, () -> PolicyDocument.parse(json));

        assertThat(refusal).as(why).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void parse_deepNesting_refused() {
        assertThatThrownBy(() -> PolicyDocument.parse("[".repeat(100_000))).isInstanceOf(PolicyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2008-10-17\",\"Id\":\"x\",\"Statement\":[{\"Sid\":\"\",\"Effect\":\"Deny\","
                        + "\"NotAction\":[\"ec2:*\"],\"NotResource\":[\"arn:aws:s3:::a\"]}]}",
            })
    void parse_bothSpellings_read(String json) {
        assertThat(PolicyDocument.parse(json)).isNotNull();
    }

    @Test
    void requireConditionKeys_onlyKnownOnes_thePolicyItself() {
        PolicyDocument policy = conditionOn("aws:PrincipalTag/team");

        assertThat(policy.requireConditionKeys(Set.of("sts:ExternalId", "AWS:principaltag/*")))
                .isSameAs(policy);
    }

    @Test
    void requireConditionKeys_anotherKey_unsupported() {
        PolicyException refusal = catchThrowableOfType(
                PolicyException.class,
                () -> conditionOn("aws:SourceVpc").requireConditionKeys(Set.of("sts:ExternalId", "aws:Source")));

        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal).hasMessageContaining("aws:SourceVpc");
    }

    private static PolicyDocument conditionOn(String key) {
        return PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"" + key + "\":\"a\"}}}}");
    }
}
