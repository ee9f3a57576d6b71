package io.xplorr.testkit;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.Price;
import io.xplorr.spi.RateLimit;
import io.xplorr.sync.ProblemCode;
import java.util.List;
import java.util.function.Function;

/**
 * What holds for the calls of one connection to a {@link FakeProvider}. Immutable and thread-safe.
 *
 * @param limits the buckets of a call, by {@code action@scope}
 * @param prices what a call costs, by action
 */
record FakePolicy(ConnectionId connection, Function<String, List<RateLimit>> limits, Function<String, Price> prices)
        implements CallPolicy {
    @Override
    public CallRules rulesOf(String action, Scope scope) {
        return new CallRules(connection + "/" + scope, limits.apply(action + "@" + scope), prices.apply(action));
    }

    @Override
    public CallError errorOf(String action, Scope scope, Throwable thrown) {
        return thrown instanceof FakeFailure failure
                ? failure.error()
                : CallError.of(
                        ErrorKind.UNEXPECTED,
                        CallError.Reaction.FAIL,
                        ProblemCode.UNEXPECTED,
                        thrown.getClass().getName(),
                        String.valueOf(thrown.getMessage()),
                        "");
    }
}
