package io.xplorr.aws.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.RoleArn;
import io.xplorr.aws.testing.RoleTemplate;
import io.xplorr.record.DatasetId;
import io.xplorr.testkit.aws.iam.Caller;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** What the generated policies mean, judged as AWS judges them. */
class GeneratedPoliciesTest {
    private static final String ID = Kits.EXTERNAL_ID;
    private static final String NEXT_ID = Kits.NEXT_EXTERNAL_ID;
    private static final String OTHER_ID = "xplorr-ext-234567abcdefghijklmnopqrstuvwxyz";
    private static final Caller US = Caller.of("arn:aws:sts::891377174505:assumed-role/syncer/run");
    private static final Caller OTHERS = Caller.of("arn:aws:sts::444455556666:assumed-role/syncer/run");

    private static final Caller OUR_OTHER_ROLE = Caller.session("arn:aws:iam::891377174505:role/other", "run");
    private static final List<String> COST_ACTIONS =
            AwsActions.all().stream().filter(action -> action.startsWith("ce:")).toList();

    static Stream<Arguments> waysToMakeTheRole() {
        AwsOnboarding kit = Kits.published();
        return Stream.of(
                arguments("policies", DeployedRole.of(kit.trustPolicy(), kit.permissionPolicy())),
                arguments("template", DeployedRole.of(kit.cloudFormationTemplateJson())),
                arguments(
                        "stack set",
                        DeployedRole.of(RoleTemplate.ofMembers(kit.stackSetTemplateJson())
                                .toString())),
                arguments(
                        "commands",
                        DeployedRole.of(
                                argument("--assume-role-policy-document", kit.cliCommands()),
                                argument("--policy-document", kit.cliCommands()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToMakeTheRole")
    void role_admitsOnlyUsWithTheIdAndPermitsOnlyTheCatalogue(String way, DeployedRole role) {
        assertThat(role.admits(US, ID)).isTrue();
        assertThat(role.admits(US, OTHER_ID)).isFalse();
        assertThat(role.admitsWithoutId(US)).isFalse();
        assertThat(role.admits(OTHERS, ID)).isFalse();
        assertThat(role.permitted()).isEqualTo(AwsActions.all());
        assertThat(role.permits("s3:GetObject")).isFalse();
        assertThat(role.permits("ec2:TerminateInstances")).isFalse();
        assertThat(role.permits("ce:UpdateCostCategoryDefinition")).isFalse();
    }

    static Stream<Arguments> waysToLetTheRoleAcceptTwoIds() {
        AwsOnboarding kit = Kits.rotating();
        RoleTemplate asItWas = RoleTemplate.of(Kits.published().cloudFormationTemplateJson());
        return Stream.of(
                arguments("policies", DeployedRole.of(kit.trustPolicy(), kit.permissionPolicy())),
                arguments("template", DeployedRole.of(kit.cloudFormationTemplateJson())),
                arguments(
                        "template with the parameter set",
                        DeployedRole.of(
                                asItWas.parameter("NextExternalId", NEXT_ID).toString())),
                arguments(
                        "stack set",
                        DeployedRole.of(RoleTemplate.ofMembers(kit.stackSetTemplateJson())
                                .toString())),
                arguments(
                        "command",
                        DeployedRole.of(argument("--policy-document", kit.cliTrustCommand()), kit.permissionPolicy())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLetTheRoleAcceptTwoIds")
    void role_duringARotation_admitsUsWithEitherIdAndNoOther(String way, DeployedRole role) {
        assertThat(role.admits(US, ID)).isTrue();
        assertThat(role.admits(US, NEXT_ID)).isTrue();
        assertThat(role.admits(US, OTHER_ID)).isFalse();
        assertThat(role.admits(US, ID + "," + NEXT_ID)).isFalse();
        assertThat(role.admitsWithoutId(US)).isFalse();
        assertThat(role.admits(OTHERS, NEXT_ID)).isFalse();
        assertThat(role.permitted()).isEqualTo(AwsActions.all());
    }

    @Test
    void role_trustingOneRole_refusesTheRestOfItsAccount() {
        DeployedRole role = DeployedRole.of(Kits.tailored().cloudFormationTemplateJson());

        assertThat(role.admits(
                        Caller.session("arn:aws:iam::111122223333:role/vendor/reader", "run"), "imported:id/1=2"))
                .isTrue();
        assertThat(role.admits(Caller.session("arn:aws:iam::111122223333:role/vendor/other", "run"), "imported:id/1=2"))
                .isFalse();
    }

    @Test
    void role_ofChosenDatasets_permitsNoMore() {
        DeployedRole role = DeployedRole.of(Kits.tailored().cloudFormationTemplateJson());

        assertThat(role.permitted())
                .isEqualTo(AwsActions.of(List.of(DatasetId.of("cost.daily"), DatasetId.of("inventory.volumes"))))
                .containsExactly(
                        "ce:GetCostAndUsage",
                        "ec2:DescribeRegions",
                        "ec2:DescribeVolumes",
                        "organizations:DescribeOrganization");
    }

    @Test
    void callerPolicy_letsUsAssumeTheRoleInAnyAccountAndNothingElse() {
        IamEvaluator own = IamEvaluator.of(PolicyDocument.parse(Kits.tailored().callerPolicy()));

        assertThat(own.evaluate(assuming(Kits.tailored().expectedRole("444455556666")))
                        .isAllowed())
                .isTrue();
        assertThat(own.evaluate(assuming(RoleArn.parse("arn:aws:iam::444455556666:role/Administrator")))
                        .isAllowed())
                .isFalse();
        assertThat(own.evaluate(IamRequest.of(
                                US,
                                "sts:SetSourceIdentity",
                                Kits.tailored().expectedRole("444455556666").toString()))
                        .isAllowed())
                .isFalse();
    }

    private static IamRequest assuming(RoleArn role) {
        return IamRequest.of(US, "sts:AssumeRole", role.toString());
    }

    @Test
    void user_ofAnAccessKey_hasTheSamePermissions() {
        AwsOnboarding kit = Kits.published();

        assertThat(DeployedRole.of(kit.trustPolicy(), argument("--policy-document", kit.accessKeyCommands()))
                        .permitted())
                .isEqualTo(AwsActions.all());
    }

    @Test
    void template_withOneFieldChanged_isToldApart() {
        Map<String, String> templates = new TreeMap<>();
        templates.put("as it is", Kits.published().cloudFormationTemplateJson());
        templates.put("another account", withTrust(t -> principal(t, "arn:aws:iam::444455556666:root")));
        templates.put("any account", withTrust(t -> principal(t, "*")));
        templates.put("another role of ours", withTrust(t -> principal(t, OUR_OTHER_ROLE.principalArn())));
        templates.put("another ID", withTrust(t -> condition(t, "StringEquals", OTHER_ID)));
        templates.put("any ID", withTrust(t -> condition(t, "StringLike", "*")));
        templates.put("any ID of ours", withTrust(t -> condition(t, "StringLike", "xplorr-ext-*")));
        templates.put("ID if exists", withTrust(t -> condition(t, "StringEqualsIfExists", ID)));
        templates.put("no condition", withTrust(t -> t.remove("Condition")));
        templates.put("trust denied", withTrust(t -> t.put("Effect", "Deny")));
        templates.put("every action", withActions(actions -> actions.add("*")));
        templates.put("every action of a service", withActions(actions -> actions.add("ce:*")));
        for (String action : COST_ACTIONS) {
            templates.put("without " + action, withActions(actions -> remove(actions, action)));
        }

        Map<Verdict, String> names = new HashMap<>();
        templates.forEach((name, template) -> {
            String twin = names.put(Verdict.of(DeployedRole.of(template)), name);
            assertThat(twin).as("'%s' is not told apart from", name).isNull();
        });
    }

    private static String withTrust(Consumer<ObjectNode> change) {
        return with("/AssumeRolePolicyDocument/Statement/0", statement -> change.accept((ObjectNode) statement));
    }

    private static String withActions(Consumer<ArrayNode> change) {
        return with("/Policies/0/PolicyDocument/Statement/0/Action", actions -> change.accept((ArrayNode) actions));
    }

    private static String with(String place, Consumer<JsonNode> change) {
        return RoleTemplate.of(Kits.published().cloudFormationTemplateJson())
                .with(place, change)
                .toString();
    }

    private static void principal(ObjectNode statement, String principal) {
        statement.putObject("Principal").put("AWS", principal);
    }

    private static void condition(ObjectNode statement, String operator, String externalId) {
        statement.putObject("Condition").putObject(operator).put("sts:ExternalId", externalId);
    }

    private static void remove(ArrayNode actions, String action) {
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).asText().equals(action)) {
                actions.remove(i);
                return;
            }
        }
        throw new AssertionError("no action " + action);
    }

    /** Everything that we look at in a role. */
    private record Verdict(List<Boolean> admits, List<String> permitted, List<Boolean> tooMuch) {
        static Verdict of(DeployedRole role) {
            return new Verdict(
                    List.of(
                            role.admits(US, ID),
                            role.admits(US, OTHER_ID),
                            role.admits(US, "something-else"),
                            role.admitsWithoutId(US),
                            role.admits(OUR_OTHER_ROLE, ID),
                            role.admits(OTHERS, ID)),
                    List.copyOf(role.permitted()),
                    List.of(role.permits("s3:GetObject"), role.permits("ce:UpdateCostCategoryDefinition")));
        }
    }

    private static String argument(String option, String commands) {
        Matcher matcher = Pattern.compile(option + " '([^']*)'").matcher(commands);
        assertThat(matcher.find()).as(option).isTrue();
        return matcher.group(1);
    }
}
