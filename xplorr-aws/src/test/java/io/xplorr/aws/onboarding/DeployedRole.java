package io.xplorr.aws.onboarding;

import io.xplorr.aws.AwsActions;
import io.xplorr.testkit.aws.iam.AssumeRoleAttempt;
import io.xplorr.testkit.aws.iam.Caller;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import io.xplorr.testkit.aws.iam.TrustPolicy;
import java.util.SortedSet;
import java.util.TreeSet;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** The role that CloudFormation makes of a template, as far as IAM goes, with all parameters at their defaults. */
final class DeployedRole {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrustPolicy trust;
    private final IamEvaluator permissions;

    private DeployedRole(TrustPolicy trust, IamEvaluator permissions) {
        this.trust = trust;
        this.permissions = permissions;
    }

    static DeployedRole of(String templateJson) {
        JsonNode template = read(templateJson);
        JsonNode role = template.at("/Resources/ReadOnlyRole/Properties");
        JsonNode parameters = template.get("Parameters");
        return of(
                resolved(role.get("AssumeRolePolicyDocument"), parameters).toString(),
                resolved(role.at("/Policies/0/PolicyDocument"), parameters).toString());
    }

    static DeployedRole of(String trustPolicy, String permissionPolicy) {
        return new DeployedRole(
                TrustPolicy.parse(trustPolicy), IamEvaluator.of(PolicyDocument.parse(permissionPolicy)));
    }

    boolean admits(Caller caller, String externalId) {
        return trust.evaluate(AssumeRoleAttempt.by(caller).withExternalId(externalId))
                .isAllowed();
    }

    boolean admitsWithoutId(Caller caller) {
        return trust.evaluate(AssumeRoleAttempt.by(caller)).isAllowed();
    }

    boolean permits(String action) {
        return permissions
                .evaluate(IamRequest.of(
                        Caller.of("arn:aws:sts::444455556666:assumed-role/XplorrReadOnly/run"), action, "*"))
                .isAllowed();
    }

    /** Returns those of our actions that it permits. */
    SortedSet<String> permitted() {
        SortedSet<String> permitted = new TreeSet<>(AwsActions.all());
        permitted.removeIf(action -> !permits(action));
        return permitted;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode resolved(JsonNode node, JsonNode parameters) {
        if (node.isObject() && node.has("Ref")) {
            return parameters.get(node.get("Ref").asText()).get("Default");
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue(), parameters)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(item -> copy.add(resolved(item, parameters)));
            return copy;
        }
        return node;
    }
}
