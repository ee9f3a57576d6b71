package io.xplorr.aws.internal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenialTest {
    private static final String HEAD =
            "User: arn:aws:sts::111122223333:assumed-role/X/y is not authorized to perform: ";

    private static final DeniedAs ROLE = DeniedAs.syncing(AwsCredentials.importedRole(
            "arn:aws:iam::111122223333:role/XplorrReadOnly", ExternalId.ofStored("legacy-id-0001")));

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
        assertThat(denial.remedy("ce:GetTags", ROLE)).contains("ce:GetTags");
    }

    @Test
    void parse_textWithoutAction_takesTheOneThatWasCalled() {
        Denial denial = Denial.parse("Access Denied");

        assertThat(denial.action()).isEmpty();
        assertThat(denial.meaning("rds:DescribeDBInstances", "the role"))
                .isEqualTo("rds:DescribeDBInstances is denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce:GetTags because no identity-based policy allows the ce:GetTags action",
                "ce:GetTags because no permissions boundary allows the action",
                "ce:GetTags"
            })
    void texts_accessKey_speakOfItsUser(String text) {
        Denial denial = Denial.parse(HEAD + text);
        DeniedAs user = DeniedAs.verifying(AwsCredentials.accessKey("AKIAIOSFODNN7EXAMPLE", Secret.of("x")));

        assertThat(denial.meaning("ce:GetTags", user.who()) + denial.remedy("ce:GetTags", user))
                .contains("the access key's user")
                .endsWith("Verify the connection again.")
                .doesNotContain("role", "stack", "Sync");
    }

    @Test
    void texts_role_speakOfItAndItsStack() {
        Denial denial = Denial.parse(HEAD + "ce:GetTags because no identity-based policy allows the ce:GetTags action");

        assertThat(denial.meaning("ce:GetTags", ROLE.who())).endsWith("an identity-based policy of the role");
        assertThat(denial.remedy("ce:GetTags", ROLE))
                .contains("stack", "the role")
                .endsWith("Sync again.");
    }
}
