package io.xplorr.aws.testing;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.FakeRole;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the one role of our CloudFormation template, with all parameters at their defaults unless they are set. Immutable. */
public final class RoleTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode template;

    private RoleTemplate(JsonNode template) {
        this.template = template;
    }

    public static RoleTemplate of(String templateJson) {
        return new RoleTemplate(read(templateJson));
    }

    /** Returns the template that a stack set's template brings to its members. */
    public static RoleTemplate ofMembers(String stackSetTemplateJson) {
        return of(read(stackSetTemplateJson)
                .at("/Resources/MemberRoles/Properties/TemplateBody")
                .asText());
    }

    /** Returns a copy in which the part of the role's properties at this JSON pointer is changed. */
    public RoleTemplate with(String pointer, Consumer<JsonNode> change) {
        RoleTemplate copy = new RoleTemplate(template.deepCopy());
        change.accept(copy.template.at("/Resources/ReadOnlyRole/Properties" + pointer));
        return copy;
    }

    /** Returns a copy in which a parameter of the template has this value. */
    public RoleTemplate parameter(String name, String value) {
        RoleTemplate copy = new RoleTemplate(template.deepCopy());
        ((ObjectNode) copy.template.at("/Parameters/" + name)).put("Default", value);
        return copy;
    }

    public String trustPolicy() {
        return property("/AssumeRolePolicyDocument").toString();
    }

    public String permissionPolicy() {
        return property("/Policies/0/PolicyDocument").toString();
    }

    /** Returns the ARN of the role's permissions boundary in an account. */
    public Optional<String> boundary(String account) {
        JsonNode boundary = property("/PermissionsBoundary");
        String arn = boundary.path("Fn::Sub").asText(boundary.asText());
        for (Map.Entry<String, JsonNode> parameter : template.get("Parameters").properties()) {
            arn = arn.replace(
                    "${" + parameter.getKey() + "}",
                    parameter.getValue().path("Default").asText());
        }
        return Optional.of(arn.replace("${AWS::AccountId}", account)).filter(it -> !it.isEmpty());
    }

    /** Makes the role, as CloudFormation would. */
    public FakeRole deploy(FakeAws aws, String account) {
        return aws.role(
                        account,
                        property("/Path").asText(),
                        property("/RoleName").asText())
                .trustPolicy(trustPolicy())
                .permissionPolicy(permissionPolicy());
    }

    @Override
    public String toString() {
        return template.toString();
    }

    private JsonNode property(String pointer) {
        return resolved(template.at("/Resources/ReadOnlyRole/Properties" + pointer));
    }

    private JsonNode resolved(JsonNode node) {
        if (node.isObject() && node.path("Ref").asText().equals("AWS::NoValue")) {
            return JSON.missingNode();
        }
        if (node.isObject() && node.has("Ref")) {
            return template.get("Parameters").get(node.get("Ref").asText()).get("Default");
        }
        if (node.isObject() && node.has("Fn::If")) {
            JsonNode arguments = node.get("Fn::If");
            boolean holds =
                    holds(template.get("Conditions").get(arguments.get(0).asText()));
            return resolved(arguments.get(holds ? 1 : 2));
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(item -> copy.add(resolved(item)));
            return copy;
        }
        return node;
    }

    private boolean holds(JsonNode condition) {
        if (condition.has("Fn::Not")) {
            return !holds(condition.get("Fn::Not").get(0));
        }
        JsonNode equal = condition.get("Fn::Equals");
        return resolved(equal.get(0)).equals(resolved(equal.get(1)));
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
