package io.xplorr.aws.onboarding;

import static io.xplorr.aws.onboarding.Intrinsic.getAtt;
import static io.xplorr.aws.onboarding.Intrinsic.isGiven;
import static io.xplorr.aws.onboarding.Intrinsic.ref;
import static io.xplorr.aws.onboarding.Intrinsic.when;
import static io.xplorr.aws.onboarding.Node.field;
import static io.xplorr.aws.onboarding.Node.items;
import static io.xplorr.aws.onboarding.TemplateParameters.EXTERNAL_ID;
import static io.xplorr.aws.onboarding.TemplateParameters.NEXT_EXTERNAL_ID;
import static io.xplorr.aws.onboarding.TemplateParameters.ROLE_NAME;
import static io.xplorr.aws.onboarding.TemplateParameters.UNITS;

import java.util.List;
import java.util.stream.Stream;

/** Makes the CloudFormation templates of the role, for one connection or all, and the one that brings the role to all member accounts. */
final class CloudFormation {
    private static final String ROLE = "ReadOnlyRole";
    private static final String STACK_SET = "MemberRoles";
    private static final String HAS_BOUNDARY = "HasPermissionsBoundary";
    private static final String HAS_NEXT_ID = "HasNextExternalId";

    private final Settings settings;
    private final TemplateParameters parameters;

    CloudFormation(Settings settings) {
        this.settings = settings;
        this.parameters = new TemplateParameters(settings);
    }

    Node.Fields roleTemplate() {
        return roleTemplate(
                parameters.filledIn("The ID of your connection; leave it as it is, and use it nowhere else"),
                Boundary.ARN);
    }

    Node.Fields publicTemplate() {
        return roleTemplate(parameters.open(), Boundary.ARN);
    }

    Node.Fields stackSetTemplate() {
        Node.Fields ofMembers = parameters
                .filledIn("The ID of your organisation's connections; leave it as it is, and use it nowhere else")
                .with(Boundary.NAME.parameter(), Boundary.NAME.declaration());
        return template("Lets xplorr read every member account of these organisational units, later ones included. For"
                        + " the management account, which it leaves out, use the role's own template.")
                .with("Parameters", ofMembers.with(UNITS, TemplateParameters.units()))
                .with(
                        "Resources",
                        field(
                                STACK_SET,
                                field("Type", "AWS::CloudFormation::StackSet").with("Properties", stackSet(ofMembers))))
                .with(
                        "Outputs",
                        field("StackSetId", output("The stack set that makes the roles", ref(STACK_SET)))
                                .with("TemplateVersion", templateVersion()));
    }

    private Node stackSet(Node.Fields ofMembers) {
        return field("StackSetName", settings.stackName())
                .with("Description", "Lets xplorr read each member account of the organisation")
                .with("PermissionModel", "SERVICE_MANAGED")
                .with("Capabilities", items(new Node.Text("CAPABILITY_NAMED_IAM")))
                .with(
                        "AutoDeployment",
                        field("Enabled", Node.yes()).with("RetainStacksOnAccountRemoval", new Node.Literal("false")))
                // One account that refuses, by a service control policy say, must not keep the others waiting.
                .with(
                        "OperationPreferences",
                        field("FailureTolerancePercentage", Node.number(100))
                                .with("MaxConcurrentPercentage", Node.number(100)))
                .with("Parameters", passedOn(ofMembers.values().keySet().stream()))
                .with(
                        "StackInstancesGroup",
                        // A role is global: a second region would collide with the first on its name.
                        items(field("DeploymentTargets", field("OrganizationalUnitIds", ref(UNITS)))
                                .with("Regions", items(ref("AWS::Region")))))
                .with("TemplateBody", JsonWriter.compact(roleTemplate(ofMembers, Boundary.NAME)));
    }

    private Node.Fields roleTemplate(Node.Fields declared, Boundary boundary) {
        return template("Lets xplorr read the cost, inventory, utilisation and organisation of this account. It makes"
                        + " one role that can only read, and nothing else.")
                .with("Parameters", declared.with(boundary.parameter(), boundary.declaration()))
                .with(
                        "Conditions",
                        field(HAS_BOUNDARY, isGiven(boundary.parameter())).with(HAS_NEXT_ID, isGiven(NEXT_EXTERNAL_ID)))
                .with("Resources", field(ROLE, role(boundary)))
                .with(
                        "Outputs",
                        field("RoleArn", output("The ARN to enter where the connection was begun", getAtt(ROLE, "Arn")))
                                .with("AccountId", output("The account that is read", ref("AWS::AccountId")))
                                .with("TemplateVersion", templateVersion()));
    }

    private Node role(Boundary boundary) {
        Node externalIds = when(HAS_NEXT_ID, items(ref(EXTERNAL_ID), ref(NEXT_EXTERNAL_ID)), ref(EXTERNAL_ID));
        Node policy = field("PolicyName", Settings.POLICY_NAME)
                .with("PolicyDocument", Policies.permissions(settings.actions()));
        return field("Type", "AWS::IAM::Role")
                .with(
                        "Properties",
                        field("RoleName", ref(ROLE_NAME))
                                .with("Path", settings.rolePath())
                                .with("Description", "Lets xplorr read this account")
                                .with("MaxSessionDuration", Node.number(Settings.SESSION_SECONDS))
                                .with("PermissionsBoundary", when(HAS_BOUNDARY, boundary.arn(), ref("AWS::NoValue")))
                                .with("AssumeRolePolicyDocument", Policies.trust(settings, externalIds))
                                .with("Policies", items(policy))
                                .with(
                                        "Tags",
                                        items(field("Key", Settings.VERSION_TAG)
                                                .with("Value", Settings.TEMPLATE_VERSION))));
    }

    private static Node.Fields template(String description) {
        return field("AWSTemplateFormatVersion", "2010-09-09").with("Description", description);
    }

    private static Node templateVersion() {
        return output("The version of this template", new Node.Text(Settings.TEMPLATE_VERSION));
    }

    private static Node output(String description, Node value) {
        return field("Description", description).with("Value", value);
    }

    private static Node passedOn(Stream<String> parameters) {
        List<Node> passed = parameters
                .<Node>map(name -> field("ParameterKey", name).with("ParameterValue", ref(name)))
                .toList();
        return new Node.Items(passed);
    }
}
