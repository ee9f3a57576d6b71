package io.xplorr.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.aws.testing.CannedAnswer;
import io.xplorr.aws.testing.Damage;
import io.xplorr.record.Scope;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class GenuineAnswersTest {
    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/a</Arn>
            <UserId>AIDA1</UserId><Account>111122223333</Account></GetCallerIdentityResult>
            </GetCallerIdentityResponse>""";
    private static final String GRANT = """
            <AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA1:a</AssumedRoleId><Arn>arn</Arn>
            </AssumedRoleUser><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>t</SessionToken><Expiration>2026-11-28T10:00:00Z</Expiration></Credentials></AssumeRoleResult>
            </AssumeRoleResponse>""";

    private final CannedAnswer answer = new CannedAnswer();
    private final AwsClients clients = new AwsClients(
            answer,
            Optional.empty(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
    private final StsClient sts = clients.sts(Scope.region("eu-central-1"));

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void getCallerIdentity_anyDamage_isRefusedOrWhole() {
        Predicate<String> isRefused = damaged -> {
            answer.set(damaged);
            try {
                GetCallerIdentityResponse identity = sts.getCallerIdentity();
                assertThat(identity.account()).as(damaged).isNotEmpty();
                assertThat(identity.arn()).as(damaged).isNotEmpty();
                assertThat(identity.userId()).as(damaged).isNotEmpty();
                return false;
            } catch (SdkException e) {
                return true;
            }
        };

        assertThat(isRefused).rejects(IDENTITY);
        assertThat(Damage.each(IDENTITY).filter(isRefused)).hasSizeGreaterThan(3);
    }

    @Test
    void assumeRole_anyDamage_isRefusedOrWhole() {
        Predicate<String> isRefused = damaged -> {
            answer.set(damaged);
            try {
                AssumeRoleResponse granted = assumeRole();
                assertThat(granted.assumedRoleUser().assumedRoleId())
                        .as(damaged)
                        .isNotEmpty();
                assertThat(granted.credentials().accessKeyId()).as(damaged).isNotEmpty();
                assertThat(granted.credentials().secretAccessKey()).as(damaged).isNotEmpty();
                assertThat(granted.credentials().sessionToken()).as(damaged).isNotEmpty();
                assertThat(granted.credentials().expiration()).as(damaged).isNotNull();
                return false;
            } catch (SdkException e) {
                return true;
            }
        };

        assertThat(isRefused).rejects(GRANT);
        assertThat(Damage.each(GRANT).filter(isRefused)).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Organization\":null}", "{\"Organization\":{\"Id\":\"o-1\"}}"})
    void describeOrganization_withoutWhoPays_isRefused(String damaged) {
        answer.set(damaged);

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> clients.organizations().describeOrganization())
                .withMessageContaining("Organization.MasterAccountId is missing");
    }

    private AssumeRoleResponse assumeRole() {
        return sts.assumeRole(
                role -> role.roleArn("arn:aws:iam::111122223333:role/a").roleSessionName("a"));
    }
}
