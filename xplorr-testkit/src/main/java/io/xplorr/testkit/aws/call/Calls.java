package io.xplorr.testkit.aws.call;

import io.xplorr.testkit.aws.access.ActionPattern;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls in the order in which they were answered. Immutable and thread-safe. */
public final class Calls {
    private final List<Call> calls;

    public Calls(List<Call> calls) {
        this.calls = List.copyOf(calls);
    }

    public List<Call> all() {
        return calls;
    }

    public int count() {
        return calls.size();
    }

    /** Returns the calls of an IAM action, which may have wildcards. */
    public Calls of(String action) {
        ActionPattern pattern = new ActionPattern(action);
        return only(call -> pattern.matches(call.action()));
    }

    public Calls inRegion(String region) {
        return only(call -> call.region().equals(region));
    }

    public Calls inAccount(String accountId) {
        return only(call -> call.accountId().equals(accountId));
    }

    /** Returns the calls of sessions with this name. */
    public Calls bySession(String sessionName) {
        return only(call -> call.sessionName().filter(sessionName::equals).isPresent());
    }

    /** Returns the calls that ended in an error of the service. */
    public Calls failed() {
        return only(call -> call.errorCode().isPresent());
    }

    public Calls only(Predicate<Call> predicate) {
        return new Calls(calls.stream().filter(predicate).toList());
    }

    /** Returns what AWS bills for all of them, in US dollars. */
    public BigDecimal spend() {
        return calls.stream().map(Call::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Set<String> actions() {
        return byAction().keySet();
    }

    /** Returns how many calls there are of each action. */
    public Map<String, Long> byAction() {
        return Collections.unmodifiableMap(
                calls.stream().collect(Collectors.groupingBy(Call::action, TreeMap::new, Collectors.counting())));
    }

    @Override
    public String toString() {
        return byAction() + ", USD " + spend();
    }
}
