package io.xplorr.sync.internal;

import io.xplorr.record.Scope;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.ProviderSession;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gate for one page: the permits, the attempts and their price, the retries, and the place that the answer takes in
 * memory until the page is written and the gate closed. Not thread-safe.
 */
final class PageGate implements CallGate, AutoCloseable {
    private final CallContext context;
    private final Scope scope;
    private final @Nullable ProviderSession session; // absent where the caller authenticates by itself
    private boolean placeTaken;

    private PageGate(CallContext context, Scope scope, @Nullable ProviderSession session) {
        this.context = context;
        this.scope = scope;
        this.session = session;
    }

    /** Returns a gate whose calls carry the credentials of a session. */
    static PageGate authenticated(CallContext context, ProviderSession session, Scope scope) {
        return new PageGate(context, scope, session);
    }

    /** Returns a gate that takes calls as they are, whose answers are small and take no place. */
    static PageGate plain(CallContext context, Scope scope) {
        return new PageGate(context, scope, null);
    }

    @Override
    public <T> T call(String action, long pricedUnits, Supplier<T> call) {
        if (pricedUnits < 1) {
            throw new IllegalArgumentException("pricedUnits must be at least 1, was: " + pricedUnits);
        }
        return new GatedCall(this, context, scope, action, pricedUnits).run(call);
    }

    /** Returns whether the page has a place for an answer. */
    boolean hasPlace() {
        return placeTaken;
    }

    /** Has the credentials fetched anew with the next call; {@code false} where the caller has its own. */
    boolean credentialsExpired() {
        if (session == null) {
            return false;
        }
        session.credentialsExpired();
        return true;
    }

    /** Waits for a place for an answer, unless this page has one. */
    void takePlace() {
        if (session != null && !placeTaken) {
            context.control().acquire(context.connectionSlots());
            try {
                context.control().acquire(context.places().process());
            } catch (RuntimeException e) {
                context.connectionSlots().release();
                throw e;
            }
            placeTaken = true;
        }
    }

    /** Takes what breaks off the call under way, and returns how long it may last. */
    Duration waiting(Runnable breakOff) {
        context.control().breakOffBy(breakOff);
        return context.control().remaining();
    }

    /** Gives the answer's place back. */
    @Override
    public void close() {
        if (placeTaken) {
            placeTaken = false;
            context.places().process().release();
            context.connectionSlots().release();
        }
    }

    /** Fetches credentials if there are none, one caller at a time. */
    void authenticate() {
        if (session == null) {
            return;
        }
        context.control().acquire(context.authentication());
        try (PageGate gate = plain(context, session.primaryRegion())) {
            session.authenticate(gate);
        } catch (CallException e) {
            // No credentials, no run: the other reads would only ask again.
            context.control().stop(Problems.of(e));
            context.control().check();
            throw e;
        } finally {
            context.authentication().release();
        }
    }
}
