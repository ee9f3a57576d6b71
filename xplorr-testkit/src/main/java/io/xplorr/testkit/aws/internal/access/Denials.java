package io.xplorr.testkit.aws.internal.access;

import io.xplorr.testkit.aws.access.AccessRequest;
import io.xplorr.testkit.aws.access.ActionPattern;
import io.xplorr.testkit.aws.access.Denial;
import io.xplorr.testkit.aws.access.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is forbidden to everyone, as a service control policy would. Thread-safe. */
public final class Denials implements Permissions {
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private record Rule(ActionPattern action, Set<String> regions) {
        boolean forbids(AccessRequest request) {
            return action.matches(request.action()) && (regions.isEmpty() || regions.contains(request.region()));
        }
    }

    /** Forbids an action in these regions, or everywhere if none is given; returns how to lift it. */
    public Runnable add(String action, Set<String> regions) {
        Rule rule = new Rule(new ActionPattern(action), regions);
        rules.add(rule);
        return () -> rules.remove(rule);
    }

    @Override
    public Optional<Denial> check(AccessRequest request) {
        return rules.stream().anyMatch(rule -> rule.forbids(request))
                ? Optional.of(Denial.explicit("service control"))
                : Optional.empty();
    }
}
