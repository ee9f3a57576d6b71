package io.xplorr.spi;

import io.xplorr.record.Scope;
import java.time.Duration;

/** What a verifier makes its calls with. Bound to the thread that was handed it. */
public interface Verification {
    /** Returns a gate for calls in one scope, which does not authenticate: the verifier does that itself. */
    CallGate calls(Scope scope);

    /** Waits; ends by a throw when the verification is to stop. */
    void pause(Duration duration);
}
