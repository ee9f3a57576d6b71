package io.xplorr.aws.onboarding;

import static io.xplorr.aws.onboarding.Node.field;
import static io.xplorr.aws.onboarding.Node.items;

import java.util.List;
import java.util.regex.Pattern;

/** Makes the CloudFormation template of the role, and the one that brings the role to all member accounts. */
final class CloudFormation {
    private static final Pattern GENERATED_ID = Pattern.compile("xplorr-ext-[a-z2-7]{32}");
    private static final String ROLE_NAME_PATTERN = "^[A-Za-z0-9_+=,.@-]{1,64}$";
    private static final String BOUNDARY_PATTERN = "^(arn:aws:iam::([0-9]{12}|aws):policy/[!-~]{1,500})?$";

    private final Settings settings;

    CloudFormation(Settings settings) {
        this.settings = settings;
    }

    Node.Fields roleTemplate() {
        return template("Lets xplorr read the cost, inventory, utilisation and organisation of this account. It makes"
                        + " one role that can only read, and nothing else.")
                .with("Parameters", roleParameters().with("PermissionsBoundaryArn", boundaryParameter()))
                .with(
                        "Conditions",
                        field(
                                "HasPermissionsBoundary",
                                call("Fn::Not", equal(ref("PermissionsBoundaryArn"), text("")))))
                .with("Resources", field("ReadOnlyRole", role()))
                .with(
                        "Outputs",
                        field("RoleArn", output("The ARN to enter where the connection was begun", getRoleArn()))
                                .with("AccountId", output("The account that is read", ref("AWS::AccountId")))
                                .with("TemplateVersion", templateVersion()));
    }

    Node.Fields stackSetTemplate() {
        Node.Fields stackSet = field("StackSetName", settings.stackName())
                .with("Description", "Lets xplorr read each member account of the organisation")
                .with("PermissionModel", "SERVICE_MANAGED")
                .with("Capabilities", items(text("CAPABILITY_NAMED_IAM")))
                .with(
                        "AutoDeployment",
                        field("Enabled", Node.yes()).with("RetainStacksOnAccountRemoval", new Node.Literal("false")))
                // One account that refuses, by a service control policy say, must not keep the others waiting.
                .with(
                        "OperationPreferences",
                        field("FailureTolerancePercentage", Node.number(100))
                                .with("MaxConcurrentPercentage", Node.number(100)))
                .with("Parameters", items(passedOn("ExternalId"), passedOn("RoleName")))
                .with(
                        "StackInstancesGroup",
                        // A role is global: a second region would collide with the first on its name.
                        items(field("DeploymentTargets", field("OrganizationalUnitIds", ref("OrganizationalUnitIds")))
                                .with("Regions", items(ref("AWS::Region")))))
                .with("TemplateBody", JsonWriter.compact(roleTemplate()));
        return template("Lets xplorr read every member account of these organisational units, later ones included. For"
                        + " the management account, which it leaves out, use the role's own template.")
                .with("Parameters", roleParameters().with("OrganizationalUnitIds", unitsParameter()))
                .with(
                        "Resources",
                        field(
                                "MemberRoles",
                                field("Type", "AWS::CloudFormation::StackSet").with("Properties", stackSet)))
                .with(
                        "Outputs",
                        field("StackSetId", output("The stack set that makes the roles", ref("MemberRoles")))
                                .with("TemplateVersion", templateVersion()));
    }

    private static Node.Fields template(String description) {
        return field("AWSTemplateFormatVersion", "2010-09-09").with("Description", description);
    }

    private Node.Fields roleParameters() {
        String id = settings.externalId().reveal();
        // Not NoEcho: such a parameter could not be filled in by a link.
        return field(
                        "ExternalId",
                        parameter("The ID that only this connection uses; leave it as it is", id)
                                .with("AllowedPattern", externalIdPattern(id)))
                .with(
                        "RoleName",
                        parameter("The name of the role", settings.roleName())
                                .with("AllowedPattern", ROLE_NAME_PATTERN));
    }

    private static String externalIdPattern(String id) {
        return GENERATED_ID.matcher(id).matches()
                ? "^" + GENERATED_ID.pattern() + "$"
                : "^[A-Za-z0-9_+=,.@:/-]{2,1224}$";
    }

    private static Node boundaryParameter() {
        return parameter("A policy that bounds what the role may do; empty for none", "")
                .with("AllowedPattern", BOUNDARY_PATTERN);
    }

    private static Node unitsParameter() {
        return field("Type", "CommaDelimitedList")
                .with("Description", "The ids of the organisational units, such as ou-abcd-11111111, or of the root")
                .with("AllowedPattern", "^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$");
    }

    private static Node.Fields parameter(String description, String defaultValue) {
        return field("Type", "String").with("Description", description).with("Default", defaultValue);
    }

    private Node role() {
        Node boundary =
                call("Fn::If", text("HasPermissionsBoundary"), ref("PermissionsBoundaryArn"), ref("AWS::NoValue"));
        Node policy = field("PolicyName", Settings.POLICY_NAME)
                .with("PolicyDocument", Policies.permissions(settings.actions()));
        return field("Type", "AWS::IAM::Role")
                .with(
                        "Properties",
                        field("RoleName", ref("RoleName"))
                                .with("Path", settings.rolePath())
                                .with("Description", "Lets xplorr read this account")
                                .with("MaxSessionDuration", Node.number(Settings.SESSION_SECONDS))
                                .with("PermissionsBoundary", boundary)
                                .with("AssumeRolePolicyDocument", Policies.trust(settings, ref("ExternalId")))
                                .with("Policies", items(policy))
                                .with(
                                        "Tags",
                                        items(field("Key", Settings.VERSION_TAG).with("Value", version()))));
    }

    private static Node getRoleArn() {
        return call("Fn::GetAtt", text("ReadOnlyRole"), text("Arn"));
    }

    private static Node templateVersion() {
        return output("The version of this template", text(version()));
    }

    private static String version() {
        return Settings.TEMPLATE_VERSION;
    }

    private static Node output(String description, Node value) {
        return field("Description", description).with("Value", value);
    }

    private static Node passedOn(String parameter) {
        return field("ParameterKey", parameter).with("ParameterValue", ref(parameter));
    }

    private static Node equal(Node one, Node other) {
        return call("Fn::Equals", one, other);
    }

    private static Node call(String function, Node... arguments) {
        return field(function, new Node.Items(List.of(arguments)));
    }

    private static Node ref(String name) {
        return field("Ref", name);
    }

    private static Node text(String value) {
        return new Node.Text(value);
    }
}
