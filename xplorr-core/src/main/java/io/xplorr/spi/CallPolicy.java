package io.xplorr.spi;

import io.xplorr.record.Scope;

/** What a provider's calls cost, how many are allowed, and what their errors mean. Thread-safe. */
public interface CallPolicy {
    CallRules rulesOf(String action, Scope scope);

    /** Says what a failed attempt means; must not throw, and its texts must hold no secret. */
    CallError errorOf(String action, Scope scope, Throwable thrown);

    /**
     * Returns a text of the provider's client without the secrets that it echoes: what the engine throws on and logs went
     * through here. Must not throw. Returns it as it is by default, for a client that echoes none.
     */
    default String scrub(String text) {
        return text;
    }
}
