package io.xplorr.aws.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.connection.ExternalId;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** The templates are well-formed, by the tools that read them. */
class TemplateFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"12", "1e3", "no", "0x1F", "2026-11-23", "==", "a:b", "-a", "@a", ",a", "007", "null"})
    void yaml_anyExternalId_saysTheSameAsJson(String externalId) {
        AwsOnboarding kit =
                AwsOnboarding.builder(ExternalId.ofStored(externalId)).build();

        assertThat(yaml(kit.cloudFormationTemplate())).isEqualTo(RoleTemplate.read(kit.cloudFormationTemplateJson()));
        assertThat(yaml(kit.stackSetTemplate())).isEqualTo(RoleTemplate.read(kit.stackSetTemplateJson()));
        assertThat(RoleTemplate.read(kit.cloudFormationTemplateJson())
                        .at("/Parameters/ExternalId/Default")
                        .asText())
                .isEqualTo(externalId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "Yes", "on", "OFF", "True", "null", "12", "1e3", "2026-11-23"})
    void yaml_wordThatAnOldParserReadsOtherwise_isQuoted(String externalId) {
        String yaml =
                AwsOnboarding.builder(ExternalId.ofStored(externalId)).build().cloudFormationTemplate();

        assertThat(yaml).contains("Default: \"" + externalId + "\"\n");
    }

    @Test
    void template_hasNothingButTheRole() {
        JsonNode resources =
                RoleTemplate.read(Kits.published().cloudFormationTemplateJson()).get("Resources");

        assertThat(resources).hasSize(1);
        assertThat(resources.at("/ReadOnlyRole/Type").asText()).isEqualTo("AWS::IAM::Role");
        assertThat(resources.at("/ReadOnlyRole/Properties/MaxSessionDuration").asInt())
                .isEqualTo(3_600);
    }

    @Test
    void template_ofGeneratedId_acceptsOnlyThatShape() {
        String pattern = RoleTemplate.read(Kits.published().cloudFormationTemplateJson())
                .at("/Parameters/ExternalId/AllowedPattern")
                .asText();

        assertThat(Kits.EXTERNAL_ID).matches(pattern);
        assertThat(Kits.EXTERNAL_ID + "a").doesNotMatch(pattern);
        assertThat(Kits.EXTERNAL_ID.toUpperCase(Locale.ROOT)).doesNotMatch(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {Kits.EXTERNAL_ID, "imported:id/1=2"})
    void publicTemplate_parameters_areTheLinksAndTakeAnyId(String externalId) {
        JsonNode parameters = yaml(Kits.published().publicTemplate()).get("Parameters");

        assertThat(parameters.get("ExternalId").has("Default")).isFalse();
        assertThat(externalId)
                .matches(parameters.at("/ExternalId/AllowedPattern").asText())
                .matches(parameters.at("/NextExternalId/AllowedPattern").asText());
        assertThat(Pattern.compile("&param_(\\w+)=")
                        .matcher(Kits.rotating()
                                .quickCreateLink(URI.create("https://vendor.s3.amazonaws.com/role.yaml"), "us-east-1"))
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(3)
                .allMatch(parameters::has);
    }

    @Test
    void publicTemplate_otherwise_isTheTemplateOfOneConnection() {
        ObjectNode shared = (ObjectNode) yaml(Kits.tailored().publicTemplate());
        ObjectNode ofOne = (ObjectNode) RoleTemplate.read(Kits.tailored().cloudFormationTemplateJson());

        shared.remove("Parameters");
        ofOne.remove("Parameters");

        assertThat(shared).isEqualTo(ofOne);
    }

    @Test
    void template_boundaryParameter_acceptsPoliciesAndNothing() {
        String pattern = RoleTemplate.read(Kits.published().cloudFormationTemplateJson())
                .at("/Parameters/PermissionsBoundaryArn/AllowedPattern")
                .asText();

        assertThat(List.of("", "arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/a/b"))
                .allMatch(arn -> arn.matches(pattern));
        assertThat("arn:aws:iam::111122223333:role/a").doesNotMatch(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "FinOpsBoundary, arn:aws:iam::444455556666:policy/FinOpsBoundary",
        "security/FinOpsBoundary, arn:aws:iam::444455556666:policy/security/FinOpsBoundary"
    })
    void stackSet_boundaryName_isThePolicyOfTheMember(String name, String arn) {
        RoleTemplate members = RoleTemplate.ofMembers(Kits.published().stackSetTemplateJson());

        assertThat(members.boundary("444455556666")).isEmpty();
        assertThat(members.parameter("PermissionsBoundaryName", name).boundary("444455556666"))
                .contains(arn);
    }

    @Test
    void stackSet_boundaryParameter_acceptsNamesAndNothingElse() {
        JsonNode stackSet = RoleTemplate.read(Kits.published().stackSetTemplateJson());
        String pattern = stackSet.at("/Parameters/PermissionsBoundaryName/AllowedPattern")
                .asText();

        assertThat(List.of("", "FinOpsBoundary", "security/FinOps+Boundary")).allMatch(name -> name.matches(pattern));
        assertThat(List.of("arn:aws:iam::111122223333:policy/a", "/a", "a/", "a//b", "a b"))
                .noneMatch(name -> name.matches(pattern));
    }

    @Test
    void stackSet_parametersOfTheMembers_areAllPassedOn() {
        JsonNode stackSet = RoleTemplate.read(Kits.published().stackSetTemplateJson());
        List<String> passedOn =
                stackSet.at("/Resources/MemberRoles/Properties/Parameters").findValuesAsText("ParameterKey");

        assertThat(RoleTemplate.read(RoleTemplate.ofMembers(Kits.published().stackSetTemplateJson())
                                .toString())
                        .get("Parameters")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(passedOn)
                .contains("NextExternalId", "PermissionsBoundaryName");
    }

    @Test
    void templates_passCfnLint() throws Exception {
        String linter = installed("cfn-lint");
        for (AwsOnboarding kit : List.of(Kits.published(), Kits.tailored(), Kits.rotating())) {
            Path role = Files.writeString(folder.resolve("role.yaml"), kit.cloudFormationTemplate());
            Path stackSet = Files.writeString(folder.resolve("stack-set.json"), kit.stackSetTemplateJson());
            Path members = Files.writeString(
                    folder.resolve("members.json"),
                    RoleTemplate.ofMembers(kit.stackSetTemplateJson()).toString());
            Path shared = Files.writeString(folder.resolve("public.yaml"), kit.publicTemplate());

            run(linter, "-t", role.toString(), stackSet.toString(), members.toString(), shared.toString());
        }
    }

    @Test
    void terraform_isFormattedAsTerraformDoes() throws Exception {
        String terraform = installed("terraform");
        for (AwsOnboarding kit : List.of(Kits.published(), Kits.tailored(), Kits.rotating())) {
            Path file = Files.writeString(folder.resolve("role.tf"), kit.terraform());

            run(terraform, "fmt", "-check", "-diff", file.toString());
        }
    }

    @Test
    void commands_areReadByTheShell() throws Exception {
        String shell = installed("sh");
        AwsOnboarding kit = Kits.tailored();
        for (String commands : List.of(
                kit.cliCommands(),
                kit.cliTrustCommand(),
                kit.cliRemovalCommands(),
                kit.accessKeyCommands(),
                kit.accessKeyRemovalCommands())) {
            // Stands in for the AWS CLI: each command must arrive as one call of many arguments.
            Path script = Files.writeString(
                    folder.resolve("script.sh"), "set -eu\naws() { test $# -ge 4; test \"$1\" = iam; }\n" + commands);

            run(shell, script.toString());
        }
    }

    private static JsonNode yaml(String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(loaded).isInstanceOf(Map.class);
        return JSON.valueToTree(loaded);
    }

    /** Returns where a program is, or skips the test where it is not installed. */
    private static String installed(String program) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        return found.map(Path::toString).orElseGet(() -> abort(program + " is not installed"));
    }

    private void run(String... command) throws IOException, InterruptedException {
        File output = folder.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as(command[0] + " ends")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
    }
}
