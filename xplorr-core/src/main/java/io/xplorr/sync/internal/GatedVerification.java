package io.xplorr.sync.internal;

import io.xplorr.record.Scope;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Verification;
import java.time.Duration;

/** What a verifier makes its calls with. */
record GatedVerification(CallContext context) implements Verification {
    @Override
    public CallGate calls(Scope scope) {
        return PageGate.plain(context, scope);
    }

    @Override
    public void pause(Duration duration) {
        context.control().sleep(duration);
        context.control().check();
    }
}
