package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xplorr.Provider;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import io.xplorr.record.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsCredentialsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/XplorrReadOnly";
    private static final ExternalId ID = ExternalId.ofStored("xplorr-ext-1");
    private static final Secret SECRET = Secret.of("s3cret");

    @Test
    void importedRole_defaults_needNoSettings() {
        assertThat(AwsCredentials.importedRole(ROLE, ID))
                .isEqualTo(new CredentialSource.Role(Provider.AWS, ROLE, Optional.of(ID), Map.of()));
    }

    @Test
    void roleBuilder_settings_areKeptAsText() {
        CredentialSource role = AwsCredentials.roleBuilder(ROLE)
                .sessionDuration(Duration.ofMinutes(15))
                .primaryRegion("eu-central-1")
                .build();

        assertThat(role.settings())
                .containsOnly(Map.entry("sessionDurationSeconds", "900"), Map.entry("primaryRegion", "eu-central-1"));
        assertThat(ConnectionSettings.parse(role.settings()).sessionDuration()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void addExcludedRegion_regions_areKeptAsText() {
        CredentialSource role = AwsCredentials.roleBuilder(ROLE)
                .addExcludedRegion("us-west-2")
                .addExcludedRegion("ap-south-1")
                .build();

        assertThat(role.settings()).containsOnly(Map.entry("excludedRegions", "ap-south-1,us-west-2"));
        assertThat(ConnectionSettings.parse(role.settings()).excludedRegions())
                .containsExactlyInAnyOrder(Scope.region("ap-south-1"), Scope.region("us-west-2"));
        assertThat(AwsCredentials.accessKeyBuilder("AKIAIOSFODNN7EXAMPLE", SECRET)
                        .addExcludedRegion("us-west-2")
                        .build()
                        .settings())
                .containsOnly(Map.entry("excludedRegions", "us-west-2"));
    }

    @Test
    void addExcludedRegion_thePrimaryOne_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsCredentials.roleBuilder(ROLE)
                        .primaryRegion("eu-central-1")
                        .addExcludedRegion("eu-central-1"))
                .withMessageContaining("eu-central-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSettings.parse(Map.of("excludedRegions", "eu-central-1,mars")))
                .withMessageContaining("mars");
    }

    @ParameterizedTest
    @ValueSource(longs = {899, 43_201})
    void sessionDuration_outOfRange_isRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsCredentials.roleBuilder(ROLE).sessionDuration(Duration.ofSeconds(seconds)))
                .withMessageContaining("sessionDuration")
                .withMessageContaining(String.valueOf(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-gov-west-1", "cn-north-1", "us-iso-east-1", "eu-isoe-west-1", "mars", "", "us-east-1 "})
    void primaryRegion_outsideTheStandardPartition_isRefused(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsCredentials.roleBuilder(ROLE).primaryRegion(region))
                .withMessageContaining("standard commercial partition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws-us-gov:iam::111122223333:role/X", "arn:aws-cn:iam::111122223333:role/X"})
    void importedRole_otherPartition_isRefused(String arn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsCredentials.importedRole(arn, ID))
                .withMessageContaining("standard partition");
    }

    @Test
    void accessKey_temporaryWithoutToken_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsCredentials.accessKey("ASIAIOSFODNN7EXAMPLE", SECRET))
                .withMessageContaining("sessionToken");
    }

    @Test
    void accessKey_text_hidesTheSecret() {
        assertThat(AwsCredentials.accessKey("AKIAIOSFODNN7EXAMPLE", SECRET).toString())
                .contains("AKIAIOSFODNN7EXAMPLE")
                .doesNotContain("s3cret");
    }
}
