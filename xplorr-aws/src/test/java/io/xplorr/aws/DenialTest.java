package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DenialTest {
    private static final String HEAD =
            "User: arn:aws:sts::111122223333:assumed-role/X/y is not authorized to perform: ";

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        "ce:GetTags because no identity-based policy allows the ce:GetTags action", "IDENTITY", false),
                arguments("ce:GetTags with an explicit deny in an identity-based policy", "IDENTITY", true),
                arguments("ce:GetTags with an explicit deny in a service control policy", "SERVICE_CONTROL", true),
                arguments("ce:GetTags because no service control policy allows it", "SERVICE_CONTROL", false),
                arguments("ce:GetTags with an explicit deny in a resource control policy", "RESOURCE_CONTROL", true),
                arguments("ce:GetTags because no permissions boundary allows the action", "BOUNDARY", false),
                arguments("ce:GetTags because no session policy allows the action", "SESSION", false),
                arguments("ce:GetTags because no sessions policy allows the action", "SESSIONS", false),
                arguments("ce:GetTags because no VPC endpoint policy allows the action", "VPC_ENDPOINT", false),
                arguments("ce:GetTags with an explicit deny in the role trust policy", "TRUST", true),
                arguments(
                        "ce:GetTags with an\nexplicit deny in a\nservice control\npolicy: arn:x",
                        "SERVICE_CONTROL",
                        true),
                arguments("ce:GetTags with an explicit deny", "UNKNOWN", true),
                arguments("ce:GetTags", "UNKNOWN", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void parse_text_findsPolicyAndWhetherItSaysNo(String text, String policy, boolean explicit) {
        Denial denial = Denial.parse(HEAD + text);

        assertThat(denial.policy()).isEqualTo(Denial.Policy.valueOf(policy));
        assertThat(denial.explicit()).isEqualTo(explicit);
        assertThat(denial.action()).contains("ce:GetTags");
        assertThat(denial.remedy("ce:GetTags")).contains("ce:GetTags");
    }

    @Test
    void parse_textWithoutAction_takesTheOneThatWasCalled() {
        Denial denial = Denial.parse("Access Denied");

        assertThat(denial.action()).isEmpty();
        assertThat(denial.meaning("rds:DescribeDBInstances")).isEqualTo("rds:DescribeDBInstances is denied");
    }
}
