package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Verification;
import io.xplorr.sync.ProblemCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What a verifier makes its calls with. A call that it can no longer pay for fails, and the verification goes on. */
record GatedVerification(CallContext context) implements Verification {
    @Override
    public CallGate calls(Scope scope) {
        CallGate gate = PageGate.plain(context, scope);
        return new CallGate() {
            @Override
            public <T> T call(String action, long pricedUnits, Supplier<T> call) {
                try {
                    return gate.call(action, pricedUnits, call);
                } catch (StoppedException e) {
                    if (e.problem().code().equals(ProblemCode.BUDGET_EXHAUSTED)) {
                        throw unpaid(action, e);
                    }
                    throw e;
                }
            }
        };
    }

    @Override
    public void pause(Duration duration) {
        context.control().sleep(duration);
        context.control().check();
    }

    private static CallException unpaid(String action, StoppedException stopped) {
        CallError error = new CallError(
                ErrorKind.STOPPED,
                CallError.Reaction.FAIL,
                ProblemCode.BUDGET_EXHAUSTED,
                Optional.empty(),
                "The answer to " + action + " was lost, and to ask again would cost more than a verification may.",
                "Nothing to do if the next sync reads it. To know before: verify the connection again.",
                Optional.empty(),
                false);
        return new CallException(action, error, stopped);
    }
}
