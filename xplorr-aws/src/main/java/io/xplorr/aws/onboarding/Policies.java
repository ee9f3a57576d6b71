package io.xplorr.aws.onboarding;

import io.xplorr.connection.ExternalId;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the two policies of the customer's role, and the one of our own identity. */
final class Policies {
    private static final String ORGANIZATION = "Organization";
    private static final String COST = "Cost";
    private static final String RESOURCES = "Resources";

    private Policies() {}

    /** Returns what the role may do: only reads, by name, in one statement for each part of the product. */
    static Node.Fields permissions(Iterable<String> actions) {
        List<Node> statements = bySid(actions).entrySet().stream()
                .<Node>map(statement -> Node.field("Sid", statement.getKey())
                        .with("Effect", "Allow")
                        .with("Action", Node.texts(statement.getValue()))
                        .with("Resource", "*")) // list and describe actions know no narrower resource
                .toList();
        return document(new Node.Items(statements));
    }

    /** Returns who may assume the role; during a rotation, with either ID. */
    static Node.Fields trust(Settings settings) {
        List<String> ids = Stream.concat(Stream.of(settings.externalId()), settings.nextExternalId().stream())
                .map(ExternalId::reveal)
                .toList();
        return trust(settings, oneOrAll(ids));
    }

    /**
     * Returns who may assume the role.
     *
     * @param externalIds the IDs themselves, or references to parameters
     */
    static Node.Fields trust(Settings settings, Node externalIds) {
        TrustedPrincipal trusted = settings.trusted();
        Node.Fields condition = Node.field("StringEquals", Node.field("sts:ExternalId", externalIds));
        if (trusted.role().isPresent()) {
            condition = condition.with(
                    "ArnEquals",
                    Node.field("aws:PrincipalArn", trusted.role().get().toString()));
        }
        return document(Node.items(Node.field("Sid", "XplorrWithExternalId")
                .with("Effect", "Allow")
                .with("Principal", Node.field("AWS", trusted.rootArn()))
                .with("Action", oneOrAll(settings.trustedActions()))
                .with("Condition", condition)));
    }

    /**
     * Returns what our own identity must be allowed. No condition on the external ID: it would refuse the probes without
     * one, so that a role that is open to all would pass for guarded.
     */
    static Node.Fields caller(Settings settings) {
        return document(Node.items(Node.field("Sid", "XplorrAssumesRolesOfCustomers")
                .with("Effect", "Allow")
                .with("Action", oneOrAll(settings.trustedActions()))
                .with("Resource", "arn:aws:iam::*:role" + settings.rolePath() + settings.roleName())));
    }

    /** Returns the actions of each statement, by the statement's Sid. */
    static SortedMap<String, SortedSet<String>> bySid(Iterable<String> actions) {
        SortedMap<String, SortedSet<String>> bySid = new TreeMap<>();
        actions.forEach(action ->
                bySid.computeIfAbsent(sid(action), sid -> new TreeSet<>()).add(action));
        return bySid;
    }

    private static String sid(String action) {
        if (action.startsWith("ce:")) {
            return COST;
        }
        return action.startsWith("organizations:") ? ORGANIZATION : RESOURCES;
    }

    private static Node oneOrAll(List<String> values) {
        return values.size() == 1 ? new Node.Text(values.get(0)) : Node.texts(values);
    }

    private static Node.Fields document(Node statements) {
        return Node.field("Version", "2012-10-17").with("Statement", statements);
    }
}
