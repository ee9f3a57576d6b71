package io.xplorr.testkit.assertions;

import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.call.Calls;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions about the calls that reached a fake AWS; what fails prints them. {@link #of}, {@link #inRegion},
 * {@link #inAccount} and {@link #bySession} narrow down which calls are meant. Not thread-safe.
 */
public final class CallsAssert extends AbstractObjectAssert<CallsAssert, Calls> {
    private static final int PRINTED = 40;

    private final String which;

    CallsAssert(Calls calls) {
        this(calls, "calls");
    }

    private CallsAssert(Calls calls, String which) {
        super(calls, CallsAssert.class);
        this.which = which;
    }

    /** Narrows to an IAM action, which may have wildcards: {@code ec2:Describe*}. */
    public CallsAssert of(String action) {
        return new CallsAssert(actual.of(action), which + " of " + action);
    }

    public CallsAssert inRegion(String region) {
        return new CallsAssert(actual.inRegion(region), which + " in " + region);
    }

    public CallsAssert inAccount(String accountId) {
        return new CallsAssert(actual.inAccount(accountId), which + " in account " + accountId);
    }

    /** Narrows to the calls of sessions with this name. */
    public CallsAssert bySession(String name) {
        return new CallsAssert(actual.bySession(name), which + " by session " + name);
    }

    public CallsAssert areMade(int times) {
        if (actual.count() != times) {
            throw failed("to be " + times);
        }
        return this;
    }

    /** Verifies that there is at least one. */
    public CallsAssert areMade() {
        if (actual.count() == 0) {
            throw failed("to be made");
        }
        return this;
    }

    public CallsAssert areNotMade() {
        return areMade(0);
    }

    /** Verifies that these IAM actions were called, each at least once, and no others. */
    public CallsAssert areExactlyOf(String... actions) {
        Set<String> expected = new TreeSet<>(Arrays.asList(actions));
        if (!actual.actions().equals(expected)) {
            throw failed("to be of exactly " + expected);
        }
        return this;
    }

    /** Verifies that none of them ended in an error of the service. */
    public CallsAssert haveSucceeded() {
        if (actual.failed().count() > 0) {
            throw failed("to have succeeded");
        }
        return this;
    }

    /** Verifies for how many of them AWS bills. */
    public CallsAssert areBilled(int times) {
        if (actual.only(call -> call.price().signum() > 0).count() != times) {
            throw failed("to be billed " + times + " times");
        }
        return this;
    }

    /** Verifies what AWS bills for all of them, in US dollars: {@code 0.02}. */
    public CallsAssert cost(String usd) {
        if (actual.spend().compareTo(new BigDecimal(usd)) != 0) {
            throw failed("to cost USD " + usd);
        }
        return this;
    }

    private AssertionError failed(String expectation) {
        return failure("%s", "Expected the " + which + " " + expectation + ", but they were:\n" + described());
    }

    private String described() {
        String first =
                actual.all().stream().limit(PRINTED).map(CallsAssert::described).collect(Collectors.joining("\n"));
        int more = actual.count() - PRINTED;
        return "  " + actual.count() + " calls " + actual + (first.isEmpty() ? "" : "\n" + first)
                + (more > 0 ? "\n  and " + more + " more" : "");
    }

    private static String described(Call call) {
        return "  " + call.at() + " " + call.action() + " in " + call.region() + " of account " + call.accountId()
                + call.sessionName().map(it -> " by session " + it).orElse("") + ": " + call.status()
                + call.errorCode().map(it -> " " + it).orElse("")
                + (call.price().signum() > 0 ? ", USD " + call.price().toPlainString() : "");
    }
}
