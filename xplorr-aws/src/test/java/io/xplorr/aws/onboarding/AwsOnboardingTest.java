package io.xplorr.aws.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.record.DatasetId;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsOnboardingTest {
    private static final URI TEMPLATE = URI.create("https://vendor.s3.amazonaws.com/xplorr%20role.yaml");
    private static final Map<String, Function<AwsOnboarding, String>> TEXTS = Map.ofEntries(
            Map.entry("permission-policy.json", AwsOnboarding::permissionPolicy),
            Map.entry("trust-policy.json", AwsOnboarding::trustPolicy),
            Map.entry("caller-policy.json", AwsOnboarding::callerPolicy),
            Map.entry("role.yaml", AwsOnboarding::cloudFormationTemplate),
            Map.entry("role.json", AwsOnboarding::cloudFormationTemplateJson),
            Map.entry("public-role.yaml", AwsOnboarding::publicTemplate),
            Map.entry("stack-set.yaml", AwsOnboarding::stackSetTemplate),
            Map.entry("stack-set.json", AwsOnboarding::stackSetTemplateJson),
            Map.entry("role.tf", AwsOnboarding::terraform),
            Map.entry("create-role.sh", AwsOnboarding::cliCommands),
            Map.entry("trust-role.sh", AwsOnboarding::cliTrustCommand),
            Map.entry("delete-role.sh", AwsOnboarding::cliRemovalCommands),
            Map.entry("create-user.sh", AwsOnboarding::accessKeyCommands),
            Map.entry("delete-user.sh", AwsOnboarding::accessKeyRemovalCommands),
            Map.entry("guide.md", AwsOnboarding::guide),
            Map.entry("access-key-guide.md", AwsOnboarding::accessKeyGuide),
            Map.entry("test-command.sh", kit -> kit.testCommand(kit.expectedRole("444455556666"))),
            Map.entry("link.txt", kit -> kit.quickCreateLink(TEMPLATE, "eu-west-1") + "\n"));

    static Stream<String> texts() {
        return TEXTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_publishedSettings_isTheApprovedOne(String name) {
        GoldenFile.assertMatches("published-" + name, text(name, Kits.published()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_tailoredSettings_isTheApprovedOne(String name) {
        GoldenFile.assertMatches("tailored-" + name, text(name, Kits.tailored()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust-policy.json", "role.json", "stack-set.json", "role.tf", "trust-role.sh", "guide.md"})
    void text_rotation_isTheApprovedOne(String name) {
        GoldenFile.assertMatches("rotating-" + name, text(name, Kits.rotating()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_anySettings_isPlainAndEndsItsLine(String name) {
        assertThat(text(name, Kits.tailored())).endsWith("\n").doesNotContain("{{", "\r", "\t");
        assertThat(text(name, Kits.tailored()))
                .as("no setting stays at its default")
                .doesNotContain(Kits.TRUSTED);
    }

    @Test
    void cloudFormationTemplate_isSmallEnoughToSendInline() {
        assertThat(Kits.published().cloudFormationTemplate().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(51_200);
        assertThat(Kits.published().stackSetTemplate().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(51_200);
    }

    @Test
    void policies_fitIntoTheQuotasOfIam() {
        assertThat(Kits.published().trustPolicy().length()).isLessThan(2_048);
        assertThat(Kits.published().permissionPolicy().replaceAll("\\s", "").length())
                .isLessThan(2_048);
    }

    @Test
    void guide_saysWhatPeopleMustKnow() {
        assertThat(List.of(Kits.published().guide(), Kits.published().accessKeyGuide()))
                .allMatch(guide -> guide.contains("IAM user and role access to Billing information"));
        assertThat(Kits.published().guide())
                .contains("IAM cannot narrow the `ce:` actions by dimension", "delete the stack", Kits.EXTERNAL_ID)
                .contains(AwsActions.all());
        assertThat(Kits.published().accessKeyGuide())
                .contains("IAM cannot narrow the `ce:` actions by dimension", "delete-access-key")
                .contains(AwsActions.all())
                .doesNotContain(Kits.EXTERNAL_ID);
    }

    @Test
    void guide_rotation_namesBothIdsAndTheStepsInTheirOrder() {
        assertThat(Kits.rotating().guide())
                .containsSubsequence(
                        "do not replace it yet",
                        Kits.EXTERNAL_ID,
                        Kits.NEXT_EXTERNAL_ID,
                        Kits.rotating().cliTrustCommand(),
                        Kits.rotating().trustPolicy(),
                        "Go over to the new ID",
                        "Take the former ID away",
                        AwsOnboarding.builder(ExternalId.ofStored(Kits.NEXT_EXTERNAL_ID))
                                .build()
                                .cliTrustCommand());
    }

    @Test
    void builder_rotationWithoutAnotherId_refused() {
        ExternalId present = ExternalId.ofStored(Kits.EXTERNAL_ID);

        assertThatThrownBy(() -> AwsOnboarding.builder(present, new Rotation(Instant.EPOCH, Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("access key");
        assertThatThrownBy(() -> AwsOnboarding.builder(present, new Rotation(Instant.EPOCH, Optional.of(present))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another external ID")
                .hasMessageNotContaining(Kits.EXTERNAL_ID);
    }

    @Test
    void terraform_namesTheSameActionsAndTrust() {
        String hcl = Kits.published().terraform();

        assertThat(hcl)
                .contains("arn:aws:iam::" + Kits.TRUSTED + ":root", "\"sts:ExternalId\"", "compact([var.external_id, ");
        assertThat(hcl.lines().map(String::strip).filter(line -> line.matches("\"\\w+:\\w+\",")))
                .containsExactlyInAnyOrderElementsOf(AwsActions.all().stream()
                        .map(action -> '"' + action + "\",")
                        .toList());
    }

    @Test
    void testCommand_pathWithQuote_staysOneArgument() {
        RoleArn odd = RoleArn.parse("arn:aws:iam::444455556666:role/it's/XplorrReadOnly");

        assertThat(Kits.published().testCommand(odd))
                .contains("--role-arn 'arn:aws:iam::444455556666:role/it'\\''s/XplorrReadOnly' \\\n");
    }

    @Test
    void quickCreateLink_hasTheGrammarOfTheConsole() {
        String link = Kits.tailored().quickCreateLink(TEMPLATE, "eu-west-1");

        assertThat(link)
                .matches("https://eu-west-1\\.console\\.aws\\.amazon\\.com/cloudformation/home\\?region=eu-west-1"
                        + "#/stacks/create/review\\?templateURL=[^&+ ]+&stackName=finance-reader"
                        + "&param_ExternalId=imported%3Aid%2F1%3D2&param_RoleName=Finance%2BReader");
        assertThat(URI.create(link).getQuery()).isEqualTo("region=eu-west-1");
    }

    @Test
    void quickCreateLink_rotation_fillsInBothIds() {
        assertThat(Kits.rotating().quickCreateLink(TEMPLATE, "eu-west-1"))
                .contains("&param_ExternalId=" + Kits.EXTERNAL_ID + "&")
                .endsWith("&param_NextExternalId=" + Kits.NEXT_EXTERNAL_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vendor.s3.amazonaws.com/role.yaml",
                "https://vendor.s3.eu-central-1.amazonaws.com/kits/role.yaml",
                "https://vendor.s3-us-west-2.amazonaws.com/role.yaml",
                "https://vendor.s3.dualstack.us-east-1.amazonaws.com/role.yaml",
                "https://s3.amazonaws.com/vendor/role.yaml",
                "https://s3.ap-southeast-2.amazonaws.com/vendor/kits/role.yaml",
                "https://our.vendor.s3.amazonaws.com/role.yaml?versionId=3HL4kqtJlcpXroDTDmJ"
            })
    void quickCreateLink_objectOfS3_isLinkedTo(String templateUrl) {
        String link = Kits.published().quickCreateLink(URI.create(templateUrl), "us-east-1");

        assertThat(URLDecoder.decode(link, StandardCharsets.UTF_8)).contains("?templateURL=" + templateUrl + "&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vendor.s3.amazonaws.com/role.yaml",
                "s3://vendor/role.yaml",
                "role.yaml",
                "https:///role.yaml",
                "https://vendor.example/role.yaml",
                "https://vendor.s3.amazonaws.com.evil.example/role.yaml",
                "https://s3.amazonaws.com@evil.example/vendor/role.yaml",
                "https://vendor.s3.amazonaws.com:8443/role.yaml",
                "https://vendor.s3-website-us-east-1.amazonaws.com/role.yaml",
                "https://vendor.s3.amazonaws.com/",
                "https://s3.amazonaws.com/role.yaml",
                "https://vendor.s3.amazonaws.com/role.yaml#top",
                "https://vendor.s3.amazonaws.com/role.yaml?versionId=1&x=2"
            })
    void quickCreateLink_anythingElse_refused(String templateUrl) {
        assertThatThrownBy(() -> Kits.published().quickCreateLink(URI.create(templateUrl), "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("templateUrl must be an object of Amazon S3")
                .hasMessageEndingWith("was: " + templateUrl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-gov-west-1", "cn-north-1", "us-east-1.evil.example", ""})
    void quickCreateLink_regionOfNoStandardPartition_refused(String region) {
        assertThatThrownBy(() -> Kits.published().quickCreateLink(TEMPLATE, region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("region");
    }

    @Test
    void publicTemplate_holdsNobodysId() {
        assertThat(Kits.rotating().publicTemplate())
                .doesNotContain(Kits.EXTERNAL_ID, Kits.NEXT_EXTERNAL_ID)
                .isEqualTo(Kits.published().publicTemplate());
    }

    @Test
    void expectedRole_isWhatTheTemplateMakes() {
        assertThat(Kits.tailored().expectedRole("444455556666"))
                .hasToString("arn:aws:iam::444455556666:role/finops/read/Finance+Reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a'b", "a/b", "a\"b", "a${b}", "ä"})
    void builder_textThatCouldEscapeItsPlace_refused(String odd) {
        AwsOnboarding.Builder builder = AwsOnboarding.builder(ExternalId.ofStored(Kits.EXTERNAL_ID));

        assertThatThrownBy(() -> builder.roleName(odd)).hasMessageStartingWith("roleName");
        assertThatThrownBy(() -> builder.rolePath("/" + odd + "'/")).hasMessageStartingWith("rolePath");
        assertThatThrownBy(() -> builder.stackName(odd)).hasMessageStartingWith("stackName");
        assertThatThrownBy(() -> TrustedPrincipal.account(odd)).hasMessageStartingWith("trusted account");
    }

    @Test
    void builder_unknownOrNoDataset_refused() {
        AwsOnboarding.Builder builder = AwsOnboarding.builder(ExternalId.ofStored(Kits.EXTERNAL_ID));

        assertThatThrownBy(() -> builder.datasets(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.datasets(Set.of(DatasetId.of("cost.hourly"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trustedPrincipal_roleOfAnotherAccount_refused() {
        RoleArn role = RoleArn.parse("arn:aws:iam::111122223333:role/vendor");

        assertThatThrownBy(() -> new TrustedPrincipal("444455556666", Optional.of(role)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the account 444455556666");
    }

    @Test
    void toString_anyKit_hidesTheExternalId() {
        assertThat(Kits.rotating().toString())
                .doesNotContain(Kits.EXTERNAL_ID, Kits.NEXT_EXTERNAL_ID)
                .contains("XplorrReadOnly");
    }

    private static String text(String name, AwsOnboarding kit) {
        return Objects.requireNonNull(TEXTS.get(name), name).apply(kit);
    }

    @Test
    void docs_showTheGuidesAsTheCodeMakesThem() throws IOException {
        String doc = Files.readString(Path.of("..", "docs", "connecting-aws.md"));

        assertThat(doc)
                .contains(Kits.published().callerPolicy().strip())
                .contains(Kits.published().guide().strip())
                .contains(Kits.rotating().guide().strip())
                .contains(Kits.published().accessKeyGuide().strip());
    }
}
