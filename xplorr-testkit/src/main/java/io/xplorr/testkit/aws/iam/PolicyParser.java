package io.xplorr.testkit.aws.iam;

import static io.xplorr.testkit.aws.iam.PolicyJson.list;
import static io.xplorr.testkit.aws.iam.PolicyJson.object;
import static io.xplorr.testkit.aws.iam.PolicyJson.onlyElements;
import static io.xplorr.testkit.aws.iam.PolicyJson.required;
import static io.xplorr.testkit.aws.iam.PolicyJson.text;
import static io.xplorr.testkit.aws.iam.PolicyJson.texts;

import io.xplorr.testkit.aws.iam.Statement.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Reads a policy strictly: what it does not know it refuses. */
final class PolicyParser {
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> FOREIGN_PRINCIPALS = Set.of("Service", "Federated");

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+");
    private static final Pattern PRINCIPAL =
            Pattern.compile("\\*|\\d{12}|arn:aws[a-z-]*:(?:iam::\\d{12}:(?:root|(?:user|role)/[\\w+=,.@/-]+)"
                    + "|sts::\\d{12}:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+)");
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{3}[A-Z0-9]{12,}");

    PolicyDocument parse(String json) {
        JsonNode policy = PolicyJson.read(json);
        onlyElements(policy, POLICY_ELEMENTS);
        JsonNode version = policy.get("Version");
        if (version != null && !VERSIONS.contains(text(version, "Version"))) {
            throw PolicyException.malformed("Version must be one of " + VERSIONS);
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : list(required(policy, "Statement"))) {
            statements.add(statement(statement));
        }
        if (statements.isEmpty()) {
            throw PolicyException.malformed("Statement is empty");
        }
        return new PolicyDocument(statements);
    }

    private static Statement statement(JsonNode node) {
        onlyElements(node, STATEMENT_ELEMENTS);
        if (node.has("NotPrincipal")) {
            throw PolicyException.unsupported("NotPrincipal");
        }
        JsonNode sid = node.get("Sid");
        if (sid != null && !SID.matcher(text(sid, "Sid")).matches()) {
            throw PolicyException.malformed("Sid must be letters and digits, was: " + sid);
        }
        JsonNode principal = node.get("Principal");
        Clause action = oneOf(node, "Action", PolicyParser::actions);
        if (action == null) {
            throw PolicyException.malformed("Action is missing");
        }
        return new Statement(
                effect(text(required(node, "Effect"), "Effect")),
                principal == null ? null : principal(principal),
                action,
                oneOf(node, "Resource", PolicyParser::resources),
                node.has("Condition") ? ConditionParser.conditions(node.get("Condition")) : List.of());
    }

    private static Effect effect(String word) {
        return switch (word) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw PolicyException.malformed("Effect must be Allow or Deny, was: " + word);
        };
    }

    private interface ClauseReader {
        Clause read(List<String> values);
    }

    /** Reads an element or its negation, of which a statement has at most one. */
    private static @Nullable Clause oneOf(JsonNode statement, String element, ClauseReader reader) {
        JsonNode positive = statement.get(element);
        JsonNode negative = statement.get("Not" + element);
        if (positive != null && negative != null) {
            throw PolicyException.malformed(element + " and Not" + element + " in one statement");
        }
        if (negative != null) {
            return reader.read(texts(negative, "Not" + element)).not();
        }
        return positive == null ? null : reader.read(texts(positive, element));
    }

    private static Clause actions(List<String> actions) {
        for (String action : actions) {
            if (!ACTION.matcher(action).matches()) {
                throw PolicyException.malformed("Action must be * or service:Name, was: " + action);
            }
        }
        return Clause.actions(actions);
    }

    private static Clause resources(List<String> resources) {
        for (String resource : resources) {
            if (!resource.equals("*") && !Wildcards.isArn(resource)) {
                throw PolicyException.malformed("Resource must be * or an ARN, was: " + resource);
            }
            ConditionParser.noVariable(resource);
        }
        return Clause.resources(resources);
    }

    private static Clause principal(JsonNode node) {
        if (node.isTextual() && node.textValue().equals("*")) {
            return Clause.principals(List.of("*"));
        }
        List<String> callers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> kind : object(node, "Principal").properties()) {
            List<String> names = texts(kind.getValue(), "Principal." + kind.getKey());
            if (kind.getKey().equals("AWS")) {
                names.forEach(PolicyParser::checkPrincipal);
                callers.addAll(names);
            } else if (kind.getKey().equals("CanonicalUser")) {
                throw PolicyException.unsupported("Principal.CanonicalUser");
            } else if (!FOREIGN_PRINCIPALS.contains(kind.getKey())) { // those never match a caller of an account
                throw PolicyException.malformed("Principal knows no " + kind.getKey());
            }
        }
        return Clause.principals(callers);
    }

    private static void checkPrincipal(String name) {
        if (UNIQUE_ID.matcher(name).matches()) {
            throw PolicyException.unsupported("Principal by its unique id: " + name);
        }
        if (!PRINCIPAL.matcher(name).matches()) {
            throw PolicyException.malformed(
                    "Principal must be *, an account, or the full ARN of a user, role or session"
                            + " without wildcard, was: " + name);
        }
    }
}
