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
    private final List<Permissions> rules = new CopyOnWriteArrayList<>();

    /** Forbids an action in these regions, or everywhere if none is given; returns how to lift it. */
    public Runnable add(String action, Set<String> regions) {
        ActionPattern pattern = new ActionPattern(action);
        return add(request ->
                pattern.matches(request.action()) && (regions.isEmpty() || regions.contains(request.region()))
                        ? Optional.of(Denial.explicit("service control"))
                        : Optional.empty());
    }

    /** Forbids what these permissions refuse; returns how to lift it. */
    public Runnable add(Permissions limit) {
        rules.add(limit);
        return () -> rules.remove(limit);
    }

    @Override
    public Optional<Denial> check(AccessRequest request) {
        return rules.stream()
                .map(rule -> rule.check(request))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
